/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-environment-look.h"
#include "app-history-open.h"
#include "app-word-wrap.h"
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AppWindow, app_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_0, PROP_CONTEXT, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_SESSION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
note_change (AppWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_SESSION_CHANGED], 0);
}

void
app_window_update_title (AppWindow *self)
{
  AppRequestPage *page = app_window_get_page (self);
  g_autofree char *title = NULL;

  if (page == NULL)
    return;
  if (self->picker != NULL)
    app_picker_set_current (self->picker, app_request_page_get_product (page));
  if (self->history_view != NULL)
    app_history_view_set_current (self->history_view, app_request_page_get_path (page));
  if (self->saved_view != NULL)
    app_saved_view_select (self->saved_view, app_request_page_get_document (page) != NULL
                                               ? app_saved_document_get_path (app_request_page_get_document (page)) : NULL);
  if (g_str_equal (app_window_get_view (self), "accounts"))
    {
      adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), app_account_page_get_title (self->account_page));
      adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), "");
      title = g_strdup_printf (_("%s – Codef Console"), app_account_page_get_title (self->account_page));
      gtk_window_set_title (GTK_WINDOW (self), title);
      return;
    }
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), app_request_page_get_title (page));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), app_request_page_get_subtitle (page));
  /* Translators: the title of the window for the task switcher: that of a request, then the program */
  title = g_strdup_printf (_("%s – Codef Console"), app_request_page_get_title (page));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_environment (AppWindow *self)
{
  gboolean production = app_environment_is_production (app_context_get_environment (self->context));

  gtk_widget_set_visible (self->production_band, production);
  if (production)
    gtk_widget_add_css_class (GTK_WIDGET (self), "production");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "production");
}

static void
on_selected_page_cb (AppWindow *self)
{
  AppRequestPage *page = app_window_get_page (self);

  /* while the window is taken apart there is none */
  if (page == NULL || self->page_signals == NULL)
    return;
  g_signal_group_set_target (self->page_signals, page);
  app_window_withdraw (self, page);
  app_window_update_title (self);
  note_change (self);
}

/* A tab may come from another window and go to one. */
static void
on_page_attached_cb (AppWindow *self, AdwTabPage *page)
{
  app_window_watch_page (self, page);
  g_signal_connect_object (adw_tab_page_get_child (page), "draft-changed", G_CALLBACK (note_change), self, G_CONNECT_SWAPPED);
  note_change (self);
}

static void
on_page_detached_cb (AppWindow *self, AdwTabPage *page)
{
  app_window_unwatch_page (self, page);
  g_signal_handlers_disconnect_by_func (adw_tab_page_get_child (page), note_change, self);
  /* the last one was dragged away; while the window is taken apart there is no view any more */
  if (self->tab_view != NULL && app_window_get_n_pages (self) == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gtk_window_close (GTK_WINDOW (self));
}

/* Closing a tab ends its request; a window without tabs gets an empty one. */
static gboolean
on_close_page_cb (AppWindow *self, AdwTabPage *page)
{
  AppRequestPage *child = APP_REQUEST_PAGE (adw_tab_page_get_child (page));

  app_request_page_cancel (child);
  app_window_note_closed (self, child);
  if (app_window_get_n_pages (self) == 1)
    app_window_add_page (self);
  adw_tab_view_close_page_finish (ADW_TAB_VIEW (self->tab_view), page, TRUE);
  note_change (self);
  return GDK_EVENT_STOP;
}

/* A tab dragged out of the window becomes a window. */
static AdwTabView *
on_create_window_cb (AppWindow *self)
{
  GtkWindow *window = app_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->context);
  AdwTabView *view = ADW_TAB_VIEW (APP_WINDOW (window)->tab_view);

  gtk_window_present (window);
  return view;
}

static void
on_product_activated_cb (AppWindow *self, CodefProduct *product)
{
  app_window_open_product (self, product);
}

static void
on_path_activated_cb (AppWindow *self, const char *path)
{
  app_window_open_path (self, path);
}

void
app_window_complete (AppWindow *self)
{
  AdwTabBar *tab_bar;

  /* the window may have been closed before its first frame */
  if (self->picker != NULL || self->sidebar == NULL)
    return;
  self->picker = APP_PICKER (app_picker_new (self->context));
  g_signal_connect_object (self->picker, "product-activated", G_CALLBACK (on_product_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "path-activated", G_CALLBACK (on_path_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->sidebar_stack), GTK_WIDGET (self->picker), "products");
  tab_bar = adw_tab_bar_new ();
  adw_tab_bar_set_view (tab_bar, ADW_TAB_VIEW (self->tab_view));
  /* its tabs have no names and the keyboard has shortcuts for all that they do */
  gtk_widget_set_can_focus (GTK_WIDGET (tab_bar), FALSE);
  gtk_box_prepend (GTK_BOX (self->tab_box), GTK_WIDGET (tab_bar));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), self->menu);
  app_window_update_title (self);
}

static gboolean
complete_in_idle (gpointer user_data)
{
  app_window_complete (APP_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
on_after_paint_cb (AppWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, on_after_paint_cb, self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, complete_in_idle, g_object_ref (self), g_object_unref);
}

static void
app_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_window_parent_class)->map (widget);

  if (APP_WINDOW (widget)->picker == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_after_paint_cb), widget, G_CONNECT_SWAPPED);
}

static void
restore_state (AppWindow *self)
{
  GSettings *settings = app_context_get_settings (self->context);
  g_autoptr(GAction) sidebar_visible = g_settings_create_action (settings, "sidebar-visible");
  g_autoptr(GAction) masks = g_settings_create_action (settings, "mask-personal-data");

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (settings, "sidebar-width", self->paned, "position", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sidebar-visible", self->sidebar, "visible", G_SETTINGS_BIND_GET);
  g_action_map_add_action (G_ACTION_MAP (self), sidebar_visible);
  g_action_map_add_action (G_ACTION_MAP (self), masks);
}

static gboolean
app_window_close_request (GtkWindow *window)
{
  AppWindow *self = APP_WINDOW (window);
  GSettings *settings = app_context_get_settings (self->context);
  gboolean maximized = gtk_window_is_maximized (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  return GTK_WINDOW_CLASS (app_window_parent_class)->close_request (window);
}

static void
app_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CONTEXT)
    g_value_set_object (value, APP_WINDOW (object)->context);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_window_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CONTEXT)
    APP_WINDOW (object)->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_window_constructed (GObject *object)
{
  AppWindow *self = APP_WINDOW (object);

  G_OBJECT_CLASS (app_window_parent_class)->constructed (object);
  self->page_signals = g_signal_group_new (APP_TYPE_REQUEST_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::title", G_CALLBACK (app_window_update_title), self);
  g_signal_group_connect_swapped (self->page_signals, "notify::subtitle", G_CALLBACK (app_window_update_title), self);
  app_window_install_views (self);
  app_environment_button_set_context (APP_ENVIRONMENT_BUTTON (self->environment_button), self->context);
  g_signal_connect_object (self->context, "notify::environment", G_CALLBACK (update_environment), self, G_CONNECT_SWAPPED);
  restore_state (self);
  app_window_follow_presentation (self);
  update_environment (self);
}

static void
app_window_dispose (GObject *object)
{
  AppWindow *self = APP_WINDOW (object);

  g_clear_object (&self->page_signals);
  app_window_dispose_session (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_WINDOW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_window_parent_class)->dispose (object);
}

static void
app_window_class_init (AppWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_window_get_property;
  object_class->set_property = app_window_set_property;
  object_class->constructed = app_window_constructed;
  object_class->dispose = app_window_dispose;
  widget_class->map = app_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = app_window_close_request;
  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, APP_TYPE_CONTEXT, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_SESSION_CHANGED] = g_signal_new ("session-changed", APP_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);
  app_word_wrap_install ();
  g_type_ensure (APP_TYPE_ENVIRONMENT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "app-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, tab_box);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, tab_view);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, environment_button);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, keys_button);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, production_band);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_attached_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_detached_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_window_cb);
  app_window_install_actions (widget_class);
}

static void
app_window_init (AppWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_window_new (GtkApplication *application, AppContext *context)
{
  return g_object_new (APP_TYPE_WINDOW, "application", application, "context", context, NULL);
}

AppContext *
app_window_get_context (AppWindow *self)
{
  return self->context;
}

AppRequestPage *
app_window_get_page (AppWindow *self)
{
  AdwTabPage *page = self->tab_view != NULL ? adw_tab_view_get_selected_page (ADW_TAB_VIEW (self->tab_view)) : NULL;

  return page != NULL ? APP_REQUEST_PAGE (adw_tab_page_get_child (page)) : NULL;
}

guint
app_window_get_n_pages (AppWindow *self)
{
  return adw_tab_view_get_n_pages (ADW_TAB_VIEW (self->tab_view));
}

AppRequestPage *
app_window_get_nth_page (AppWindow *self, guint position)
{
  return APP_REQUEST_PAGE (adw_tab_page_get_child (adw_tab_view_get_nth_page (ADW_TAB_VIEW (self->tab_view), (int) position)));
}

AppRequestPage *
app_window_add_page (AppWindow *self)
{
  GtkWidget *child = app_request_page_new (self->context);
  AdwTabPage *page = adw_tab_view_append (ADW_TAB_VIEW (self->tab_view), child);

  g_object_bind_property (child, "title", page, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (child, "subtitle", page, "tooltip", G_BINDING_SYNC_CREATE);
  adw_tab_view_set_selected_page (ADW_TAB_VIEW (self->tab_view), page);
  return APP_REQUEST_PAGE (child);
}

AppRequestPage *
app_window_ensure_untouched_page (AppWindow *self)
{
  AppRequestPage *page = app_window_get_page (self);

  if (page == NULL || !app_request_page_is_untouched (page))
    return app_window_add_page (self);
  app_request_page_set_document (page, NULL);
  return page;
}

void
app_window_open_product (AppWindow *self, CodefProduct *product)
{
  g_return_if_fail (APP_IS_WINDOW (self));

  app_window_show_requests (self);
  if (app_request_page_get_product (app_window_get_page (self)) != product
      || app_request_page_get_document (app_window_get_page (self)) != NULL)
    app_request_page_set_product (app_window_ensure_untouched_page (self), product);
}

void
app_window_open_path (AppWindow *self, const char *path)
{
  g_return_if_fail (APP_IS_WINDOW (self));

  app_window_show_requests (self);
  if (!g_str_equal (app_request_page_get_path (app_window_get_page (self)), path))
    app_request_page_set_path (app_window_ensure_untouched_page (self), path);
}

void
app_window_open_request (AppWindow *self, StoreRequest *request)
{
  g_autofree char *json = NULL;
  GBytes *parameters;
  AppRequestPage *page;

  g_return_if_fail (APP_IS_WINDOW (self) && STORE_IS_REQUEST (request));
  if (app_saved_holds (app_saved_get (self->context), store_request_get_origin (request)))
    {
      g_autoptr(AppSavedDocument) document = app_saved_document_new (app_saved_get (self->context), request);

      app_window_show_document (self, document);
      return;
    }
  app_window_show_requests (self);
  page = app_window_ensure_untouched_page (self);
  parameters = store_request_get_parameters (request);
  json = g_strndup (g_bytes_get_data (parameters, NULL), g_bytes_get_size (parameters));
  app_request_page_set_path (page, store_request_get_product (request));
  codef_form_set_text (app_request_page_get_form (page), json);
}

void
app_window_open_entry (AppWindow *self, StoreHistoryEntry *entry)
{
  StoreHistory *history;

  g_return_if_fail (APP_IS_WINDOW (self) && STORE_IS_HISTORY_ENTRY (entry));

  history = app_recorder_get_history (app_recorder_get (self->context));
  app_window_show_requests (self);
  app_history_open (self->context, history, entry, app_window_ensure_untouched_page (self));
}

void
app_window_close_page (AppWindow *self)
{
  AdwTabView *view = ADW_TAB_VIEW (self->tab_view);

  adw_tab_view_close_page (view, adw_tab_view_get_selected_page (view));
}
