/* SPDX-License-Identifier: MIT */
/* Making parameters from the catalogue's files. */
#pragma once

#include "codef-items.h"
#include "codef-parameter.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full): list of CodefParameter from the array @list of a file that was checked before. */
CodefItems *codef_parameter_read_list (DocDocument *document, DocNode list);
/* (transfer none) (nullable): by name or alias. */
CodefParameter *codef_parameter_find_in (CodefItems *parameters, const char *name);

G_END_DECLS
