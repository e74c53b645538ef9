/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compat.h"
#include "app-history-filter.h"

#include <glib/gi18n.h>

/* In the order of the template's choices; 0 days is since midnight. */
enum { PERIOD_ANY, PERIOD_TODAY, PERIOD_WEEK, PERIOD_MONTH };
static const int period_days[] = { -1, 0, 7, 30 };

struct _AppHistoryFilter
{
  GtkPopover  parent_instance;
  AppContext *context;         /* (owned) */
  GPtrArray  *environments;    /* (owned) of utf8: ids in the order of the choices; the first one is "" for all */
  char       *current;         /* (owned) (nullable) path of the tab in front */
  gboolean    resetting;       /* several widgets change, one signal is enough */
  GtkWidget  *period;          /* this and the following: of the template */
  GtkWidget  *environment;
  GtkWidget  *code;
  GtkWidget  *organization;
  GtkWidget  *product;
  GtkWidget  *pinned;
};

G_DEFINE_FINAL_TYPE (AppHistoryFilter, app_history_filter, GTK_TYPE_POPOVER)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_changed_cb (AppHistoryFilter *self)
{
  if (!self->resetting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_reset_cb (AppHistoryFilter *self)
{
  self->resetting = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), PERIOD_ANY);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->environment), 0);
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  gtk_editable_set_text (GTK_EDITABLE (self->organization), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->product), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pinned), FALSE);
  self->resetting = FALSE;
  on_changed_cb (self);
}

static void
add_environment (AppHistoryFilter *self, GtkStringList *titles, const char *id, const char *title)
{
  g_ptr_array_add (self->environments, g_strdup (id));
  gtk_string_list_append (titles, title);
}

/* The hosts of one's own may have changed since it was last open. */
static void
fill_environments (AppHistoryFilter *self)
{
  static const char *const ids[] = { "local", "sandbox", "demo", "production" };
  GListModel *custom = G_LIST_MODEL (app_context_get_environments (self->context));
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->environments, 0);
  add_environment (self, titles, "", _("All environments"));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, ids[i]);

      add_environment (self, titles, ids[i], codef_environment_get_title (environment));
    }
  for (guint i = 0; i < g_list_model_get_n_items (custom); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (custom, i);
      CodefEnvironment *environment = store_environment_item_get_environment (item);

      add_environment (self, titles, codef_environment_get_id (environment), codef_environment_get_title (environment));
    }
  self->resetting = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->environment), G_LIST_MODEL (titles));
  self->resetting = FALSE;
}

static gint64
get_since_us (AppHistoryFilter *self)
{
  int days = period_days[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period))];
  gint64 now_sec = codef_clock_now_unix_us (app_context_get_clock (self->context)) / G_USEC_PER_SEC;
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now_sec);
  g_autoptr(GDateTime) now = g_date_time_to_local (utc);
  g_autoptr(GDateTime) midnight = NULL;
  g_autoptr(GDateTime) since = NULL;

  if (days < 0)
    return 0;
  midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now), 0, 0, 0);
  since = g_date_time_add_days (midnight, -days);
  return g_date_time_to_unix (since) * G_USEC_PER_SEC;
}

static void
app_history_filter_dispose (GObject *object)
{
  AppHistoryFilter *self = APP_HISTORY_FILTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_HISTORY_FILTER);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_history_filter_parent_class)->dispose (object);
}

static void
app_history_filter_finalize (GObject *object)
{
  AppHistoryFilter *self = APP_HISTORY_FILTER (object);

  g_ptr_array_unref (self->environments);
  g_free (self->current);

  G_OBJECT_CLASS (app_history_filter_parent_class)->finalize (object);
}

static void
app_history_filter_class_init (AppHistoryFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_history_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_history_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "history/app-history-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHistoryFilter, period);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryFilter, environment);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryFilter, code);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryFilter, organization);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryFilter, product);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryFilter, pinned);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_cb);
}

static void
app_history_filter_init (AppHistoryFilter *self)
{
  self->environments = g_ptr_array_new_with_free_func (g_free);
  /* the template sets its choices, which nobody has made */
  self->resetting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  app_name_drop_down (self->period, _("Period of the history"));
  app_name_drop_down (self->environment, _("Environment of the history"));
  self->resetting = FALSE;
}

GtkWidget *
app_history_filter_new (AppContext *context)
{
  AppHistoryFilter *self = g_object_new (APP_TYPE_HISTORY_FILTER, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (app_context_get_environments (context), "items-changed", G_CALLBACK (fill_environments), self,
                           G_CONNECT_SWAPPED);
  fill_environments (self);
  return GTK_WIDGET (self);
}

void
app_history_filter_set_current (AppHistoryFilter *self, const char *path)
{
  g_return_if_fail (APP_IS_HISTORY_FILTER (self));

  if (g_strcmp0 (self->current, path) == 0)
    return;
  g_free (self->current);
  self->current = g_strdup (path);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->product)))
    on_changed_cb (self);
}

gboolean
app_history_filter_is_narrow (AppHistoryFilter *self)
{
  StoreHistoryFilter filter = app_history_filter_get (self, NULL);

  return filter.since_unix_us != 0 || *filter.environment != '\0' || *filter.code != '\0' || *filter.organization != '\0'
         || filter.product != NULL || filter.pinned_only;
}

StoreHistoryFilter
app_history_filter_get (AppHistoryFilter *self, const char *text)
{
  guint environment = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->environment));

  return (StoreHistoryFilter) {
    .product = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->product)) ? self->current : NULL,
    .organization = gtk_editable_get_text (GTK_EDITABLE (self->organization)),
    .code = gtk_editable_get_text (GTK_EDITABLE (self->code)),
    .environment = environment < self->environments->len ? g_ptr_array_index (self->environments, environment) : "",
    .text = text,
    .since_unix_us = get_since_us (self),
    .pinned_only = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->pinned)),
  };
}
