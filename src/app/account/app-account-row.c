/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-row.h"

#include "app-account-details.h"
#include "app-account-files.h"
#include <glib/gi18n.h>

/* Under which an account keeps that it is unfolded: the windows' affair, not the model's. */
#define UNFOLDED_KEY "app-account-unfolded"

struct _AppAccountRow
{
  GtkBox            parent_instance;
  AppContext       *context;         /* (owned) */
  CodefAccountList *list;            /* (owned) */
  CodefAccount     *account;         /* (owned) (nullable) */
  GSignalGroup     *account_signals; /* (owned) */
  GtkWidget        *details;         /* (nullable) child, while unfolded */
  GtkWidget        *head;            /* this and the following: of the template */
  GtkWidget        *handle;
  GtkWidget        *title;
  GtkWidget        *subtitle;
  GtkWidget        *badge;
  GtkWidget        *menu_button;
  GtkWidget        *chevron;
};

G_DEFINE_FINAL_TYPE (AppAccountRow, app_account_row, GTK_TYPE_BOX)

/* in the order of CodefAccountState */
static const char *const badge_classes[] = { "dim-label", "accent", "success", "error" };

/* (transfer full) (nullable): what speaks against sending it; @badge is the same in a word. */
static char *
dup_warning (AppAccountRow *self, const char **badge)
{
  const gint64 now_unix_sec = codef_clock_now_unix_sec (app_context_get_clock (self->context));
  CodefCertificate *certificate = codef_account_get_certificate (self->account);

  if (codef_account_get_state (self->account) != CODEF_ACCOUNT_WAITING)
    return NULL;
  if (codef_account_has_problem (self->account))
    {
      *badge = _("incomplete");
      return codef_account_dup_problem (self->account, app_context_get_label_language (self->context));
    }
  if (certificate == NULL || !(codef_certificate_judge (certificate, now_unix_sec) & CODEF_CERTIFICATE_PROBLEMS))
    return NULL;
  *badge = _("check certificate");
  return codef_certificate_describe (certificate, now_unix_sec);
}

static void
update_badge (AppAccountRow *self, const char *text, const char *tooltip, gboolean warns)
{
  for (guint i = 0; i < G_N_ELEMENTS (badge_classes); i++)
    gtk_widget_remove_css_class (self->badge, badge_classes[i]);
  gtk_widget_remove_css_class (self->badge, "warning");
  gtk_widget_add_css_class (self->badge, warns ? "warning" : badge_classes[codef_account_get_state (self->account)]);
  gtk_label_set_text (GTK_LABEL (self->badge), text);
  gtk_widget_set_tooltip_text (self->badge, tooltip);
}

/* Named after their account, so that no two of a list are called alike. */
static void
update_names (AppAccountRow *self, const char *account, const char *state)
{
  g_autofree char *row = g_strdup_printf ("%s, %s", account, state);
  g_autofree char *menu = g_strdup_printf (_("More for %s"), account);
  g_autofree char *chevron = g_strdup_printf (_("Fields of %s"), account);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
  /* the list's own item around it is where the keyboard stands */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chevron), GTK_ACCESSIBLE_PROPERTY_LABEL, chevron, -1);
}

static void
update_head (AppAccountRow *self)
{
  CodefLanguage language = app_context_get_label_language (self->context);
  g_autofree char *title = codef_account_dup_title (self->account, language);
  g_autofree char *subtitle = codef_account_dup_subtitle (self->account, language);
  g_autofree char *account = g_strdup_printf ("%s, %s", title, subtitle);
  g_autofree char *badge = codef_account_dup_badge (self->account);
  const char *warning_badge = NULL;
  g_autofree char *warning = dup_warning (self, &warning_badge);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  update_badge (self, warning != NULL ? warning_badge : badge, warning != NULL ? warning : badge, warning != NULL);
  update_names (self, account, warning != NULL ? warning : badge);
}

static void
update_details (AppAccountRow *self)
{
  gboolean unfolded = self->account != NULL && app_account_row_is_unfolded (self->account);

  g_clear_pointer (&self->details, gtk_widget_unparent);
  gtk_button_set_icon_name (GTK_BUTTON (self->chevron), unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->chevron), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  if (!unfolded)
    return;
  self->details = app_account_details_new (self->context, self->account);
  gtk_box_append (GTK_BOX (self), self->details);
}

static guint
get_position (AppAccountRow *self)
{
  return self->account != NULL ? codef_account_list_find (self->list, self->account) : G_MAXUINT;
}

static void
toggle (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppAccountRow *self = APP_ACCOUNT_ROW (widget);

  if (self->account == NULL)
    return;
  app_account_row_set_unfolded (self->account, !app_account_row_is_unfolded (self->account));
  update_details (self);
}

static void
duplicate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppAccountRow *self = APP_ACCOUNT_ROW (widget);

  if (get_position (self) != G_MAXUINT)
    codef_account_list_duplicate (self->list, get_position (self));
}

static void
remove_account (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppAccountRow *self = APP_ACCOUNT_ROW (widget);
  guint position = get_position (self);

  if (position != G_MAXUINT)
    codef_account_list_remove (self->list, &position, 1);
}

static void
move (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppAccountRow *self = APP_ACCOUNT_ROW (widget);
  guint position = get_position (self), n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (g_str_has_suffix (action_name, "up") && position != G_MAXUINT && position > 0)
    codef_account_list_move (self->list, position, position - 1);
  else if (g_str_has_suffix (action_name, "down") && position != G_MAXUINT && position + 1 < n)
    codef_account_list_move (self->list, position, position + 1);
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  AppAccountRow *self = user_data;

  return self->account != NULL ? gdk_content_provider_new_typed (CODEF_TYPE_ACCOUNT, self->account) : NULL;
}

static void
on_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  AppAccountRow *self = user_data;
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (self->head);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_account_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  AppAccountRow *self = user_data;
  guint from = codef_account_list_find (self->list, g_value_get_object (value)), to = get_position (self);

  if (from == G_MAXUINT || to == G_MAXUINT)
    return FALSE;
  codef_account_list_move (self->list, from, to);
  return TRUE;
}

static gboolean
on_files_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  AppAccountRow *self = user_data;

  if (self->account == NULL)
    return FALSE;
  for (GSList *files = g_value_get_boxed (value); files != NULL; files = files->next)
    app_account_files_take (self->account, files->data, GTK_WIDGET (self));
  return TRUE;
}

static void
add_controllers (AppAccountRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *accounts = gtk_drop_target_new (CODEF_TYPE_ACCOUNT, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkDropTarget *files = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (accounts, "drop", G_CALLBACK (on_account_dropped_cb), self);
  g_signal_connect (files, "drop", G_CALLBACK (on_files_dropped_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (accounts));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (files));
}

/* Into the fields, if they are shown. */
static gboolean
app_account_row_grab_focus (GtkWidget *widget)
{
  AppAccountRow *self = APP_ACCOUNT_ROW (widget);

  return self->details != NULL && gtk_widget_grab_focus (self->details);
}

static void
app_account_row_dispose (GObject *object)
{
  AppAccountRow *self = APP_ACCOUNT_ROW (object);

  g_clear_pointer (&self->details, gtk_widget_unparent);
  g_clear_object (&self->account_signals);
  g_clear_object (&self->account);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ACCOUNT_ROW);
  g_clear_object (&self->list);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_account_row_parent_class)->dispose (object);
}

static void
app_account_row_class_init (AppAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_account_row_dispose;
  widget_class->grab_focus = app_account_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "account/app-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, head);
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, handle);
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, badge);
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AppAccountRow, chevron);
  gtk_widget_class_install_action (widget_class, "account.toggle", NULL, toggle);
  gtk_widget_class_install_action (widget_class, "account.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "account.remove", NULL, remove_account);
  gtk_widget_class_install_action (widget_class, "account.move-up", NULL, move);
  gtk_widget_class_install_action (widget_class, "account.move-down", NULL, move);
}

static void
app_account_row_init (AppAccountRow *self)
{
  self->account_signals = g_signal_group_new (CODEF_TYPE_ACCOUNT);
  g_signal_group_connect_swapped (self->account_signals, "changed", G_CALLBACK (update_head), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_controllers (self);
}

static void
on_language_cb (AppAccountRow *self)
{
  if (self->account != NULL)
    update_head (self);
}

GtkWidget *
app_account_row_new (AppContext *context, CodefAccountList *list)
{
  AppAccountRow *self = g_object_new (APP_TYPE_ACCOUNT_ROW, NULL);

  self->context = g_object_ref (context);
  self->list = g_object_ref (list);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (on_language_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
app_account_row_set_account (AppAccountRow *self, CodefAccount *account)
{
  g_return_if_fail (APP_IS_ACCOUNT_ROW (self));
  if (!g_set_object (&self->account, account))
    return;
  g_signal_group_set_target (self->account_signals, account);
  if (account != NULL)
    update_head (self);
  update_details (self);
}

CodefAccount *
app_account_row_get_account (AppAccountRow *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_ROW (self), NULL);
  return self->account;
}

gboolean
app_account_row_is_unfolded (CodefAccount *account)
{
  return g_object_get_data (G_OBJECT (account), UNFOLDED_KEY) != NULL;
}

void
app_account_row_set_unfolded (CodefAccount *account, gboolean unfolded)
{
  g_object_set_data (G_OBJECT (account), UNFOLDED_KEY, GINT_TO_POINTER (unfolded));
}
