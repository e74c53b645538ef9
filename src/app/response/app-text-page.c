/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-text-page.h"

#include "app-context.h"
#include "app-shown-text.h"
#include "app-units.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

struct _AppTextPage
{
  GtkWidget      parent_instance;
  DocDocument   *document;       /* (owned) (nullable) */
  GCancellable  *cancellable;    /* (owned) (nullable): of the text being made */
  GSignalGroup  *style_signals;  /* (owned) */
  gboolean       stale;          /* the text shown is not of the document */

  GtkStack      *stack;          /* template child */
  GtkWidget     *place;          /* template child: where the view goes */
  GtkLabel      *note;           /* template child */
  GtkSourceView *view;           /* (nullable): child of place, from the first look on */
};

G_DEFINE_FINAL_TYPE (AppTextPage, app_text_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_BUSY, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkSourceBuffer *
get_buffer (AppTextPage *self)
{
  return GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
}

static void
update_scheme (AppTextPage *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme;

  if (self->view == NULL)
    return;
  scheme = gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (), dark ? "Adwaita-dark" : "Adwaita");
  gtk_source_buffer_set_style_scheme (get_buffer (self), scheme);
}

static void
ensure_view (AppTextPage *self)
{
  GtkTextView *view;
  GtkSourceLanguage *json;

  if (self->view != NULL)
    return;
  self->view = GTK_SOURCE_VIEW (gtk_source_view_new ());
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_CHAR);
  gtk_text_view_set_left_margin (view, 8);
  gtk_text_view_set_top_margin (view, 8);
  gtk_text_view_set_bottom_margin (view, 8);
  gtk_source_view_set_show_line_numbers (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answer as text"), -1);
  json = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "json");
  gtk_source_buffer_set_language (get_buffer (self), json);
  update_scheme (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->place), GTK_WIDGET (view));
}

static void
set_cancellable (AppTextPage *self, GCancellable *cancellable)
{
  if (!g_set_object (&self->cancellable, cancellable))
    return;
  gtk_stack_set_visible_child_name (self->stack, cancellable != NULL ? "busy" : "text");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
show_note (AppTextPage *self, const AppShownText *shown)
{
  g_autofree char *part = app_units_size (shown->length_bytes);
  g_autofree char *note = NULL;

  if (shown->cut)
    note = g_strdup_printf (_("Only the first %s are shown; saving gives all of it."), part);
  else if (shown->has_chips)
    note = g_strdup (_("Long strings stand as chips, «…»; saving gives all of them."));
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
show_text (AppTextPage *self, const AppShownText *shown)
{
  GtkTextIter start;

  ensure_view (self);
  gtk_source_buffer_set_highlight_syntax (get_buffer (self), shown->length_bytes <= APP_SHOWN_TEXT_MAX_COLORED_BYTES);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (get_buffer (self)), shown->text, (int) shown->length_bytes);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (get_buffer (self)), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (get_buffer (self)), &start);
  show_note (self, shown);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, app_shown_text_new (task_data), (GDestroyNotify) app_shown_text_free);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AppTextPage *self = APP_TEXT_PAGE (source);
  g_autoptr(AppShownText) shown = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A text of an earlier document has no address here: it was cancelled when the next one came. */
  if (shown == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  show_text (self, shown);
  set_cancellable (self, NULL);
}

static void
refresh (AppTextPage *self)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GCancellable) cancellable = NULL;

  if (!self->stale || self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  cancellable = g_cancellable_new ();
  set_cancellable (self, cancellable);
  task = g_task_new (self, cancellable, on_made_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, doc_document_ref (self->document), (GDestroyNotify) doc_document_unref);
  g_task_run_in_thread (task, make_in_thread);
}

static void
app_text_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_text_page_parent_class)->map (widget);
  refresh (APP_TEXT_PAGE (widget));
}

static void
app_text_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, app_text_page_is_busy (APP_TEXT_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_text_page_dispose (GObject *object)
{
  AppTextPage *self = APP_TEXT_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->style_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_TEXT_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->view = NULL;
  g_clear_pointer (&self->document, doc_document_unref);
  G_OBJECT_CLASS (app_text_page_parent_class)->dispose (object);
}

static void
app_text_page_class_init (AppTextPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_text_page_get_property;
  object_class->dispose = app_text_page_dispose;
  widget_class->map = app_text_page_map;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-text-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppTextPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AppTextPage, place);
  gtk_widget_class_bind_template_child (widget_class, AppTextPage, note);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_text_page_init (AppTextPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->style_signals = g_signal_group_new (ADW_TYPE_STYLE_MANAGER);
  g_signal_group_connect_swapped (self->style_signals, "notify::dark", G_CALLBACK (update_scheme), self);
  g_signal_group_set_target (self->style_signals, adw_style_manager_get_default ());
}

void
app_text_page_set_document (AppTextPage *self, DocDocument *document)
{
  g_return_if_fail (APP_IS_TEXT_PAGE (self));

  if (self->document == document)
    return;
  g_cancellable_cancel (self->cancellable);
  set_cancellable (self, NULL);
  g_clear_pointer (&self->document, doc_document_unref);
  self->document = document != NULL ? doc_document_ref (document) : NULL;
  self->stale = TRUE;
  /* The old text must not stand under a new answer, and need not stay in memory either. */
  if (self->view != NULL)
    gtk_text_buffer_set_text (GTK_TEXT_BUFFER (get_buffer (self)), "", 0);
  refresh (self);
}

gboolean
app_text_page_is_busy (AppTextPage *self)
{
  g_return_val_if_fail (APP_IS_TEXT_PAGE (self), FALSE);

  return self->cancellable != NULL;
}

char *
app_text_page_dup_text (AppTextPage *self)
{
  char *text = NULL;

  g_return_val_if_fail (APP_IS_TEXT_PAGE (self), NULL);

  if (self->view != NULL)
    g_object_get (get_buffer (self), "text", &text, NULL);
  return text != NULL ? text : g_strdup ("");
}
