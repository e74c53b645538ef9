/* SPDX-License-Identifier: MIT */
/* The parameters of a request, checked against the catalogue. */
#pragma once

#include "sandbox-call.h"

G_BEGIN_DECLS

/* The member of @record that is @parameter, by its name or an alias; DOC_NODE_NONE if absent. */
DocNode     sandbox_parameters_find          (DocDocument *document, DocNode record, CodefParameter *parameter);
/* (nullable): the name of the first parameter in the catalogue's order that is required and absent, null, "" or an
 * empty list; inside lists every record is looked at. */
const char *sandbox_parameters_find_missing  (CodefProduct *product, DocDocument *document);
/* Adds what the product does not define to the echo of @call. */
void        sandbox_parameters_echo_unknown  (CodefProduct *product, SandboxCall *call);
/* TRUE if a condition of the catalogue holds for the request; a NULL condition does. */
gboolean    sandbox_parameters_condition_holds (const char *condition, DocDocument *document);

G_END_DECLS
