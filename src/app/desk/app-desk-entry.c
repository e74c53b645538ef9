/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-desk-entry.h"

#include "app-enter-guard.h"
#include "app-face.h"
#include <glib/gi18n.h>
#include <string.h>

static void
on_insert_cb (GtkEditable *editable, const char *text, int length_bytes, int *position, gpointer user_data)
{
  gsize length = length_bytes < 0 ? strlen (text) : (gsize) length_bytes;
  glong n_added = g_utf8_strlen (text, (gssize) length);
  glong n_there = g_utf8_strlen (gtk_editable_get_text (editable), -1);
  GtkWidget *face = gtk_widget_get_ancestor (GTK_WIDGET (editable), APP_TYPE_FACE);
  g_autofree char *sentence = NULL;

  if (n_added + n_there <= APP_DESK_ENTRY_MAX_CHARACTERS)
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  if (face == NULL)
    return;
  sentence = g_strdup_printf (_("That text has %ld characters and was not taken; an answer has at most %d."), n_added,
                              APP_DESK_ENTRY_MAX_CHARACTERS);
  app_face_complain (APP_FACE (face), sentence);
}

/* What was complained about is being mended. */
static void
on_changed_cb (GtkWidget *entry)
{
  GtkWidget *face = gtk_widget_get_ancestor (entry, APP_TYPE_FACE);

  gtk_widget_remove_css_class (entry, "error");
  if (face != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    app_face_complain (APP_FACE (face), NULL);
}

GtkWidget *
app_desk_entry_new (const char *label, gboolean is_secret)
{
  GtkWidget *entry = is_secret ? gtk_password_entry_new () : gtk_entry_new ();

  if (is_secret)
    g_object_set (entry, "show-peek-icon", TRUE, NULL);
  else
    g_object_set (entry, "input-hints", GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "insert-text", G_CALLBACK (on_insert_cb), NULL);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed_cb), NULL);
  app_enter_guard_attach (entry, "desk.answer");
  return entry;
}

char *
app_desk_entry_read (GtkWidget *entry, const char *if_empty)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  GtkWidget *face = gtk_widget_get_ancestor (entry, APP_TYPE_FACE);

  if (*text != '\0')
    return g_steal_pointer (&text);
  if (face != NULL)
    app_face_complain (APP_FACE (face), if_empty);
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_grab_focus (entry);
  return NULL;
}

void
app_desk_entry_fill (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}
