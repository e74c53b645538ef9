/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-text-page.h"

#include "app-context.h"
#include "app-shown-text.h"
#include "app-units.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

/* Inserting five megabytes at once takes a quarter of a second, this much takes two milliseconds. */
#define PIECE_BYTES ((gsize) 64 * 1024)

struct _AppTextPage
{
  GtkWidget        parent_instance;
  DocDocument     *document;       /* (owned) (nullable) */
  GCancellable    *cancellable;    /* (owned) (nullable): of the text being made */
  AppShownText    *pouring;        /* (owned) (nullable): made, on its way into the buffer */
  gsize            poured_bytes;   /* of it */
  guint            pour_id;
  GtkSourceBuffer *buffer;         /* (owned) (nullable): the view gets it full: it would lay out every piece */
  GSignalGroup    *style_signals;  /* (owned) */
  gboolean         stale;          /* the text shown is not of the document */

  GtkStack        *stack;          /* template child */
  GtkWidget       *place;          /* template child: where the view goes */
  GtkLabel        *note;           /* template child */
  GtkSourceView   *view;           /* (nullable): child of place, from the first look on */
};

G_DEFINE_FINAL_TYPE (AppTextPage, app_text_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_BUSY, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
update_scheme (AppTextPage *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme;

  if (self->buffer == NULL)
    return;
  scheme = gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                       dark ? "Adwaita-dark" : "Adwaita");
  gtk_source_buffer_set_style_scheme (self->buffer, scheme);
}

static void
set_buffer (AppTextPage *self, GtkSourceBuffer *buffer)
{
  g_set_object (&self->buffer, buffer);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  update_scheme (self);
}

static void
ensure_view (AppTextPage *self)
{
  GtkTextView *view;

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
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->place), GTK_WIDGET (view));
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
  else if (shown->is_masked)
    note = g_strdup (_("Secrets are masked; saving gives them as they came."));
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
set_busy (AppTextPage *self, GCancellable *cancellable, AppShownText *pouring)
{
  gboolean was_busy = app_text_page_is_busy (self);

  g_set_object (&self->cancellable, cancellable);
  if (self->pouring != pouring)
    g_clear_pointer (&self->pouring, app_shown_text_free);
  self->pouring = pouring;
  gtk_stack_set_visible_child_name (self->stack, cancellable != NULL || pouring != NULL ? "busy" : "text");
  if (app_text_page_is_busy (self) != was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Colours for as much of the text as the view can bear. The first ones in the program are loaded from files, so this is a
 * step of its own. Returns: whether there was something to do. */
static gboolean
add_colors (AppTextPage *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceLanguage *json = gtk_source_language_manager_get_language (languages, "json");

  if (self->pouring->length_bytes > APP_SHOWN_TEXT_MAX_COLORED_BYTES
      || gtk_source_buffer_get_language (self->buffer) == json)
    return FALSE;
  gtk_source_buffer_set_language (self->buffer, json);
  gtk_source_buffer_set_highlight_syntax (self->buffer, TRUE);
  return TRUE;
}

/* Once all of the text is there. */
static void
finish_pouring (AppTextPage *self)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  ensure_view (self);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->buffer));
  show_note (self, self->pouring);
  set_busy (self, NULL, NULL);
}

static gboolean
on_pour_cb (gpointer user_data)
{
  AppTextPage *self = user_data;
  const char *from = self->pouring->text + self->poured_bytes;
  gsize left_bytes = self->pouring->length_bytes - self->poured_bytes;
  gsize piece_bytes = MIN (left_bytes, PIECE_BYTES);
  GtkTextIter end;

  while (piece_bytes < left_bytes && ((guchar) from[piece_bytes] & 0xC0) == 0x80)
    piece_bytes--;
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self->buffer), &end, from, (int) piece_bytes);
  self->poured_bytes += piece_bytes;
  if (self->poured_bytes < self->pouring->length_bytes || add_colors (self))
    return G_SOURCE_CONTINUE;
  self->pour_id = 0;
  finish_pouring (self);
  return G_SOURCE_REMOVE;
}

static void
stop (AppTextPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pour_id, g_source_remove);
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
  g_autoptr(GtkSourceBuffer) buffer = NULL;

  /* A text of an earlier document has no address here: it was cancelled when the next one came. */
  if (shown == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  buffer = gtk_source_buffer_new (NULL);
  set_buffer (self, buffer);
  self->poured_bytes = 0;
  set_busy (self, NULL, g_steal_pointer (&shown));
  self->pour_id = g_idle_add (on_pour_cb, self);
}

static void
refresh (AppTextPage *self)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GCancellable) cancellable = NULL;

  if (!self->stale || self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  /* the first one takes long to make: not in one go with all the rest */
  ensure_view (self);
  cancellable = g_cancellable_new ();
  set_busy (self, cancellable, NULL);
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

  stop (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pouring, app_shown_text_free);
  g_clear_object (&self->buffer);
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
  stop (self);
  set_busy (self, NULL, NULL);
  g_clear_pointer (&self->document, doc_document_unref);
  self->document = document != NULL ? doc_document_ref (document) : NULL;
  self->stale = TRUE;
  /* The old text must not stand under a new answer, and need not stay in memory either. */
  g_clear_object (&self->buffer);
  if (self->view != NULL)
    gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), NULL);
  refresh (self);
}

gboolean
app_text_page_is_busy (AppTextPage *self)
{
  g_return_val_if_fail (APP_IS_TEXT_PAGE (self), FALSE);

  return self->cancellable != NULL || self->pouring != NULL;
}

char *
app_text_page_dup_text (AppTextPage *self)
{
  char *text = NULL;

  g_return_val_if_fail (APP_IS_TEXT_PAGE (self), NULL);

  if (self->view != NULL)
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "text", &text, NULL);
  return text != NULL ? text : g_strdup ("");
}
