/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-overflow-bar.h"

#include "app-context.h"
#include "app-plain.h"
#include "app-units.h"
#include "store-overflow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AppOverflowBar
{
  GtkWidget  parent_instance;

  GtkLabel  *sentence; /* template child */
  GtkWidget *buttons;  /* template child */
};

G_DEFINE_FINAL_TYPE (AppOverflowBar, app_overflow_bar, GTK_TYPE_WIDGET)

static void
app_overflow_bar_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_OVERFLOW_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (app_overflow_bar_parent_class)->dispose (object);
}

static void
app_overflow_bar_class_init (AppOverflowBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_overflow_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-overflow-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AppOverflowBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, AppOverflowBar, buttons);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_overflow_bar_init (AppOverflowBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* With ~ for the home folder, as a person writes it. */
static char *
dup_display_path (const char *path)
{
  const char *home = g_get_home_dir ();
  g_autofree char *readable = NULL;

  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    readable = g_strconcat ("~", path + strlen (home), NULL);
  return g_filename_display_name (readable != NULL ? readable : path);
}

/* @path: (nullable): NULL while it is not to be named. */
static char *
dup_sentence (CodefAttempt *attempt, const char *path)
{
  const GError *error = codef_attempt_get_error (attempt);
  gsize shown_bytes = g_bytes_get_size (doc_document_get_text (codef_attempt_get_document (attempt)));
  g_autofree char *shown = app_units_size (shown_bytes);
  g_autofree char *all = app_units_size (codef_attempt_get_overflow_size (attempt));
  g_autofree char *display = path != NULL ? dup_display_path (path) : NULL, *why = NULL;

  if (path == NULL)
    return g_strdup_printf (_("Only the beginning is shown: %s of %s. The file with the rest has personal data in clear, so it is not "
                              "offered while that is masked."), shown, all);
  if (error == NULL)
    return g_strdup_printf (_("Only the beginning is shown: %s of %s. The whole answer lies in %s until this tab sends again or is "
                              "closed."), shown, all, display);
  why = app_plain_line (error->message, strcspn (error->message, "\n"), 400);
  return g_strdup_printf (_("%s Only the beginning is shown: %s. What came, %s, lies in %s until this tab sends again or is "
                            "closed."), why, shown, all, display);
}

void
app_overflow_bar_set_attempt (AppOverflowBar *self, CodefAttempt *attempt, CodefPrivacy *privacy)
{
  GOutputStream *overflow = attempt != NULL ? codef_attempt_get_overflow (attempt) : NULL;
  gboolean offered = STORE_IS_OVERFLOW (overflow) && privacy == NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (APP_IS_OVERFLOW_BAR (self));

  if (overflow != NULL)
    sentence = dup_sentence (attempt, offered ? store_overflow_get_path (STORE_OVERFLOW (overflow)) : NULL);
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (self->buttons, offered);
  gtk_widget_set_visible (GTK_WIDGET (self), overflow != NULL);
}
