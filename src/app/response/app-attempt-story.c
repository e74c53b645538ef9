/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-attempt-story.h"

#include <glib/gi18n-lib.h>

/* What an attempt is to the ones around it. */
typedef enum
{
  PART_FIRST_TOKEN,
  PART_NEW_TOKEN,   /* after a call whose token was rejected */
  PART_CALL,
  PART_FRESH_CALL,  /* a call right after the first token */
  PART_REJECTED,    /* a call followed by a new token */
  PART_REPETITION,  /* the call after the new token */
  PART_NEXT_STEP,   /* a call straight after a call: additional authentication goes on */
} Part;

static gboolean
has_purpose (GListModel *attempts, guint position, CodefAttemptPurpose purpose)
{
  g_autoptr(CodefAttempt) attempt = g_list_model_get_item (attempts, position);

  return attempt != NULL && codef_attempt_get_purpose (attempt) == purpose;
}

static Part
find_part (GListModel *attempts, guint position)
{
  gboolean after_call = position > 0 && has_purpose (attempts, position - 1, CODEF_ATTEMPT_CALL);

  if (has_purpose (attempts, position, CODEF_ATTEMPT_TOKEN))
    return after_call ? PART_NEW_TOKEN : PART_FIRST_TOKEN;
  if (has_purpose (attempts, position + 1, CODEF_ATTEMPT_TOKEN))
    return PART_REJECTED;
  if (position > 1 && has_purpose (attempts, position - 1, CODEF_ATTEMPT_TOKEN)
      && has_purpose (attempts, position - 2, CODEF_ATTEMPT_CALL))
    return PART_REPETITION;
  if (position > 0 && has_purpose (attempts, position - 1, CODEF_ATTEMPT_TOKEN))
    return PART_FRESH_CALL;
  return after_call ? PART_NEXT_STEP : PART_CALL;
}

char *
app_attempt_story (GListModel *attempts, guint position)
{
  static const char *const stories[] = {
    [PART_FIRST_TOKEN] = N_("No usable token was held, so one was fetched. It is good for a week and used again until "
                            "less than an hour is left."),
    [PART_NEW_TOKEN] = N_("The token was rejected, so it was dropped and a new one fetched."),
    [PART_CALL] = N_("The request, with the token that was held."),
    [PART_FRESH_CALL] = N_("The request, with the token just fetched."),
    [PART_REJECTED] = N_("The service rejected the token that was held. This is repeated once with a new one."),
    [PART_REPETITION] = N_("The same request once more, with the new token. It is never repeated a second time."),
    [PART_NEXT_STEP] = N_("The next step of additional authentication: the same path, with the answer to what was "
                          "asked."),
  };

  return g_strdup (_(stories[find_part (attempts, position)]));
}

const char *
app_attempt_story_title (GListModel *attempts, guint position)
{
  static const char *const titles[] = {
    [PART_FIRST_TOKEN] = N_("Token"),
    [PART_NEW_TOKEN] = N_("New token"),
    [PART_CALL] = N_("Request"),
    [PART_FRESH_CALL] = N_("Request"),
    [PART_REJECTED] = N_("Request, token rejected"),
    [PART_REPETITION] = N_("Request, repeated"),
    [PART_NEXT_STEP] = N_("Request, next step"),
  };

  return _(titles[find_part (attempts, position)]);
}

char *
app_attempt_connection (CodefAttempt *attempt)
{
  const CodefTiming *timing = codef_attempt_get_timing (attempt);
  const char *tls = codef_attempt_get_tls (attempt);
  gboolean reused = timing->connect_us < 0 && timing->dns_us < 0;

  if (codef_attempt_get_status (attempt) == 0 && reused)
    return g_strdup (_("No connection came about."));
  if (tls != NULL)
    return g_strdup_printf (reused ? _("Connection reused, %s.") : _("New connection, %s."), tls);
  return g_strdup (reused ? _("Connection reused, not encrypted.") : _("New connection, not encrypted."));
}
