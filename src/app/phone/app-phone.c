/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-phone.h"

#include "app-phone-row.h"
#include <glib/gi18n.h>

/* list:  GtkSortListModel (newest first) ← GtkFilterListModel (followed) ← messages of SandboxServer, of
 * SandboxMessage */
struct _AppPhone
{
  GtkBox              parent_instance;
  AppContext         *context;  /* (owned) */
  GHashTable         *followed; /* (owned) set of jti */
  char               *asking;   /* (owned) (nullable) */
  GtkFilterListModel *filtered; /* (owned) */
  GtkSortListModel   *shown;    /* (owned) */
  GtkWidget          *list;     /* of the template */
};

G_DEFINE_FINAL_TYPE (AppPhone, app_phone, GTK_TYPE_BOX)

enum { ARRIVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_followed (gpointer item, gpointer user_data)
{
  return g_hash_table_contains (APP_PHONE (user_data)->followed, sandbox_message_get_jti (item));
}

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 time_a = sandbox_message_get_time_unix_us ((SandboxMessage *) a);
  gint64 time_b = sandbox_message_get_time_unix_us ((SandboxMessage *) b);

  return time_a < time_b ? 1 : time_a > time_b ? -1 : 0;
}

/* Only the newest message of the session that waits can be of use. */
static void
update_live (AppPhone *self)
{
  gboolean found = FALSE;

  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i) != NULL; i++)
    {
      AppPhoneRow *row = APP_PHONE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i));
      const char *jti = sandbox_message_get_jti (app_phone_row_get_message (row));
      gboolean live = !found && g_strcmp0 (jti, self->asking) == 0;

      app_phone_row_set_live (row, live);
      found = found || live;
    }
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return app_phone_row_new (APP_PHONE (user_data)->context, item);
}

static void
on_items_changed_cb (AppPhone *self, guint position, guint removed, guint added)
{
  g_autoptr(SandboxMessage) newest = NULL;

  update_live (self);
  if (added == 0)
    return;
  newest = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  if (!g_str_equal (sandbox_message_get_method (newest), "secureNo"))
    g_signal_emit (self, signals[ARRIVED], 0);
}

static void
app_phone_dispose (GObject *object)
{
  AppPhone *self = APP_PHONE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_PHONE);
  g_clear_object (&self->shown);
  g_clear_object (&self->filtered);
  g_clear_pointer (&self->followed, g_hash_table_unref);
  g_clear_pointer (&self->asking, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_phone_parent_class)->dispose (object);
}

static void
app_phone_class_init (AppPhoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_phone_dispose;
  signals[ARRIVED] = g_signal_new ("arrived", APP_TYPE_PHONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "phone/app-phone.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPhone, list);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
app_phone_init (AppPhone *self)
{
  self->followed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pretend phone"), -1);
}

GtkWidget *
app_phone_new (AppContext *context)
{
  AppPhone *self = g_object_new (APP_TYPE_PHONE, NULL);
  GListModel *messages = sandbox_server_get_messages (app_context_get_sandbox (context));
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_followed, self, NULL));
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_newest_first, NULL, NULL));

  self->context = g_object_ref (context);
  self->filtered = gtk_filter_list_model_new (g_object_ref (messages), filter);
  self->shown = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), sorter);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->shown), create_row, self, NULL);
  /* after the list has made its rows */
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
app_phone_follow (AppPhone *self, const char *jti)
{
  g_return_if_fail (APP_IS_PHONE (self));
  g_return_if_fail (jti != NULL);

  if (g_hash_table_add (self->followed, g_strdup (jti)))
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_LESS_STRICT);
}

void
app_phone_set_asking (AppPhone *self, const char *jti)
{
  g_return_if_fail (APP_IS_PHONE (self));

  if (g_strcmp0 (self->asking, jti) == 0)
    return;
  g_free (self->asking);
  self->asking = g_strdup (jti);
  if (jti != NULL)
    app_phone_follow (self, jti);
  update_live (self);
}

void
app_phone_clear (AppPhone *self)
{
  g_return_if_fail (APP_IS_PHONE (self));

  g_clear_pointer (&self->asking, g_free);
  if (g_hash_table_size (self->followed) == 0)
    return;
  g_hash_table_remove_all (self->followed);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_MORE_STRICT);
}

GListModel *
app_phone_get_shown (AppPhone *self)
{
  g_return_val_if_fail (APP_IS_PHONE (self), NULL);

  return G_LIST_MODEL (self->shown);
}
