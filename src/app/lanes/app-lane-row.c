/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-lane-row.h"

#include "app-context.h"
#include "app-units.h"
#include <glib/gi18n.h>

struct _AppLaneRow
{
  GtkListBoxRow parent_instance;
  CodefLane    *lane;    /* (owned) */
  GtkWidget    *icon;    /* this and the following: of the template */
  GtkWidget    *value;
  GtkWidget    *state;
  GtkWidget    *code;
  GtkWidget    *elapsed;
};

G_DEFINE_FINAL_TYPE (AppLaneRow, app_lane_row, GTK_TYPE_LIST_BOX_ROW)

static const struct { const char *text, *icon, *style; } looks[] = {
  [CODEF_LANE_QUEUED] = { N_("waits its turn"), "content-loading-symbolic", "dim-label" },
  [CODEF_LANE_SENT] = { N_("sent, not answered yet"), "document-send-symbolic", "accent" },
  [CODEF_LANE_ASKS] = { N_("asks for all"), "dialog-password-symbolic", "warning" },
  [CODEF_LANE_ANSWERED] = { N_("answered"), "object-select-symbolic", "success" },
  [CODEF_LANE_FAILED] = { N_("no answer"), "dialog-error-symbolic", "error" },
  [CODEF_LANE_CANCELLED] = { N_("stopped"), "process-stop-symbolic", "dim-label" },
};

static void
update (AppLaneRow *self)
{
  CodefLaneState state = codef_lane_get_state (self->lane);
  CodefExchange *exchange = codef_lane_get_exchange (self->lane);
  CodefReply *reply = state == CODEF_LANE_ANSWERED ? codef_exchange_get_reply (exchange) : NULL;
  const char *code = reply != NULL ? codef_reply_get_code (reply) : NULL;
  gboolean refused = reply != NULL && !codef_reply_is_success (reply);
  gboolean ended = state == CODEF_LANE_ANSWERED || state == CODEF_LANE_FAILED;
  g_autofree char *elapsed = ended ? app_units_duration (codef_exchange_get_elapsed_us (exchange)) : NULL;
  g_autofree char *sentence = g_strdup_printf ("%s, %s%s%s", codef_lane_get_value (self->lane),
                                               app_lane_row_get_state (self),
                                               code != NULL ? ", " : "", code != NULL ? code : "");

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (self->icon, looks[i].style);
  gtk_widget_add_css_class (self->icon, refused ? "error" : looks[state].style);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), refused ? "dialog-error-symbolic" : looks[state].icon);
  gtk_label_set_text (GTK_LABEL (self->state), app_lane_row_get_state (self));
  gtk_label_set_text (GTK_LABEL (self->code), code != NULL ? code : "");
  gtk_label_set_text (GTK_LABEL (self->elapsed), elapsed != NULL ? elapsed : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), exchange != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
app_lane_row_dispose (GObject *object)
{
  AppLaneRow *self = APP_LANE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_LANE_ROW);
  g_clear_object (&self->lane);
  G_OBJECT_CLASS (app_lane_row_parent_class)->dispose (object);
}

static void
app_lane_row_class_init (AppLaneRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_lane_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "lanes/app-lane-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppLaneRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AppLaneRow, value);
  gtk_widget_class_bind_template_child (widget_class, AppLaneRow, state);
  gtk_widget_class_bind_template_child (widget_class, AppLaneRow, code);
  gtk_widget_class_bind_template_child (widget_class, AppLaneRow, elapsed);
}

static void
app_lane_row_init (AppLaneRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_lane_row_new (CodefLane *lane)
{
  AppLaneRow *self = g_object_new (APP_TYPE_LANE_ROW, NULL);

  self->lane = g_object_ref (lane);
  gtk_label_set_text (GTK_LABEL (self->value), codef_lane_get_value (lane));
  g_signal_connect_object (lane, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "notify::exchange", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

CodefLane *
app_lane_row_get_lane (AppLaneRow *self)
{
  g_return_val_if_fail (APP_IS_LANE_ROW (self), NULL);

  return self->lane;
}

const char *
app_lane_row_get_state (AppLaneRow *self)
{
  g_return_val_if_fail (APP_IS_LANE_ROW (self), NULL);

  return _(looks[codef_lane_get_state (self->lane)].text);
}
