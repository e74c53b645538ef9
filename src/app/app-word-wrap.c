/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-word-wrap.h"

/* A longer one may be parted: what a server sent must not make a label wider than its window. */
#define MAX_WORD_CHARS 12

/* On a label: the attributes that are ours, to tell them from others'. */
#define OURS "app-word-wrap"

PangoAttrList *
app_word_wrap_make_attributes (const char *plain_text)
{
  PangoAttrList *attributes = NULL;

  for (const char *word = plain_text, *end; *word != '\0'; word = *end != '\0' ? g_utf8_next_char (end) : end)
    {
      gboolean korean = FALSE;
      guint n = 0;

      for (end = word; *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_next_char (end), n++)
        korean |= g_unichar_get_script (g_utf8_get_char (end)) == G_UNICODE_SCRIPT_HANGUL;
      if (korean && n > 1 && n <= MAX_WORD_CHARS)
        {
          PangoAttribute *together = pango_attr_allow_breaks_new (FALSE);

          together->start_index = (guint) (word - plain_text);
          together->end_index = (guint) (end - plain_text);
          if (attributes == NULL)
            attributes = pango_attr_list_new ();
          pango_attr_list_insert (attributes, together);
        }
    }
  return attributes;
}

static void
keep_words (GtkLabel *label)
{
  PangoAttrList *now = gtk_label_get_attributes (label);
  g_autoptr(PangoAttrList) attributes = NULL;

  if (now != g_object_get_data (G_OBJECT (label), OURS))
    return;
  attributes = app_word_wrap_make_attributes (gtk_label_get_text (label));
  if (attributes == NULL && now == NULL)
    return;
  /* the label keeps what the pointer is compared with */
  g_object_set_data (G_OBJECT (label), OURS, attributes);
  gtk_label_set_attributes (label, attributes);
}

static gboolean
on_map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  gpointer widget = g_value_get_object (&values[0]);

  if (!GTK_IS_LABEL (widget) || !gtk_label_get_wrap (widget)
      || g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, keep_words, NULL) != 0)
    return TRUE;
  g_signal_connect (widget, "notify::label", G_CALLBACK (keep_words), NULL);
  keep_words (widget);
  return TRUE;
}

void
app_word_wrap_install (void)
{
  static gsize installed;

  if (!g_once_init_enter (&installed))
    return;
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map_cb, NULL, NULL);
  g_once_init_leave (&installed, 1);
}
