/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-editor-private.h"

#include "app-account-row.h"
#include "app-field-row.h"
#include "app-json-editor.h"
#include "app-wire-view.h"
#include <glib/gi18n.h>

/* rows:  GtkMultiSelection ← CodefAccountList of CodefAccount */
G_DEFINE_FINAL_TYPE (AppAccountEditor, app_account_editor, ADW_TYPE_BIN)

void
app_account_editor_update_envelope (AppAccountEditor *self)
{
  g_autoptr(GBytes) request = NULL;
  g_autofree char *text = NULL;

  if (self->updating || g_str_equal (app_account_editor_get_view (self), "list"))
    return;
  request = codef_account_list_dup_request (self->list);
  text = g_strndup (g_bytes_get_data (request, NULL), g_bytes_get_size (request));
  self->updating = TRUE;
  codef_form_set_text (self->envelope, text);
  self->updating = FALSE;
}

static void
set_problem (AppAccountEditor *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
}

/* The JSON was edited: what is whole goes into the list at once, what is not stays in the editor until it is. */
static void
on_envelope_text_cb (AppAccountEditor *self)
{
  g_autoptr(GError) error = NULL;

  if (self->updating)
    return;
  self->updating = TRUE;
  codef_account_list_set_request (self->list, codef_form_get_text (self->envelope), &error);
  self->updating = FALSE;
  set_problem (self, error != NULL ? error->message : NULL);
}

static void
update_heading (AppAccountEditor *self)
{
  CodefAccountOperation *operation = codef_account_list_get_operation (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list)), n_wrong = codef_account_list_get_n_wrong (self->list);
  g_autofree char *count = g_strdup_printf (ngettext ("%u account", "%u accounts", n), n);
  g_autofree char *wrong = g_strdup_printf (ngettext ("%u is incomplete", "%u are incomplete", n_wrong), n_wrong);
  g_autofree char *heading = n_wrong > 0 ? g_strdup_printf ("%s · %s", count, wrong) : g_strdup (count);
  gboolean has_accounts = codef_account_operation_get_account (operation) != NULL;

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->caption),
                      _("Sent in one request. Passwords are encrypted with RSA when they are sent, and are not stored."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), !has_accounts ? "none" : n == 0 ? "empty" : "rows");
  gtk_widget_set_visible (gtk_widget_get_parent (self->heading), has_accounts);
}

static void
update_source (AppAccountEditor *self)
{
  gboolean needed = codef_account_operation_get_source (codef_account_list_get_operation (self->list)) != NULL;

  if (needed && gtk_widget_get_first_child (self->source_list) == NULL)
    app_field_row_fill (GTK_LIST_BOX (self->source_list), self->context,
                        codef_form_get_fields (codef_account_list_get_source (self->list)));
  gtk_widget_set_visible (self->source_box, needed);
}

static void
on_list_changed_cb (AppAccountEditor *self)
{
  if (!self->updating)
    set_problem (self, NULL); /* the rows were edited since: they count */
  update_heading (self);
  app_account_editor_update_envelope (self);
  app_account_editor_update_actions (self);
}

static void
on_operation_cb (AppAccountEditor *self)
{
  if (self->wire_view != NULL)
    app_wire_view_set_path (APP_WIRE_VIEW (self->wire_view),
                            codef_account_operation_get_path (codef_account_list_get_operation (self->list)));
  update_source (self);
  on_list_changed_cb (self);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AppAccountEditor *self = user_data;

  gtk_list_item_set_child (item, app_account_row_new (self->context, self->list));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  app_account_row_set_account (APP_ACCOUNT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  app_account_row_set_account (APP_ACCOUNT_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The row around the focus, or NULL. */
static AppAccountRow *
find_focused_row (AppAccountEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL)
    return NULL;
  child = gtk_widget_get_ancestor (focus, APP_TYPE_ACCOUNT_ROW);
  if (child == NULL) /* the focus is on the list's own item, the row is inside */
    child = gtk_widget_is_ancestor (focus, self->list_view) ? gtk_widget_get_first_child (focus) : NULL;
  return APP_IS_ACCOUNT_ROW (child) ? APP_ACCOUNT_ROW (child) : NULL;
}

static void
on_activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  AppAccountRow *row = find_focused_row (user_data);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "account.toggle", NULL);
}

/* Alt+Up and Alt+Down carry the row along, Delete removes what is selected; text fields keep their own keys. */
static gboolean
on_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer user_data)
{
  AppAccountEditor *self = user_data;
  AppAccountRow *row = find_focused_row (self);
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (row != NULL && alt && keyval == GDK_KEY_Up)
    return gtk_widget_activate_action (GTK_WIDGET (row), "account.move-up", NULL);
  if (row != NULL && alt && keyval == GDK_KEY_Down)
    return gtk_widget_activate_action (GTK_WIDGET (row), "account.move-down", NULL);
  if (keyval == GDK_KEY_Delete && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "accounts.remove-selected", NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
set_up_list (AppAccountEditor *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), self);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (self->list_view, keys);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (app_account_editor_update_actions), self,
                           G_CONNECT_SWAPPED);
}

static void
app_account_editor_dispose (GObject *object)
{
  AppAccountEditor *self = APP_ACCOUNT_EDITOR (object);

  if (self->list_view != NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
      app_field_row_fill (GTK_LIST_BOX (self->source_list), self->context, NULL);
    }
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ACCOUNT_EDITOR);
  g_clear_object (&self->selection);
  g_clear_object (&self->envelope);
  g_clear_object (&self->actions);
  g_clear_object (&self->desk);
  g_clear_object (&self->context);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (app_account_editor_parent_class)->dispose (object);
}

static void
app_account_editor_class_init (AppAccountEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_account_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "account/app-account-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, list_view);
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, caption);
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, source_box);
  gtk_widget_class_bind_template_child (widget_class, AppAccountEditor, source_list);
}

static void
app_account_editor_init (AppAccountEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_account_editor_install_actions (self);
}

GtkWidget *
app_account_editor_new (AppContext *context, AppAccountDesk *desk)
{
  AppAccountEditor *self = g_object_new (APP_TYPE_ACCOUNT_EDITOR, NULL);

  self->context = g_object_ref (context);
  self->desk = g_object_ref (desk);
  self->list = app_account_desk_get_list (desk);
  self->envelope = codef_form_new (app_context_get_catalog (context), NULL);
  g_signal_connect_object (self->envelope, "notify::text", G_CALLBACK (on_envelope_text_cb), self, G_CONNECT_SWAPPED);
  set_up_list (self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::n-wrong", G_CALLBACK (update_heading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::operation", G_CALLBACK (on_operation_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::busy", G_CALLBACK (app_account_editor_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (app_account_desk_inspect), desk, G_CONNECT_SWAPPED);
  on_operation_cb (self);
  app_account_desk_inspect (desk);
  return GTK_WIDGET (self);
}

static GtkWidget *
ensure_view (AppAccountEditor *self, const char *view)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (GTK_STACK (self->stack), view);

  if (widget != NULL)
    return widget;
  if (g_str_equal (view, "json"))
    {
      widget = self->json_editor = app_json_editor_new ();
      app_json_editor_set_form (APP_JSON_EDITOR (widget), self->envelope);
    }
  else
    {
      widget = self->wire_view = app_wire_view_new (self->context);
      app_wire_view_set_path (APP_WIRE_VIEW (widget),
                              codef_account_operation_get_path (codef_account_list_get_operation (self->list)));
      app_wire_view_set_form (APP_WIRE_VIEW (widget), self->envelope);
    }
  gtk_stack_add_named (GTK_STACK (self->stack), widget, view);
  return widget;
}

void
app_account_editor_set_view (AppAccountEditor *self, const char *view)
{
  g_return_if_fail (APP_IS_ACCOUNT_EDITOR (self) && view != NULL);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "view", g_variant_new_string (view));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), ensure_view (self, view));
  if (self->problem == NULL) /* JSON that is not whole yet stays as it was typed */
    app_account_editor_update_envelope (self);
}

const char *
app_account_editor_get_view (AppAccountEditor *self)
{
  const char *view;

  g_return_val_if_fail (APP_IS_ACCOUNT_EDITOR (self), NULL);
  view = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  return view != NULL ? view : "list";
}

GActionGroup *
app_account_editor_get_actions (AppAccountEditor *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_EDITOR (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

char *
app_account_editor_dup_problem (AppAccountEditor *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_EDITOR (self), NULL);
  return g_strdup (self->problem);
}
