/* SPDX-License-Identifier: MIT */
/* What writing a snippet is made of: texts of a language, the parameters as a literal, and the template around them. */
#pragma once

#include "codef-snippet.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full): @text as a literal of a string. Nothing in it can end the literal, start an interpolation or change
 * the direction of what is read. */
char *_codef_snippet_quote       (CodefSnippetKind kind, const char *text);
/* (transfer full): one line without control characters, to stand in a comment. */
char *_codef_snippet_comment     (const char *text);
/* (transfer full): @json inside a here-document of a shell. */
char *_codef_snippet_shell_plain (const char *json, gsize length);

/* The parameters as a literal of the language. */
typedef struct
{
  char      *text;        /* (owned) */
  GPtrArray *variables;   /* (owned) of char (owned): names of the environment variables that hold secrets, in order */
  gboolean   has_sealed;  /* one of them is encrypted */
  gboolean   has_plain;   /* one of them is sent as it is */
  gboolean   has_numbers; /* one is too large for the language's own numbers */
} CodefSnippetValue;

/* @indent: what stands before the line in which it begins. (transfer full) */
CodefSnippetValue *_codef_snippet_value_new  (CodefSnippetKind kind, DocDocument *document, CodefProduct *product,
                                              const char *indent);
void               _codef_snippet_value_free (CodefSnippetValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefSnippetValue, _codef_snippet_value_free)

/* (transfer full) (nullable): what @{@name} stands for in a line that begins with @indent. */
typedef char    *(*CodefSnippetLookup) (const char *name, const char *indent, gpointer user_data);
/* Whether lines with the mark "?@flag " are taken. */
typedef gboolean (*CodefSnippetTest)   (char flag, gpointer user_data);

/* (transfer full) */
char *_codef_snippet_fill (const char *template, CodefSnippetTest test, CodefSnippetLookup lookup, gpointer user_data);

G_END_DECLS
