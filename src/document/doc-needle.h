/* SPDX-License-Identifier: MIT */
/* Finds a few bytes among many, at the speed of memory; small and capital letters of ASCII may count as the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint8  *bytes;        /* (owned) small letters if @ignores_case */
  gsize    length_bytes; /* at least 1 */
  gboolean ignores_case;
} DocNeedle;

/* @text: not empty. */
void          doc_needle_init  (DocNeedle *self, const char *text, gboolean ignores_case);
void          doc_needle_clear (DocNeedle *self);
/* Returns: (nullable): the first place that is wholly between @from and @end. Reads nothing outside. */
const guint8 *doc_needle_find  (const DocNeedle *self, const guint8 *from, const guint8 *end);

G_END_DECLS
