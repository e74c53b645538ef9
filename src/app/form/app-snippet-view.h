/* SPDX-License-Identifier: MIT */
/* The request as a program that sends it, in the language chosen last: to be read, copied or saved. Secrets are no part of it. Made while
 * it is shown, and again when the form, the environment or the choice changes. */
#pragma once

#include "app-context.h"
#include "codef-form.h"
#include "codef-snippet.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SNIPPET_VIEW (app_snippet_view_get_type ())
G_DECLARE_FINAL_TYPE (AppSnippetView, app_snippet_view, APP, SNIPPET_VIEW, AdwBin)

GtkWidget       *app_snippet_view_new      (AppContext *context);
void             app_snippet_view_set_form (AppSnippetView *self, CodefForm *form);
void             app_snippet_view_set_path (AppSnippetView *self, const char *path);

/* The language chosen last, in any window. */
CodefSnippetKind app_snippet_get_kind      (AppContext *context);
/* (transfer full): as much of @text as a text view bears, long lines cut. @is_cut: (out) (optional): there is more. */
char            *app_snippet_shorten       (const char *text, gboolean *is_cut);

G_END_DECLS
