/* SPDX-License-Identifier: MIT */
/* What a row says of its account. */
#include "codef-config.h"

#include "codef-account-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_member (CodefAccount *self, CodefRegistrationMember member)
{
  return codef_registration_get (self->registration, member);
}

/* The title of a choice's value, or the value itself. */
static const char *
describe (CodefAccount *self, CodefRegistrationMember member, CodefLanguage language)
{
  const char *value = get_member (self, member);
  const char *title =
    codef_account_guide_describe_value (self->guide, codef_registration_get_name (member), value, language);

  return title != NULL ? title : value;
}

char *
codef_account_dup_title (CodefAccount *self, CodefLanguage language)
{
  const char *code, *client_type;
  CodefOrganization *organization;
  g_autofree char *name = NULL;

  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  code = get_member (self, CODEF_REGISTRATION_ORGANIZATION);
  client_type = describe (self, CODEF_REGISTRATION_CLIENT_TYPE, language);
  organization =
    codef_account_guide_find_organization (self->guide, get_member (self, CODEF_REGISTRATION_BUSINESS_TYPE), code);
  if (*code == '\0')
    name = g_strdup (_("No institution yet"));
  else if (organization == NULL)
    name = g_strdup (code);
  else
    name = g_strdup_printf ("%s %s", codef_organization_get_name (organization, language), code);
  return *client_type != '\0' ? g_strdup_printf ("%s · %s", name, client_type) : g_steal_pointer (&name);
}

char *
codef_account_dup_subtitle (CodefAccount *self, CodefLanguage language)
{
  const char *login_type;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  login_type = describe (self, CODEF_REGISTRATION_LOGIN_TYPE, language);
  if (self->certificate != NULL && g_str_equal (get_member (self, CODEF_REGISTRATION_LOGIN_TYPE), "0"))
    detail = codef_certificate_summarize (self->certificate);
  else if (self->id != NULL && g_str_equal (get_member (self, CODEF_REGISTRATION_LOGIN_TYPE), "1"))
    detail = g_strdup (self->id);
  if (detail == NULL || *detail == '\0')
    return g_strdup (login_type);
  return g_strdup_printf ("%s · %s", login_type, detail);
}

/* (transfer full): the first sentence, without its full stop: a badge has little room. */
static char *
dup_first_sentence (const char *text)
{
  const char *end = strstr (text, ". ");
  gsize length = end != NULL ? (gsize) (end - text) : strlen (text);

  if (length > 0 && text[length - 1] == '.')
    length--;
  return g_strndup (text, length);
}

/* (nullable): what the service said in words, or what the catalogue knows of the code. */
static const char *
get_message (CodefAccount *self)
{
  const char *message = codef_registration_get_message (self->answer);
  const char *code = codef_registration_get_code (self->answer);
  CodefResultCode *known;

  if (message != NULL && *message != '\0')
    return message;
  known = code != NULL ? codef_catalog_find_result_code (codef_account_guide_get_catalog (self->guide), code) : NULL;
  return known != NULL ? codef_result_code_get_message (known) : NULL;
}

static char *
dup_refusal (CodefAccount *self)
{
  const char *code = self->answer != NULL ? codef_registration_get_code (self->answer) : NULL;
  const char *message = self->answer != NULL ? get_message (self) : NULL;
  g_autofree char *sentence = message != NULL ? dup_first_sentence (message) : NULL;

  if (code == NULL)
    return sentence != NULL ? g_steal_pointer (&sentence) : g_strdup (_("refused"));
  return sentence != NULL && *sentence != '\0' ? g_strdup_printf ("%s %s", code, sentence) : g_strdup (code);
}

static const char *
describe_success (CodefAccountKind kind)
{
  switch (kind)
    {
    case CODEF_ACCOUNT_KIND_ADD:
    case CODEF_ACCOUNT_KIND_REFERENCE_ADD:
      return _("added");
    case CODEF_ACCOUNT_KIND_UPDATE:
    case CODEF_ACCOUNT_KIND_REFERENCE_UPDATE:
      return _("updated");
    case CODEF_ACCOUNT_KIND_DELETE:
      return _("deleted");
    case CODEF_ACCOUNT_KIND_CREATE:
    case CODEF_ACCOUNT_KIND_LIST:
    case CODEF_ACCOUNT_KIND_CONNECTED_IDS:
    default:
      return _("registered");
    }
}

char *
codef_account_dup_badge (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  switch (self->state)
    {
    case CODEF_ACCOUNT_SENT:
      return g_strdup (_("on its way"));
    case CODEF_ACCOUNT_ACCEPTED:
      return g_strdup (describe_success (self->answered_kind));
    case CODEF_ACCOUNT_REFUSED:
      return dup_refusal (self);
    case CODEF_ACCOUNT_WAITING:
    default:
      return g_strdup (_("waiting"));
    }
}

static void
append_paragraph (GString *text, const char *paragraph)
{
  if (paragraph == NULL || *paragraph == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, paragraph);
}

char *
codef_account_dup_advice (CodefAccount *self, CodefLanguage language)
{
  GString *text;
  const char *code, *extra;
  CodefResultCode *known;

  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  if (self->state != CODEF_ACCOUNT_REFUSED || self->answer == NULL)
    return NULL;
  text = g_string_new (NULL);
  code = codef_registration_get_code (self->answer);
  extra = codef_registration_get_extra_message (self->answer);
  known = code != NULL ? codef_catalog_find_result_code (codef_account_guide_get_catalog (self->guide), code) : NULL;
  append_paragraph (text, get_message (self));
  append_paragraph (text, extra);
  if (known != NULL)
    append_paragraph (text, codef_result_code_get_advice (known, language));
  return g_string_free (text, FALSE);
}
