/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-history-row.h"

#include "app-explain.h"
#include "codef-wire.h"
#include <glib/gi18n.h>

struct _AppHistoryRow
{
  GtkBox      parent_instance;
  AppContext *context;         /* (owned) */
  GtkWidget  *icon;            /* this and the following: of the template */
  GtkWidget  *title;
  GtkWidget  *facts;
  GtkWidget  *pin;
};

G_DEFINE_FINAL_TYPE (AppHistoryRow, app_history_row, GTK_TYPE_BOX)

char *
app_history_dup_title (AppContext *context, StoreHistoryEntry *entry)
{
  const char *path = store_history_entry_get_product (entry);
  CodefProduct *product = path != NULL ? codef_catalog_find_product (app_context_get_catalog (context), path) : NULL;

  if (product != NULL)
    return g_strdup (codef_product_get_title (product, app_context_get_label_language (context)));
  return g_strdup (path != NULL ? path : _("Deleted"));
}

char *
app_history_dup_moment (AppContext *context, StoreHistoryEntry *entry)
{
  gint64 now_us = codef_clock_now_unix_us (app_context_get_clock (context));
  g_autoptr(GDateTime) then_utc = g_date_time_new_from_unix_utc (store_history_entry_get_started_unix_us (entry) / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now_utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) then = g_date_time_to_local (then_utc);
  g_autoptr(GDateTime) now = g_date_time_to_local (now_utc);
  gboolean today = g_date_time_get_year (then) == g_date_time_get_year (now)
                   && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);

  return g_date_time_format (then, today ? "%H:%M:%S" : "%Y-%m-%d %H:%M:%S");
}

static AppSeverity
find_severity (StoreHistoryEntry *entry)
{
  const char *code = store_history_entry_get_code (entry);

  if (store_history_entry_get_phase (entry) == CODEF_PHASE_CANCELLED)
    return APP_SEVERITY_NEUTRAL;
  if (g_strcmp0 (code, CODEF_RESULT_SUCCESS) == 0 && store_history_entry_get_status (entry) == 200)
    return APP_SEVERITY_SUCCESS;
  return code != NULL && store_history_entry_get_status (entry) == 200 ? APP_SEVERITY_WARNING : APP_SEVERITY_ERROR;
}

/* (transfer full): the code, or in words why there is none. */
static char *
dup_outcome (StoreHistoryEntry *entry)
{
  const char *code = store_history_entry_get_code (entry);

  if (store_history_entry_get_phase (entry) == CODEF_PHASE_CANCELLED)
    return g_strdup (_("stopped"));
  if (code != NULL)
    return g_strdup (code);
  if (store_history_entry_get_status (entry) != 0)
    return g_strdup_printf ("HTTP %u", store_history_entry_get_status (entry));
  return g_strdup (_("no answer"));
}

/* (transfer full) (nullable): its name, or its code where that is unknown. */
static char *
dup_organization (AppHistoryRow *self, StoreHistoryEntry *entry)
{
  const char *code = store_history_entry_get_organization (entry);
  CodefOrganization *organization =
    code != NULL ? codef_catalog_find_organization (app_context_get_catalog (self->context),
                                                    store_history_entry_get_product (entry), code)
                 : NULL;

  if (organization == NULL)
    return g_strdup (code);
  return g_strdup (codef_organization_get_name (organization, app_context_get_label_language (self->context)));
}

static char *
dup_facts (AppHistoryRow *self, StoreHistoryEntry *entry)
{
  g_autofree char *moment = app_history_dup_moment (self->context, entry);
  g_autofree char *outcome = dup_outcome (entry);
  g_autofree char *organization = dup_organization (self, entry);
  g_autoptr(CodefEnvironment) environment =
    app_context_find_environment (self->context, store_history_entry_get_environment (entry));
  const char *where = environment != NULL ? codef_environment_get_title (environment)
                                          : store_history_entry_get_environment (entry);
  gboolean has_organization = organization != NULL && *organization != '\0';

  return g_strdup_printf ("%s · %s%s%s · %s", moment, outcome, has_organization ? " · " : "", has_organization ? organization : "",
                          where);
}

static void
app_history_row_dispose (GObject *object)
{
  AppHistoryRow *self = APP_HISTORY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_HISTORY_ROW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_history_row_parent_class)->dispose (object);
}

static void
app_history_row_class_init (AppHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_history_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "history/app-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHistoryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryRow, facts);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryRow, pin);
}

static void
app_history_row_init (AppHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_history_row_new (AppContext *context)
{
  AppHistoryRow *self = g_object_new (APP_TYPE_HISTORY_ROW, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
app_history_row_set_entry (AppHistoryRow *self, StoreHistoryEntry *entry)
{
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  g_return_if_fail (APP_IS_HISTORY_ROW (self));

  title = app_history_dup_title (self->context, entry);
  /* another instance may have deleted it since the list was made: there is nothing to say of it */
  facts = store_history_entry_exists (entry) ? dup_facts (self, entry) : g_strdup ("");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), app_severity_get_icon_name (find_severity (entry)));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), store_history_entry_get_message (entry));
  gtk_widget_set_visible (self->pin, store_history_entry_is_pinned (entry));
}

char *
app_history_row_describe (AppHistoryRow *self)
{
  g_return_val_if_fail (APP_IS_HISTORY_ROW (self), NULL);

  return g_strdup_printf ("%s, %s%s%s", gtk_label_get_text (GTK_LABEL (self->title)), gtk_label_get_text (GTK_LABEL (self->facts)),
                          gtk_widget_get_visible (self->pin) ? ", " : "", gtk_widget_get_visible (self->pin) ? _("pinned") : "");
}
