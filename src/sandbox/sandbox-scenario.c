/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-scenario.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Longer than any client waits (the total deadline is 310 s by default). */
#define MAX_DELAY_SECONDS 600.0
#define DEFAULT_DRIP_SECONDS 2.0

typedef gboolean (*WordFunc) (SandboxScenario *self, const char *value);

static gboolean
is_result_code (const char *text)
{
  return strlen (text) == strlen ("CF-00000") && g_str_has_prefix (text, "CF-") && strspn (text + 3, "0123456789") == 5;
}

static gboolean
take_code (SandboxScenario *self, const char *value)
{
  g_auto(GStrv) parts = g_strsplit (value, ":", 2);

  if (parts[0] == NULL || !is_result_code (parts[0]))
    return FALSE;
  g_free (self->code);
  g_free (self->extra_message);
  self->code = g_strdup (parts[0]);
  self->extra_message = g_strdup (parts[1]);
  return TRUE;
}

static gboolean
take_http (SandboxScenario *self, const char *value)
{
  guint64 status;

  if (!g_ascii_string_to_unsigned (value, 10, 400, 599, &status, NULL))
    return FALSE;
  self->http_status = (guint) status;
  return TRUE;
}

static gboolean
take_seconds (const char *value, double *seconds)
{
  char *end = NULL;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !isfinite (number) || number < 0 || number > MAX_DELAY_SECONDS)
    return FALSE;
  *seconds = number;
  return TRUE;
}

static gboolean
take_delay (SandboxScenario *self, const char *value)
{
  return take_seconds (value, &self->delay_seconds);
}

static gboolean
take_drip (SandboxScenario *self, const char *value)
{
  self->delivery = SANDBOX_DELIVERY_DRIP;
  self->drip_seconds = DEFAULT_DRIP_SECONDS;
  return *value == '\0' || take_seconds (value, &self->drip_seconds);
}

static gboolean
take_cut (SandboxScenario *self, const char *value)
{
  self->delivery = SANDBOX_DELIVERY_CUT;
  return *value == '\0';
}

static gboolean
take_reset (SandboxScenario *self, const char *value)
{
  self->delivery = SANDBOX_DELIVERY_RESET;
  return *value == '\0';
}

static gboolean
take_plain (SandboxScenario *self, const char *value)
{
  self->dress = SANDBOX_DRESS_PLAIN;
  return *value == '\0';
}

static gboolean
take_html (SandboxScenario *self, const char *value)
{
  self->dress = SANDBOX_DRESS_HTML;
  return *value == '\0';
}

static gboolean
take_token (SandboxScenario *self, const char *value)
{
  self->token_expired = TRUE;
  return g_str_equal (value, "expired");
}

static gboolean
take_wrong_host (SandboxScenario *self, const char *value)
{
  self->wrong_host = TRUE;
  return *value == '\0';
}

static gboolean
take_two_way (SandboxScenario *self, const char *value)
{
  g_strfreev (self->two_way_methods);
  self->two_way_methods = g_strsplit (value, ",", -1);
  for (guint i = 0; self->two_way_methods[i] != NULL; i++)
    if (*g_strstrip (self->two_way_methods[i]) == '\0')
      return FALSE;
  return self->two_way_methods[0] != NULL;
}

static const struct
{
  const char *name;
  WordFunc    take;
} words[] = {
  { "code", take_code },
  { "http", take_http },
  { "delay", take_delay },
  { "drip", take_drip },
  { "cut", take_cut },
  { "reset", take_reset },
  { "plain", take_plain },
  { "html", take_html },
  { "token", take_token },
  { "wrong-host", take_wrong_host },
  { "twoway", take_two_way },
};

static gboolean
take_word (SandboxScenario *self, const char *word)
{
  const char *colon = strchr (word, ':');
  gsize length = colon == NULL ? strlen (word) : (gsize) (colon - word);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].name) == length && strncmp (words[i].name, word, length) == 0)
      return words[i].take (self, colon == NULL ? "" : colon + 1);
  return FALSE;
}

SandboxScenario *
sandbox_scenario_new (const char *text, GError **error)
{
  g_autoptr(SandboxScenario) self = g_new0 (SandboxScenario, 1);
  g_auto(GStrv) parts = g_strsplit (text == NULL ? "" : text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *word = g_strstrip (parts[i]);

      if (*word == '\0' || take_word (self, word))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is not a scenario word"), word);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
sandbox_scenario_free (SandboxScenario *self)
{
  g_free (self->code);
  g_free (self->extra_message);
  g_strfreev (self->two_way_methods);
  g_free (self);
}

const char *const *
sandbox_scenario_list_words (void)
{
  static const char *const help[] = {
    "code:CF-12803", N_("Answer this result code; text behind a second colon becomes the extra message"),
    "http:500", N_("Answer this HTTP status"),
    "delay:10", N_("Wait so many seconds before the answer"),
    "drip", N_("Send the answer in small pieces; drip:5 takes five seconds"),
    "cut", N_("End the connection in the middle of the answer"),
    "reset", N_("Reset the connection instead of answering"),
    "plain", N_("Do not percent-encode the answer"),
    "html", N_("Answer a web page with HTTP 200"),
    "token:expired", N_("Treat the token as expired"),
    "wrong-host", N_("Treat the keys as those of another host"),
    "twoway:secureNo,smsAuthNo", N_("Ask for these steps of additional authentication"),
    NULL,
  };

  return help;
}

const char *const *
sandbox_scenario_list_magic_ids (void)
{
  static const char *const help[] = {
    "cf_12803", N_("Refuse this account with CF-12803; any other code likewise"),
    "maintenance", N_("Refuse this account with CF-12041 and the hours of the institution"),
    "slow_10", N_("Wait ten seconds before the answer"),
    "cf_12803+anna", N_("What follows a + is ignored and keeps testers apart"),
    NULL,
  };

  return help;
}
