/* SPDX-License-Identifier: MIT */
#include "codef-registration.h"

struct _CodefRegistration
{
  char *members[CODEF_REGISTRATION_N_MEMBERS]; /* (owned) never NULL */
  char *code;                                  /* (owned) (nullable) */
  char *message;                               /* (owned) (nullable) */
  char *extra_message;                         /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (CodefRegistration, codef_registration, codef_registration_ref, codef_registration_unref)

/* In the order of CodefRegistrationMember. */
static const char *const names[CODEF_REGISTRATION_N_MEMBERS] = {
  "countryCode", "businessType", "clientType", "loginType", "organization",
};

static void
registration_clear (CodefRegistration *self)
{
  for (guint i = 0; i < CODEF_REGISTRATION_N_MEMBERS; i++)
    g_free (self->members[i]);
  g_free (self->code);
  g_free (self->message);
  g_free (self->extra_message);
}

/* The text of a scalar member, a number as it stands; NULL for anything else. */
static char *
dup_text (DocDocument *document, DocNode object, const char *name)
{
  DocNode node = doc_document_find_member (document, object, name);
  DocKind kind = node != DOC_NODE_NONE ? doc_document_get_kind (document, node) : DOC_KIND_NULL;

  return kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER ? doc_document_dup_string (document, node) : NULL;
}

CodefRegistration *
codef_registration_new (const char *const *members)
{
  CodefRegistration *self = g_atomic_rc_box_new0 (CodefRegistration);

  for (guint i = 0; i < CODEF_REGISTRATION_N_MEMBERS; i++)
    self->members[i] = g_strdup (members[i] != NULL ? members[i] : "");
  return self;
}

CodefRegistration *
codef_registration_read (DocDocument *document, DocNode account)
{
  char *texts[CODEF_REGISTRATION_N_MEMBERS];
  CodefRegistration *self;

  for (guint i = 0; i < CODEF_REGISTRATION_N_MEMBERS; i++)
    texts[i] = dup_text (document, account, names[i]);
  if (texts[CODEF_REGISTRATION_ORGANIZATION] == NULL)
    texts[CODEF_REGISTRATION_ORGANIZATION] = dup_text (document, account, "organizationCode");
  self = codef_registration_new ((const char *const *) texts);
  self->code = dup_text (document, account, "code");
  self->message = dup_text (document, account, "message");
  self->extra_message = dup_text (document, account, "extraMessage");
  for (guint i = 0; i < CODEF_REGISTRATION_N_MEMBERS; i++)
    g_free (texts[i]);
  return self;
}

CodefRegistration *
codef_registration_new_said (CodefRegistration *account, const char *code, const char *message,
                             const char *extra_message)
{
  CodefRegistration *self;

  g_return_val_if_fail (account != NULL, NULL);
  self = codef_registration_new ((const char *const *) account->members);
  self->code = g_strdup (code);
  self->message = g_strdup (message);
  self->extra_message = g_strdup (extra_message);
  return self;
}

CodefRegistration *
codef_registration_ref (CodefRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_registration_unref (CodefRegistration *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) registration_clear);
}

const char *
codef_registration_get_name (CodefRegistrationMember member)
{
  g_return_val_if_fail (member < CODEF_REGISTRATION_N_MEMBERS, NULL);
  return names[member];
}

const char *
codef_registration_get (CodefRegistration *self, CodefRegistrationMember member)
{
  g_return_val_if_fail (self != NULL && member < CODEF_REGISTRATION_N_MEMBERS, NULL);
  return self->members[member];
}

const char *
codef_registration_get_code (CodefRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

const char *
codef_registration_get_message (CodefRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->message;
}

const char *
codef_registration_get_extra_message (CodefRegistration *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->extra_message;
}

gboolean
codef_registration_matches (CodefRegistration *self, CodefRegistration *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  for (guint i = 0; i < CODEF_REGISTRATION_N_MEMBERS; i++)
    if (*self->members[i] != '\0' && *other->members[i] != '\0' && !g_str_equal (self->members[i], other->members[i]))
      return FALSE;
  return TRUE;
}
