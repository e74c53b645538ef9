/* SPDX-License-Identifier: MIT */
/* The words of one row of the tree, for drawing and for a screen reader alike. */
#pragma once

#include "app-lens.h"

G_BEGIN_DECLS

/* Of a value this much is looked at for one row; a row shows far less. */
#define APP_READING_MAX_BYTES 512

/* All texts are owned, valid UTF-8, one line, harmless to show. */
typedef struct
{
  char    *key;       /* (nullable): the member's name or the element's index; NULL for the root */
  char    *label;     /* (nullable): the label of the catalogue */
  char    *value;     /* the lexeme as sent, cut at APP_READING_MAX_BYTES, secrets masked; "{11}", "[3]" for containers */
  char    *meaning;   /* (nullable): lens of a scalar, summary of an element */
  DocKind  kind;
  gboolean is_element; /* the key is an index */
  gboolean is_empty;   /* a container without children */
  gboolean duplicate;  /* an earlier member has the same name */
} AppReading;

void  app_reading_fill         (AppReading *self, const AppLens *lens, DocDocument *document, DocNode node);
void  app_reading_clear        (AppReading *self);
/* (transfer full): "key, label, value, meaning" for a screen reader. */
char *app_reading_dup_sentence (const AppReading *self);

/* What is said of a member whose name came before in its object. */
const char *app_reading_get_duplicate_mark (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AppReading, app_reading_clear)

G_END_DECLS
