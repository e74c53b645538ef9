/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-question.h"

#include "cli-exit.h"
#include "cli-output.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A longer list is searched before it is read. */
#define MAX_SHOWN_CHOICES 20
#define MAX_SHOWN_TEXT_BYTES 2000

static gboolean
has_display (void)
{
  return g_getenv ("WAYLAND_DISPLAY") != NULL || g_getenv ("DISPLAY") != NULL;
}

static char *
open_temporary (CodefPicture *picture, GError **error)
{
  g_autofree char *template = g_strdup_printf ("codef-captcha-XXXXXX.%s", codef_picture_get_extension (picture));
  char *name = NULL;
  int fd = g_file_open_tmp (template, &name, error);

  if (fd >= 0)
    close (fd);
  return name;
}

char *
cli_question_write_picture (CodefChallenge *challenge, const char *path)
{
  g_autoptr(GError) error = NULL;
  CodefPicture *picture = codef_challenge_get_picture (challenge, &error);
  g_autofree char *name = NULL;
  gsize length;
  const char *bytes;

  if (picture == NULL)
    {
      if (error != NULL)
        cli_output_say ("%s", error->message);
      return NULL;
    }
  if (path != NULL)
    name = g_strdup_printf ("%s.%s", path, codef_picture_get_extension (picture));
  else
    name = open_temporary (picture, &error);
  bytes = g_bytes_get_data (codef_picture_get_bytes (picture), &length);
  if (name != NULL
      && g_file_set_contents_full (name, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return g_steal_pointer (&name);
  cli_output_say (_("the picture cannot be kept: %s"), error->message);
  return NULL;
}

static void
open_picture (const char *picture)
{
  const char *argv[] = { "xdg-open", picture, NULL };
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;

  /* what it says is no business of the answer; that it is missing is none either */
  if (has_display ())
    g_spawn_async (NULL, (char **) argv, NULL, flags, NULL, NULL, NULL, NULL);
}

static const char *
describe (CodefChallenge *challenge)
{
  switch (codef_challenge_get_kind (challenge))
    {
    case CODEF_CHALLENGE_CAPTCHA:
      return _("the characters in a picture");
    case CODEF_CHALLENGE_SMS:
      return _("the code of an SMS");
    case CODEF_CHALLENGE_EMAIL:
      return _("the code of an e-mail");
    case CODEF_CHALLENGE_APPROVAL:
      return _("an approval in the app on the phone");
    case CODEF_CHALLENGE_PASSWORD:
      return _("the temporary password of an e-mail");
    case CODEF_CHALLENGE_SIGN_UP:
      return _("data for a new account");
    case CODEF_CHALLENGE_CHOICE:
      return _("a choice from a list");
    case CODEF_CHALLENGE_SIGNATURE:
      return _("a signature");
    case CODEF_CHALLENGE_OTHER:
    default:
      return _("more input");
    }
}

static void
tell_row (CodefChoices *choices, guint position)
{
  g_autoptr(CodefChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), position);
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < codef_choices_get_n_columns (choices); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " | " : "", codef_choice_get_cell (choice, i));
  cli_output_detail ("  %u: %s", position + 1, line->str);
}

void
cli_question_tell_rows (CodefChoices *choices, const char *query)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (choices)), n_matching = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(CodefChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (codef_choice_matches (choice, query) && n_matching++ < MAX_SHOWN_CHOICES)
        tell_row (choices, i);
    }
  if (n_matching > MAX_SHOWN_CHOICES)
    cli_output_detail (_("  … and %u more"), n_matching - MAX_SHOWN_CHOICES);
}

static void
tell_choices (CliSession *session, CodefChoices *choices)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < codef_choices_get_n_columns (choices); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " | " : "",
                            codef_choices_get_column_title (choices, i, cli_session_get_language (session)));
  cli_output_detail ("     %s", titles->str);
  cli_question_tell_rows (choices, NULL);
}

static const char *
label_of (CliSession *session, const CodefChallengeInput *input)
{
  return cli_session_get_language (session) == CODEF_LANGUAGE_KOREAN ? input->label_korean : input->label_english;
}

/* extraInfo as it came, where this program knows no better way to show it. */
static void
tell_raw (CodefChallenge *challenge)
{
  gsize length;
  const char *text = g_bytes_get_data (codef_challenge_get_extra_info (challenge), &length);

  cli_output_detail ("  extraInfo: %.*s%s", (int) MIN (length, MAX_SHOWN_TEXT_BYTES), text,
                     length > MAX_SHOWN_TEXT_BYTES ? "…" : "");
}

/* Why it is asked again: the service's words, or what the dictionary knows of its code. */
static void
tell_reason (CliSession *session, CodefChallenge *challenge)
{
  const char *code = codef_challenge_get_code (challenge);
  const char *message = codef_challenge_get_message (challenge);
  CodefCatalog *catalog = cli_session_get_catalog (session);
  CodefResultCode *known = code != NULL ? codef_catalog_find_result_code (catalog, code) : NULL;

  if (message == NULL && known != NULL)
    message = codef_result_code_get_meaning (known, cli_session_get_language (session));
  if (code != NULL || message != NULL)
    cli_output_detail ("  %s%s%s", code != NULL ? code : "", code != NULL && message != NULL ? ": " : "",
                       message != NULL ? message : "");
}

void
cli_question_tell (CliSession *session, CodefChallenge *challenge, const char *picture)
{
  CodefChallengeKind kind = codef_challenge_get_kind (challenge);
  const char *method = codef_challenge_get_method (challenge);
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);

  cli_output_say (_("additional authentication, %s: %s, within %u seconds"),
                  method != NULL ? method : _("no method is named"), describe (challenge),
                  codef_challenge_get_limit_sec (challenge, NULL));
  tell_reason (session, challenge);
  if (picture != NULL)
    cli_output_detail (_("  picture: %s"), picture);
  if (codef_challenge_get_choices (challenge) != NULL)
    tell_choices (session, codef_challenge_get_choices (challenge));
  for (guint i = 0; i < n_inputs; i++)
    cli_output_detail (inputs[i].is_secret ? _("  %s: %s, encrypted") : "  %s: %s", inputs[i].name,
                       label_of (session, &inputs[i]));
  if (kind == CODEF_CHALLENGE_OTHER || kind == CODEF_CHALLENGE_SIGNATURE || kind == CODEF_CHALLENGE_SIGN_UP)
    tell_raw (challenge);
  if (picture != NULL)
    open_picture (picture);
}
