/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compat.h"
#include "app-lanes.h"

#include "app-lane-row.h"
#include "app-list-values.h"
#include "doc-document.h"
#include <glib/gi18n.h>

struct _AppLanes
{
  GtkBox         parent_instance;
  AppContext    *context;       /* (owned) */
  CodefBatch    *batch;         /* (owned) (nullable) */
  GSignalGroup  *batch_signals; /* (owned) */
  GtkStringList *names;         /* (owned) parameters that can be varied */
  GtkWidget     *name;          /* this and the following: of the template */
  GtkWidget     *values;
  GtkWidget     *counted;
  GtkWidget     *spacing;
  GtkWidget     *summary;
  GtkWidget     *lanes;
};

G_DEFINE_FINAL_TYPE (AppLanes, app_lanes, GTK_TYPE_BOX)

enum { LANE_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
app_lanes_plan_free (AppLanesPlan *self)
{
  g_free (self->name);
  g_strfreev (self->values);
  g_free (self);
}

/* (transfer full) */
static GStrv
read_values (AppLanes *self, guint *n_left_out)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->values));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return app_list_values_parse (text, CODEF_BATCH_MAX_LANES, n_left_out);
}

static void
on_values_changed_cb (AppLanes *self)
{
  guint n_left_out, n;
  g_auto(GStrv) values = read_values (self, &n_left_out);
  g_autofree char *text = NULL;

  n = g_strv_length (values);
  if (n_left_out > 0)
    text = g_strdup_printf (_("%u requests, the most there can be; %u left out"), n, n_left_out);
  else
    text = g_strdup_printf (ngettext ("%u request", "%u requests", n), n);
  gtk_label_set_text (GTK_LABEL (self->counted), text);
}

static void
on_row_activated_cb (AppLanes *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[LANE_ACTIVATED], 0, app_lane_row_get_lane (APP_LANE_ROW (row)));
}

static void
show_summary (AppLanes *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->batch));
  guint n_queued = codef_batch_get_n_in_state (self->batch, CODEF_LANE_QUEUED);
  guint n_answered = codef_batch_get_n_in_state (self->batch, CODEF_LANE_ANSWERED);
  g_autofree char *text = NULL;

  switch (codef_batch_get_phase (self->batch))
    {
    case CODEF_BATCH_ASKING:
      text = g_strdup_printf (_("All %u are sent, and one asks for all: answer it, and every lane is released."), n);
      break;
    case CODEF_BATCH_DONE:
      text = g_strdup_printf (_("%u of %u answered"), n_answered, n);
      break;
    case CODEF_BATCH_READY:
    case CODEF_BATCH_RUNNING:
    default:
      text = n_queued > 0 ? g_strdup_printf (_("%u of %u sent, %u answered"), n - n_queued, n, n_answered)
                          : g_strdup_printf (_("All %u are sent, %u answered"), n, n_answered);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  AppLanes *self = user_data;
  GtkWidget *row = app_lane_row_new (item);

  g_signal_connect_object (item, "notify::state", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  return row;
}

static void
app_lanes_dispose (GObject *object)
{
  AppLanes *self = APP_LANES (object);

  g_clear_object (&self->batch_signals);
  if (self->lanes != NULL)
    gtk_list_box_bind_model (GTK_LIST_BOX (self->lanes), NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_LANES);
  g_clear_object (&self->names);
  g_clear_object (&self->batch);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_lanes_parent_class)->dispose (object);
}

static void
app_lanes_class_init (AppLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_lanes_dispose;
  signals[LANE_ACTIVATED] =
    g_signal_new ("lane-activated", APP_TYPE_LANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  CODEF_TYPE_LANE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "lanes/app-lanes.ui");
  gtk_widget_class_bind_template_child (widget_class, AppLanes, name);
  gtk_widget_class_bind_template_child (widget_class, AppLanes, values);
  gtk_widget_class_bind_template_child (widget_class, AppLanes, counted);
  gtk_widget_class_bind_template_child (widget_class, AppLanes, spacing);
  gtk_widget_class_bind_template_child (widget_class, AppLanes, summary);
  gtk_widget_class_bind_template_child (widget_class, AppLanes, lanes);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
app_lanes_init (AppLanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_name_drop_down (self->name, _("Parameter that is varied"));
  self->names = gtk_string_list_new (NULL);
  self->batch_signals = g_signal_group_new (CODEF_TYPE_BATCH);
  g_signal_group_connect_swapped (self->batch_signals, "notify::phase", G_CALLBACK (show_summary), self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->name), G_LIST_MODEL (self->names));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spacing), CODEF_BATCH_SPACING_MS);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->values)), "changed",
                           G_CALLBACK (on_values_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
app_lanes_new (AppContext *context)
{
  AppLanes *self = g_object_new (APP_TYPE_LANES, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/* What is encrypted or belongs to a later step is not varied, nor is what is the same in all lanes. */
static gboolean
can_vary (CodefProduct *product, const char *name)
{
  CodefParameter *parameter = product != NULL ? codef_product_find_parameter (product, name) : NULL;

  if (g_str_equal (name, "id"))
    return FALSE;
  return parameter == NULL || (!codef_parameter_is_encrypted (parameter) && !codef_parameter_is_two_way (parameter));
}

static void
add_name (AppLanes *self, CodefProduct *product, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return;
  if (can_vary (product, name))
    gtk_string_list_append (self->names, name);
}

void
app_lanes_set_form (AppLanes *self, CodefForm *form)
{
  const char *text = codef_form_get_text (form);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(DocDocument) json = doc_document_new_plain (bytes, NULL);
  CodefProduct *product = codef_form_get_product (form);
  GListModel *parameters = product != NULL ? codef_product_get_parameters (product) : NULL;

  g_return_if_fail (APP_IS_LANES (self));

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  if (doc_document_get_problem (json) == NULL)
    for (DocNode node = doc_document_get_first_child (json, DOC_NODE_ROOT); node != DOC_NODE_NONE;
         node = doc_document_get_next_sibling (json, node))
      {
        g_autofree char *name = doc_document_dup_name (json, node);

        if (name != NULL && doc_document_get_n_children (json, node) == 0)
          add_name (self, product, name);
      }
  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);

      if (codef_parameter_get_items (parameter) == NULL)
        add_name (self, product, codef_parameter_get_name (parameter));
    }
}

AppLanesPlan *
app_lanes_make_plan (AppLanes *self)
{
  GtkStringObject *name = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->name));
  guint n_left_out;
  g_auto(GStrv) values = read_values (self, &n_left_out);
  AppLanesPlan *plan;

  g_return_val_if_fail (APP_IS_LANES (self), NULL);

  if (name == NULL || values[0] == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->counted), name == NULL ? _("There is no parameter to vary.")
                                                                  : _("There is no value yet."));
      gtk_widget_grab_focus (self->values);
      return NULL;
    }
  plan = g_new0 (AppLanesPlan, 1);
  plan->name = g_strdup (gtk_string_object_get_string (name));
  plan->values = g_steal_pointer (&values);
  plan->spacing_ms = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spacing));
  return plan;
}

void
app_lanes_set_choice (AppLanes *self, const char *name, const char *values)
{
  g_return_if_fail (APP_IS_LANES (self));

  add_name (self, NULL, name);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->name), i);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->values)), values, -1);
}

void
app_lanes_set_batch (AppLanes *self, CodefBatch *batch)
{
  g_return_if_fail (APP_IS_LANES (self));

  if (!g_set_object (&self->batch, batch))
    return;
  g_signal_group_set_target (self->batch_signals, batch);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->lanes), G_LIST_MODEL (batch), create_row, self, NULL);
  gtk_widget_set_visible (self->summary, batch != NULL);
  if (batch != NULL)
    show_summary (self);
}

const char *
app_lanes_get_summary (AppLanes *self)
{
  g_return_val_if_fail (APP_IS_LANES (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->summary));
}
