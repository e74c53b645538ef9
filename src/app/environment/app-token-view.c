/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-token-view.h"

#include "app-context.h"
#include "doc-document.h"
#include <glib/gi18n.h>

/* What the service gives at issue (protocol notes §1.3). */
#define LIFE_SEC ((gint64) 7 * 24 * 60 * 60)
#define TICK_SEC 1

struct _AppTokenView
{
  AdwBin      parent_instance;
  CodefToken *token;         /* (owned) (nullable) */
  CodefClock *clock;         /* (owned) (nullable) as long as there is no token */
  guint       tick;          /* source id; 0 without a token */
  GtkWidget  *forget;        /* this and the following: of the template */
  GtkWidget  *none;
  GtkWidget  *left_row;
  GtkWidget  *left;
  GtkWidget  *bar;
  GtkWidget  *until;
  GtkWidget  *areas_row;
  GtkWidget  *areas;
  GtkWidget  *service;
  GtkWidget  *service_value;
  GtkWidget  *words;
  GtkWidget  *json;
};

G_DEFINE_FINAL_TYPE (AppTokenView, app_token_view, ADW_TYPE_BIN)

static gboolean
show_time_left (gpointer user_data)
{
  AppTokenView *self = user_data;
  gint64 expires_sec = codef_token_get_expires_unix_sec (self->token);
  gint64 left_sec = expires_sec == G_MAXINT64 ? G_MAXINT64 : expires_sec - codef_clock_now_unix_sec (self->clock);
  g_autofree char *left = app_token_view_format_left (left_sec);
  g_autoptr(GDateTime) until = expires_sec == G_MAXINT64 ? NULL : g_date_time_new_from_unix_local (expires_sec);
  g_autofree char *when = until != NULL ? g_date_time_format (until, _("until %Y-%m-%d %H:%M")) : NULL;
  double fraction = (double) left_sec / (double) LIFE_SEC;

  gtk_label_set_text (GTK_LABEL (self->left), left);
  gtk_label_set_text (GTK_LABEL (self->until), when != NULL ? when : "");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (fraction, 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
show_areas (AppTokenView *self)
{
  const char *const *areas = codef_token_get_authorities (self->token);
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->areas), 0)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->areas), GTK_WIDGET (child));
  for (guint i = 0; areas != NULL && areas[i] != NULL; i++)
    {
      GtkWidget *chip = gtk_label_new (areas[i]);

      gtk_widget_add_css_class (chip, "chip");
      gtk_flow_box_append (GTK_FLOW_BOX (self->areas), chip);
    }
  gtk_widget_set_visible (self->areas_row, areas != NULL);
}

static void
show_service (AppTokenView *self)
{
  static const struct { const char *type, *name; } services[] = {
    { "0", N_("production") }, { "1", N_("demo") }, { "2", N_("sandbox") },
  };
  const char *type = codef_token_get_service_type (self->token);
  g_autofree char *text = g_strdup (type);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_strcmp0 (type, services[i].type) == 0)
      {
        g_free (text);
        text = g_strdup_printf ("%s · %s", type, _(services[i].name));
      }
  gtk_label_set_text (GTK_LABEL (self->service_value), text != NULL ? text : "");
  gtk_widget_set_visible (self->service, type != NULL);
}

/* (transfer full): indented, "" for NULL. */
static char *
format_json (GBytes *json)
{
  g_autoptr(DocDocument) document = json != NULL ? doc_document_new_plain (json, NULL) : NULL;
  g_autoptr(GBytes) text = NULL;

  if (document == NULL)
    return g_strdup ("");
  text = doc_document_get_problem (document) == NULL ? doc_document_format (document, DOC_NODE_ROOT)
                                                     : g_bytes_ref (doc_document_get_text (document));
  return g_utf8_make_valid (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
}

static void
show_words (AppTokenView *self)
{
  g_autofree char *header = format_json (codef_token_get_header (self->token));
  g_autofree char *payload = format_json (codef_token_get_payload (self->token));
  g_autofree char *both = g_strconcat (header, payload, NULL);

  gtk_label_set_text (GTK_LABEL (self->json), g_strchomp (both));
  gtk_widget_set_visible (self->words, *both != '\0');
}

static void
app_token_view_dispose (GObject *object)
{
  AppTokenView *self = APP_TOKEN_VIEW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->token, codef_token_unref);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_TOKEN_VIEW);

  G_OBJECT_CLASS (app_token_view_parent_class)->dispose (object);
}

static void
app_token_view_class_init (AppTokenViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_token_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-token-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, forget);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, none);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, left_row);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, left);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, bar);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, until);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, areas_row);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, areas);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, service);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, service_value);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, words);
  gtk_widget_class_bind_template_child (widget_class, AppTokenView, json);
}

static void
app_token_view_init (AppTokenView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_token_view_set_token (self, NULL, NULL);
}

void
app_token_view_set_token (AppTokenView *self, CodefToken *token, CodefClock *clock)
{
  gboolean there = token != NULL;

  g_return_if_fail (APP_IS_TOKEN_VIEW (self));

  if (there)
    codef_token_ref (token);
  g_clear_pointer (&self->token, codef_token_unref);
  self->token = token;
  g_set_object (&self->clock, clock);
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_set_visible (self->none, !there);
  gtk_widget_set_visible (self->forget, there);
  gtk_widget_set_visible (self->left_row, there);
  gtk_widget_set_visible (self->areas_row, there);
  gtk_widget_set_visible (self->service, there);
  gtk_widget_set_visible (self->words, there);
  if (!there)
    return;
  show_time_left (self);
  show_areas (self);
  show_service (self);
  show_words (self);
  self->tick = g_timeout_add_seconds (TICK_SEC, show_time_left, self);
}

const char *
app_token_view_get_left (AppTokenView *self)
{
  return self->token != NULL ? gtk_label_get_text (GTK_LABEL (self->left)) : NULL;
}

char *
app_token_view_format_left (gint64 left_sec)
{
  gint64 minutes = left_sec / 60, hours = minutes / 60, days = hours / 24;

  if (left_sec == G_MAXINT64)
    return g_strdup (_("not known"));
  if (left_sec <= 0)
    return g_strdup (_("expired"));
  if (days > 0)
    /* Translators: days and hours, in short */
    return g_strdup_printf (_("%d d %d h"), (int) days, (int) (hours % 24));
  if (hours > 0)
    /* Translators: hours and minutes, in short */
    return g_strdup_printf (_("%d h %d min"), (int) hours, (int) (minutes % 60));
  /* Translators: minutes and seconds, in short */
  return g_strdup_printf (_("%d min %d s"), (int) minutes, (int) (left_sec % 60));
}
