/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-sandbox-window.h"

#include "app-event-row.h"
#include "app-event-view.h"
#include "app-mark.h"
#include "app-sandbox-keys.h"
#include "app-scenario-group.h"
#include "app-toast.h"
#include "codef-wire.h"
#include <glib/gi18n.h>

/* log: GtkSingleSelection ← GtkSortListModel (newest first) ← events of SandboxServer, of SandboxEvent */
struct _AppSandboxWindow
{
  AdwWindow           parent_instance;
  AppContext         *context;    /* (owned) */
  GtkSingleSelection *picked;     /* (owned) */
  SandboxEvent       *shown;      /* (owned) (nullable) in detail */
  gboolean            starting;
  gboolean            follows;    /* the newest event is shown as it comes, until another one is picked */
  GtkWidget          *title;      /* this and the following: of the template */
  GtkWidget          *spinner;
  GtkWidget          *state;
  GtkWidget          *state_mark;
  GtkWidget          *copy_url;
  GtkWidget          *start;
  GtkWidget          *stop;
  GtkWidget          *scenario;
  GtkWidget          *own;
  GtkWidget          *published;
  GtkWidget          *log_stack;
  GtkWidget          *log;
  GtkWidget          *detail;
};

G_DEFINE_FINAL_TYPE (AppSandboxWindow, app_sandbox_window, ADW_TYPE_WINDOW)

static void
update_state (AppSandboxWindow *self)
{
  SandboxServer *server = app_context_get_sandbox (self->context);
  gboolean running = sandbox_server_is_running (server);
  const char *url = running ? sandbox_server_get_url (server) : NULL;
  const char *problem = sandbox_server_get_problem (server);
  g_autofree char *subtitle =
    running ? g_strjoin ("\n", url, problem, NULL) : g_strdup (_("It starts by itself with the first request"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), running ? _("Running") : self->starting ? _("Starting…") : _("Stopped"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), subtitle);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), running ? url : "");
  app_mark_set_image (GTK_IMAGE (self->state_mark), running ? APP_MARK_ENVIRONMENT_LOCAL : APP_MARK_ENVIRONMENT_SANDBOX);
  if (running)
    gtk_widget_add_css_class (self->state_mark, "success");
  else
    gtk_widget_remove_css_class (self->state_mark, "success");
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->starting);
  gtk_widget_set_visible (self->copy_url, running);
  gtk_widget_set_visible (self->start, !running);
  gtk_widget_set_visible (self->stop, running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sandbox.start", !running && !self->starting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sandbox.stop", running);
  app_sandbox_keys_set_values (APP_SANDBOX_KEYS (self->own), sandbox_server_get_client_id (server), sandbox_server_get_client_secret (server),
                               sandbox_server_get_public_key (server));
}

static void
on_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSandboxWindow) self = APP_SANDBOX_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  gboolean started = app_context_start_sandbox_finish (APP_CONTEXT (source), result, &error);

  self->starting = FALSE;
  if (self->state == NULL)
    return;
  if (!started)
    app_toast (self->state, error->message);
  update_state (self);
}

static void
start (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSandboxWindow *self = APP_SANDBOX_WINDOW (widget);

  self->starting = TRUE;
  update_state (self);
  app_context_start_sandbox_async (self->context, NULL, on_started_cb, g_object_ref (self));
}

static void
stop (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSandboxWindow *self = APP_SANDBOX_WINDOW (widget);

  app_context_stop_sandbox (self->context);
  update_state (self);
}

static void
on_copy_url_cb (AppSandboxWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), sandbox_server_get_url (app_context_get_sandbox (self->context)));
  app_toast (self->state, _("Copied"));
}

/* The selection speaks up when the list moves under it, too. */
static void
on_picked_cb (AppSandboxWindow *self)
{
  SandboxEvent *event = gtk_single_selection_get_selected_item (self->picked);

  if (!g_set_object (&self->shown, event))
    return;
  self->follows = gtk_single_selection_get_selected (self->picked) == 0;
  app_event_view_set_event (APP_EVENT_VIEW (self->detail), event);
}

static void
on_events_changed_cb (AppSandboxWindow *self)
{
  guint n = g_list_model_get_n_items (sandbox_server_get_events (app_context_get_sandbox (self->context)));

  gtk_stack_set_visible_child_name (GTK_STACK (self->log_stack), n > 0 ? "log" : "empty");
  if (self->follows && n > 0)
    gtk_single_selection_set_selected (self->picked, 0);
  update_state (self);
}

static void
on_setup_row_cb (AppSandboxWindow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, app_event_row_new ());
}

static void
on_bind_row_cb (AppSandboxWindow *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *name = app_event_row_describe (gtk_list_item_get_item (item));

  app_event_row_set_event (APP_EVENT_ROW (row), gtk_list_item_get_item (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Newest first. */
static int
compare_events (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 time_a = sandbox_event_get_time_unix_us (SANDBOX_EVENT ((gpointer) a));
  gint64 time_b = sandbox_event_get_time_unix_us (SANDBOX_EVENT ((gpointer) b));

  return time_a < time_b ? GTK_ORDERING_LARGER : time_a > time_b ? GTK_ORDERING_SMALLER : GTK_ORDERING_EQUAL;
}

static void
fill_log (AppSandboxWindow *self)
{
  GListModel *events = sandbox_server_get_events (app_context_get_sandbox (self->context));
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_events, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (events), sorter);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_row_cb), self, G_CONNECT_SWAPPED);
  self->picked = gtk_single_selection_new (G_LIST_MODEL (sorted));
  g_signal_connect_object (self->picked, "notify::selected-item", G_CALLBACK (on_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->log), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->log), GTK_SELECTION_MODEL (self->picked));
  g_signal_connect_object (events, "items-changed", G_CALLBACK (on_events_changed_cb), self, G_CONNECT_SWAPPED);
  self->follows = TRUE;
}

static void
app_sandbox_window_dispose (GObject *object)
{
  AppSandboxWindow *self = APP_SANDBOX_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SANDBOX_WINDOW);
  g_clear_object (&self->picked);
  g_clear_object (&self->shown);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_sandbox_window_parent_class)->dispose (object);
}

static void
app_sandbox_window_class_init (AppSandboxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_sandbox_window_dispose;
  g_type_ensure (APP_TYPE_EVENT_VIEW);
  g_type_ensure (APP_TYPE_SANDBOX_KEYS);
  g_type_ensure (APP_TYPE_SCENARIO_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "sandbox/app-sandbox-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, state);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, state_mark);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, copy_url);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, start);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, stop);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, scenario);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, own);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, published);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, log_stack);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, log);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxWindow, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_url_cb);
  gtk_widget_class_install_action (widget_class, "sandbox.start", NULL, start);
  gtk_widget_class_install_action (widget_class, "sandbox.stop", NULL, stop);
}

static void
app_sandbox_window_init (AppSandboxWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_sandbox_keys_set_texts (APP_SANDBOX_KEYS (self->own), _("Own pair"),
                              _("The whole service: accounts with state, decryption, additional authentication, scenarios"));
  app_sandbox_keys_set_texts (APP_SANDBOX_KEYS (self->published), _("Published pair"),
                              _("As the vendor's sandbox: fixed answers, no state; for the vendor's own clients"));
  app_sandbox_keys_set_values (APP_SANDBOX_KEYS (self->published), CODEF_SANDBOX_CLIENT_ID, CODEF_SANDBOX_CLIENT_SECRET, NULL);
}

GtkWindow *
app_sandbox_window_new (AppContext *context)
{
  AppSandboxWindow *self = g_object_new (APP_TYPE_SANDBOX_WINDOW, NULL);

  self->context = g_object_ref (context);
  app_scenario_group_set_server (APP_SCENARIO_GROUP (self->scenario), app_context_get_sandbox (context));
  fill_log (self);
  on_events_changed_cb (self);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "sandbox-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}

void
app_sandbox_window_present (AppContext *context, GtkWindow *parent)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();
  GtkWindow *window = NULL;

  for (GList *l = windows; l != NULL && window == NULL; l = l->next)
    if (APP_IS_SANDBOX_WINDOW (l->data))
      window = l->data;
  if (window == NULL)
    window = app_sandbox_window_new (context);
  if (parent != NULL)
    gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
