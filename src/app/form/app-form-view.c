/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-form-view.h"
#include "app-field-row.h"

#include <glib/gi18n.h>

struct _AppFormView
{
  AdwBin      parent_instance;

  AppContext *context;        /* (owned) */
  CodefForm  *form;           /* (owned) (nullable) */

  GtkStack   *stack;
  GtkLabel   *summary_label;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (AppFormView, app_form_view, ADW_TYPE_BIN)

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append (text, "\n");
  g_string_append (text, sentence);
}

/* What is missing, how sure the catalogue is, and its notes. */
static void
update_summary (AppFormView *self)
{
  CodefProduct *product = codef_form_get_product (self->form);
  CodefLanguage language = app_context_get_label_language (self->context);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_missing = codef_form_get_n_missing (self->form);

  if (n_missing > 0)
    {
      g_autofree char *missing = g_strdup_printf (ngettext ("%u required field is empty.", "%u required fields are empty.", n_missing), n_missing);

      append_sentence (text, missing);
    }
  else
    append_sentence (text, _("* required"));
  if (product != NULL && codef_product_get_confidence (product) == CODEF_CONFIDENCE_LOW)
    append_sentence (text, _("Only the path of this product is known for certain; its parameters are a guess."));
  if (product != NULL && codef_product_get_notes (product, language) != NULL)
    append_sentence (text, codef_product_get_notes (product, language));
  gtk_label_set_text (self->summary_label, text->str);
}

static void
on_form_changed_cb (CodefForm *form, GParamSpec *pspec, gpointer user_data)
{
  update_summary (user_data);
}

static void
on_language_cb (AppContext *context, GParamSpec *pspec, gpointer user_data)
{
  AppFormView *self = user_data;

  if (self->form != NULL)
    update_summary (self);
}

static void
app_form_view_dispose (GObject *object)
{
  AppFormView *self = APP_FORM_VIEW (object);

  app_form_view_set_form (self, NULL);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_FORM_VIEW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_form_view_parent_class)->dispose (object);
}

static gboolean
app_form_view_grab_focus (GtkWidget *widget)
{
  AppFormView *self = APP_FORM_VIEW (widget);

  return app_field_row_focus_first (self->list_box) || gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
app_form_view_class_init (AppFormViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_form_view_dispose;
  widget_class->grab_focus = app_form_view_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "form/app-form-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppFormView, stack);
  gtk_widget_class_bind_template_child (widget_class, AppFormView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, AppFormView, list_box);
}

static void
app_form_view_init (AppFormView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_form_view_new (AppContext *context)
{
  AppFormView *self = g_object_new (APP_TYPE_FORM_VIEW, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (on_language_cb), self, 0);
  return GTK_WIDGET (self);
}

void
app_form_view_set_form (AppFormView *self, CodefForm *form)
{
  if (self->form == form)
    return;
  if (self->form != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->form, self);
      app_field_row_fill (self->list_box, self->context, NULL);
    }
  g_set_object (&self->form, form);
  if (form == NULL)
    return;
  g_signal_connect_object (form, "notify::text", G_CALLBACK (on_form_changed_cb), self, 0);
  app_field_row_fill (self->list_box, self->context, codef_form_get_fields (form));
  gtk_stack_set_visible_child_name (self->stack, codef_form_get_product (form) != NULL ? "fields" : "none");
  update_summary (self);
}
