/* SPDX-License-Identifier: MIT */
/* Making institutions from the catalogue's file. */
#pragma once

#include "codef-organization.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full) */
CodefOrganization *codef_organization_read (DocDocument *document, DocNode object);
/* Length in bytes of the longest scope that @path begins with; 0 if none. */
gsize       codef_organization_get_scope_match (CodefOrganization *self, const char *path);
/* FALSE: it serves every product of its business type. */
gboolean    codef_organization_has_scopes      (CodefOrganization *self);
/* (transfer none): its names and code, folded for search. */
const char *codef_organization_get_folded      (CodefOrganization *self);

G_END_DECLS
