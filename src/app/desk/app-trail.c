/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-trail.h"

#include "app-desk-words.h"
#include <glib/gi18n.h>

struct _AppTrail
{
  GtkBox     parent_instance;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (AppTrail, app_trail, GTK_TYPE_BOX)

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
make_detail (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* @state: style of the number: "done", "again", "lost" or "now". */
static void
add_row (AppTrail *self, guint number, const char *state, const char *title, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *sentence = g_strdup_printf ("%u, %s, %s", number, title, detail);
  GtkWidget *badge = gtk_label_new (digits);

  gtk_widget_add_css_class (badge, "trail-number");
  gtk_widget_add_css_class (badge, state);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), make_heading (title));
  gtk_box_append (GTK_BOX (texts), make_detail (detail));
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
}

static const char *
get_state (CodefStepVerdict verdict)
{
  switch (verdict)
    {
    case CODEF_STEP_ACCEPTED:
      return "done";
    case CODEF_STEP_ASKED_AGAIN:
      return "again";
    case CODEF_STEP_REFUSED:
    case CODEF_STEP_LOST:
    default:
      return "lost";
    }
}

static void
app_trail_class_init (AppTrailClass *klass)
{
}

static void
app_trail_init (AppTrail *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), make_heading (_("Steps so far")));
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "trail");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps so far"), -1);
  gtk_box_append (GTK_BOX (self), self->rows);
}

void
app_trail_set_exchange (AppTrail *self, CodefExchange *exchange)
{
  CodefChallenge *challenge = exchange != NULL ? codef_exchange_get_challenge (exchange) : NULL;
  GListModel *steps = exchange != NULL ? codef_exchange_get_steps (exchange) : NULL;
  guint n_steps = steps != NULL ? g_list_model_get_n_items (steps) : 0;
  g_autofree char *first = NULL;
  GtkWidget *row;

  g_return_if_fail (APP_IS_TRAIL (self));

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), row);
  if (exchange == NULL)
    return;
  first = app_desk_words_dup_first (codef_exchange_get_request (exchange));
  add_row (self, 1, "done", _("First request"), first);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr(CodefStep) step = g_list_model_get_item (steps, i);
      g_autofree char *detail = app_desk_words_dup_step (step);

      add_row (self, i + 2, get_state (codef_step_get_verdict (step)),
               app_desk_words_get_kind (codef_step_get_kind (step)), detail);
    }
  if (challenge != NULL)
    add_row (self, n_steps + 2, "now", app_desk_words_get_kind (codef_challenge_get_kind (challenge)), _("asked now"));
}
