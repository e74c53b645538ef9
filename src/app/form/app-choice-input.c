/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-choice-input.h"

#include <glib/gi18n.h>

typedef struct
{
  CodefField    *field;    /* (owned) */
  GtkStringList *titles;   /* (owned) what is shown: not sent, the values, maybe a foreign one */
  GPtrArray     *values;   /* (owned) of char*: "" first, in the order of titles */
  gboolean       updating;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->field);
  g_object_unref (choice->titles);
  g_ptr_array_unref (choice->values);
  g_free (choice);
}

static void
append (Choice *choice, const char *value, const char *title)
{
  g_autofree char *line = title != NULL ? g_strdup_printf ("%s  %s", value, title) : g_strdup (value);

  g_ptr_array_add (choice->values, g_strdup (value));
  gtk_string_list_append (choice->titles, line);
}

static void
fill (Choice *choice, CodefLanguage language)
{
  CodefParameter *parameter = codef_field_get_parameter (choice->field);
  guint n_values = codef_parameter_get_n_values (parameter);

  g_ptr_array_add (choice->values, g_strdup (""));
  gtk_string_list_append (choice->titles, _("Not sent"));
  for (guint i = 0; i < n_values; i++)
    append (choice, codef_parameter_get_value (parameter, i), codef_parameter_get_value_title (parameter, i, language));
  if (n_values == 0 && codef_parameter_get_input (parameter) == CODEF_INPUT_BOOLEAN)
    {
      append (choice, "true", NULL);
      append (choice, "false", NULL);
    }
}

static guint
find (Choice *choice, const char *text)
{
  guint position;

  if (!g_ptr_array_find_with_equal_func (choice->values, text, g_str_equal, &position))
    {
      position = choice->values->len;
      append (choice, text, _("not in the catalogue"));
    }
  return position;
}

static void
on_text_cb (CodefField *field, GParamSpec *pspec, gpointer user_data)
{
  GtkDropDown *drop_down = user_data;
  Choice *choice = g_object_get_data (G_OBJECT (drop_down), "choice");

  choice->updating = TRUE;
  gtk_drop_down_set_selected (drop_down, find (choice, codef_field_get_text (field)));
  choice->updating = FALSE;
}

static void
on_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer user_data)
{
  Choice *choice = user_data;
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!choice->updating && selected < choice->values->len)
    codef_field_set_text (choice->field, choice->values->pdata[selected]);
}

GtkWidget *
app_choice_input_new (CodefField *field, CodefLanguage language)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *drop_down;

  choice->field = g_object_ref (field);
  choice->titles = gtk_string_list_new (NULL);
  choice->values = g_ptr_array_new_with_free_func (g_free);
  fill (choice, language);
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (choice->titles)), NULL);
  gtk_widget_add_css_class (drop_down, "field-choice");
  gtk_widget_set_hexpand (drop_down, TRUE);
  g_object_set_data_full (G_OBJECT (drop_down), "choice", choice, choice_free);
  g_signal_connect_object (field, "notify::text", G_CALLBACK (on_text_cb), drop_down, 0);
  on_text_cb (field, NULL, drop_down);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_selected_cb), choice);
  return drop_down;
}
