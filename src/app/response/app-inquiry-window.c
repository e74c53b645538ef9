/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-inquiry-window.h"

#include "app-save-text.h"
#include "app-snippet-view.h"
#include "app-toast.h"
#include "codef-inquiry.h"

#include <glib/gi18n-lib.h>

struct _AppInquiryWindow
{
  AdwWindow      parent_instance;
  AppContext    *context;     /* (owned) */
  CodefExchange *exchange;    /* (owned) */
  CodefProduct  *product;     /* (owned) (nullable) */
  char          *file_name;   /* (owned) */
  char          *text;        /* (owned) (nullable) until it is made */
  GCancellable  *making;      /* (owned) (nullable) of the text being made */

  GtkWidget     *toasts;      /* this and the following: of the template */
  GtkStack      *stack;
  GtkTextView   *view;
  GtkSwitch     *mask_switch;
  GtkDropDown   *choice;
};

G_DEFINE_FINAL_TYPE (AppInquiryWindow, app_inquiry_window, ADW_TYPE_WINDOW)

/* What a thread makes the text of. */
typedef struct
{
  CodefExchange   *exchange; /* (owned) */
  CodefProduct    *product;  /* (owned) (nullable) */
  CodefPrivacy    *privacy;  /* (owned) (nullable) */
  CodefSnippetKind kind;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->exchange);
  g_clear_object (&making->product);
  g_clear_pointer (&making->privacy, codef_privacy_unref);
  g_free (making);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Making *making = task_data;

  g_task_return_pointer (task, codef_inquiry_write (making->exchange, making->product, making->kind, making->privacy), g_free);
}

static void
set_text (AppInquiryWindow *self, char *text)
{
  g_autofree char *shown = app_snippet_shorten (text != NULL ? text : "", NULL);

  g_free (self->text);
  self->text = text;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), shown, -1);
  gtk_stack_set_visible_child_name (self->stack, text != NULL ? "text" : "busy");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inquiry.copy", text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inquiry.save", text != NULL);
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AppInquiryWindow *self = APP_INQUIRY_WINDOW (source);
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  /* something else is wished for by now */
  if (text == NULL || g_task_get_cancellable (G_TASK (result)) != self->making)
    return;
  g_clear_object (&self->making);
  set_text (self, g_steal_pointer (&text));
}

static void
make (AppInquiryWindow *self)
{
  g_autoptr(GTask) task = NULL;
  Making *making = g_new0 (Making, 1);

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  set_text (self, NULL);
  making->exchange = g_object_ref (self->exchange);
  making->product = self->product != NULL ? g_object_ref (self->product) : NULL;
  making->privacy = gtk_switch_get_active (self->mask_switch) ? codef_privacy_ref (app_context_get_pseudonyms (self->context)) : NULL;
  making->kind = app_snippet_get_kind (self->context);
  task = g_task_new (self, self->making, on_made_cb, NULL);
  g_task_set_source_tag (task, make);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
on_mask_cb (AppInquiryWindow *self)
{
  if (self->exchange != NULL)
    make (self);
}

static void
on_choice_cb (AppInquiryWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->exchange == NULL || selected >= CODEF_SNIPPET_N_KINDS || selected == app_snippet_get_kind (self->context))
    return;
  g_settings_set_string (app_context_get_settings (self->context), "snippet", codef_snippet_get_id (selected));
  make (self);
}

static void
activate_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppInquiryWindow *self = APP_INQUIRY_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  app_toast (self->toasts, _("Copied"));
}

static void
activate_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppInquiryWindow *self = APP_INQUIRY_WINDOW (widget);

  app_save_text (self->toasts, _("Save for the Help Desk"), self->file_name, self->text);
}

static void
app_inquiry_window_dispose (GObject *object)
{
  AppInquiryWindow *self = APP_INQUIRY_WINDOW (object);

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_INQUIRY_WINDOW);
  g_clear_object (&self->exchange);
  g_clear_object (&self->product);
  g_clear_object (&self->context);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (app_inquiry_window_parent_class)->dispose (object);
}

static void
app_inquiry_window_class_init (AppInquiryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_inquiry_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-inquiry-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppInquiryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppInquiryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AppInquiryWindow, view);
  gtk_widget_class_bind_template_child (widget_class, AppInquiryWindow, mask_switch);
  gtk_widget_class_bind_template_child (widget_class, AppInquiryWindow, choice);
  gtk_widget_class_bind_template_callback (widget_class, on_mask_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_cb);
  gtk_widget_class_install_action (widget_class, "inquiry.copy", NULL, activate_copy);
  gtk_widget_class_install_action (widget_class, "inquiry.save", NULL, activate_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
app_inquiry_window_init (AppInquiryWindow *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (CodefSnippetKind kind = 0; kind < CODEF_SNIPPET_N_KINDS; kind++)
    gtk_string_list_append (titles, codef_snippet_get_title (kind));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
}

GtkWindow *
app_inquiry_window_new (AppContext *context, GtkWindow *parent, CodefExchange *exchange, CodefProduct *product, const char *file_name)
{
  AppInquiryWindow *self = g_object_new (APP_TYPE_INQUIRY_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->product = product != NULL ? g_object_ref (product) : NULL;
  self->file_name = g_strdup (file_name);
  gtk_drop_down_set_selected (self->choice, app_snippet_get_kind (context));
  self->exchange = g_object_ref (exchange);
  make (self);
  return GTK_WINDOW (self);
}

const char *
app_inquiry_window_get_text (AppInquiryWindow *self)
{
  g_return_val_if_fail (APP_IS_INQUIRY_WINDOW (self), NULL);

  return self->text;
}
