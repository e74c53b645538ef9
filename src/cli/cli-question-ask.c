/* SPDX-License-Identifier: MIT */
/* The person at the terminal. */
#include "codef-config.h"
#include "cli-question.h"

#include "cli-exit.h"
#include "cli-input.h"
#include "cli-output.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* An empty line for a value that has to be there is asked again. (transfer full) */
static char *
ask_text (const char *prompt, gboolean may_be_empty, GError **error)
{
  char *text = cli_input_ask_text (prompt, error);

  while (text != NULL && *text == '\0' && !may_be_empty)
    {
      g_free (text);
      cli_output_detail (_("  nothing was typed"));
      text = cli_input_ask_text (prompt, error);
    }
  return text;
}

static gboolean
ask_captcha (JsonBuilder *builder, GError **error)
{
  g_autofree char *text = ask_text (_("characters (nothing for a new picture)"), TRUE, error);

  if (text == NULL)
    return FALSE;
  if (*text != '\0')
    add_text (builder, "secureNo", text);
  add_text (builder, "secureNoRefresh", *text != '\0' ? "0" : "1");
  return TRUE;
}

static gboolean
ask_approval (JsonBuilder *builder, GError **error)
{
  g_autofree char *text = ask_text (_("press the return key once you have approved"), TRUE, error);

  if (text != NULL)
    add_text (builder, "simpleAuth", "1");
  return text != NULL;
}

/* By the row's number, or by words that one row alone has. (transfer full) (nullable) */
static CodefChoice *
find_choice (CodefChoices *choices, const char *text, guint *n_matching)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (choices));
  g_autoptr(CodefChoice) found = NULL;
  guint64 number;

  *n_matching = 1;
  if (g_ascii_string_to_unsigned (text, 10, 1, n_rows, &number, NULL))
    return g_list_model_get_item (G_LIST_MODEL (choices), (guint) number - 1);
  *n_matching = 0;
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(CodefChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (codef_choice_matches (choice, text))
        {
          g_set_object (&found, choice);
          (*n_matching)++;
        }
    }
  return *n_matching == 1 ? g_steal_pointer (&found) : NULL;
}

static gboolean
ask_choice (JsonBuilder *builder, CodefChoices *choices, const char *name, GError **error)
{
  for (;;)
    {
      g_autofree char *text = ask_text (_("number, or words to search for"), FALSE, error);
      g_autoptr(CodefChoice) choice = NULL;
      guint n_matching;

      if (text == NULL)
        return FALSE;
      choice = find_choice (choices, text, &n_matching);
      if (choice != NULL)
        {
          add_text (builder, name, codef_choice_get_value (choice));
          return TRUE;
        }
      cli_output_detail (ngettext ("  %u row matches", "  %u rows match", n_matching), n_matching);
      cli_question_tell_rows (choices, text);
    }
}

static gboolean
ask_input (CliSession *session, JsonBuilder *builder, const CodefChallengeInput *input, GError **error)
{
  gboolean is_korean = cli_session_get_language (session) == CODEF_LANGUAGE_KOREAN;
  const char *label = is_korean ? input->label_korean : input->label_english;
  g_autofree char *prompt = g_strdup_printf ("%s (%s)", label, input->name);
  g_autofree char *text = NULL;
  CodefSecret *secret;

  if (input->is_secret)
    {
      secret = cli_input_ask_secret (prompt, error);
      if (secret == NULL)
        return FALSE;
      add_text (builder, input->name, codef_secret_reveal (secret));
      codef_secret_unref (secret);
      return TRUE;
    }
  text = ask_text (prompt, !input->is_required, error);
  if (text != NULL && *text != '\0')
    add_text (builder, input->name, text);
  return text != NULL;
}

/* What names no input can still be answered: "name=value". */
static gboolean
ask_anything (JsonBuilder *builder, GError **error)
{
  for (;;)
    {
      g_autofree char *text = ask_text (_("NAME=VALUE to send along (nothing to go on)"), TRUE, error);
      char *equals = text != NULL ? strchr (text, '=') : NULL;

      if (text == NULL || *text == '\0')
        return text != NULL;
      if (equals == NULL || equals == text)
        continue;
      *equals = '\0';
      add_text (builder, text, equals + 1);
    }
}

static gboolean
ask_all (CliSession *session, JsonBuilder *builder, CodefChallenge *challenge, GError **error)
{
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);

  if (codef_challenge_get_kind (challenge) == CODEF_CHALLENGE_CAPTCHA)
    return ask_captcha (builder, error);
  if (codef_challenge_get_kind (challenge) == CODEF_CHALLENGE_APPROVAL)
    return ask_approval (builder, error);
  if (codef_challenge_get_choices (challenge) != NULL)
    return ask_choice (builder, codef_challenge_get_choices (challenge), inputs[0].name, error);
  for (guint i = 0; i < n_inputs; i++)
    if (!ask_input (session, builder, &inputs[i], error))
      return FALSE;
  return n_inputs > 0 || ask_anything (builder, error);
}

static void
wipe_text (gpointer text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

gboolean
cli_question_ask (CliSession *session, CodefChallenge *challenge, GBytes **inputs, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  if (!ask_all (session, builder, challenge, error))
    return FALSE;
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  *inputs = g_bytes_new_with_free_func (text, strlen (text), wipe_text, text);
  return TRUE;
}
