/* SPDX-License-Identifier: MIT */
#include "codef-pasted-keys.h"

#include "codef-public-key.h"
#include "codef-secret.h"
#include <string.h>

#define UUID_LENGTH 36
/* How far before a value its name may stand. */
#define LABEL_BYTES 120
/* A 4096-bit key is 736 characters long; what goes on for longer is no key. */
#define KEY_MAX_CHARACTERS 2048
#define KEY_MIN_CHARACTERS 120

typedef enum { ROLE_UNKNOWN, ROLE_ID, ROLE_SECRET } Role;

/* A UUID of the block and what its surroundings say of it. */
typedef struct
{
  char *text;  /* (owned) */
  char *label; /* (owned) the name before it without the words that tell id from secret: "demo" of DEMO_CLIENT_ID */
  Role  role;
} Finding;

static void
finding_clear (Finding *finding)
{
  explicit_bzero (finding->text, strlen (finding->text));
  g_free (finding->text);
  g_free (finding->label);
}

static gboolean
is_uuid_at (const char *text)
{
  char uuid[UUID_LENGTH + 1];

  if (strnlen (text, UUID_LENGTH) < UUID_LENGTH)
    return FALSE;
  memcpy (uuid, text, UUID_LENGTH);
  uuid[UUID_LENGTH] = '\0';
  return g_uuid_string_is_valid (uuid) && !g_ascii_isxdigit (text[UUID_LENGTH]);
}

/* (transfer full): what stands before @at since @floor or at most LABEL_BYTES, on the same line or, if that is blank,
 * the one before; lower case, without separators. */
static char *
take_label (const char *floor, const char *at)
{
  const char *from = MAX (floor, at - LABEL_BYTES);
  GString *label = g_string_new (NULL);

  for (const char *p = at; p > from; p--)
    {
      if (p[-1] == '\n' && label->len > 0)
        break;
      if (g_ascii_isalnum (p[-1]) || (guchar) p[-1] >= 0x80)
        g_string_prepend_c (label, g_ascii_tolower (p[-1]));
    }
  return g_string_free (label, FALSE);
}

static gboolean
cut_out (char *text, const char *word)
{
  char *hit = g_strrstr (text, word);

  if (hit == NULL)
    return FALSE;
  memmove (hit, hit + strlen (word), strlen (hit + strlen (word)) + 1);
  return TRUE;
}

static Role
take_role (char *label)
{
  static const char *const secret_words[] = { "clientsecret", "secretkey", "secret", "시크릿", "password" };
  static const char *const id_words[] = { "clientid", "아이디", "id" };

  for (gsize i = 0; i < G_N_ELEMENTS (secret_words); i++)
    if (cut_out (label, secret_words[i]))
      return ROLE_SECRET;
  for (gsize i = 0; i < G_N_ELEMENTS (id_words); i++)
    if (cut_out (label, id_words[i]))
      return ROLE_ID;
  return ROLE_UNKNOWN;
}

/* Without a name, ids and secrets take turns: "id:secret". */
static void
guess_roles (GArray *findings)
{
  Role next = ROLE_ID;

  for (guint i = 0; i < findings->len; i++)
    {
      Finding *finding = &g_array_index (findings, Finding, i);

      if (finding->role == ROLE_UNKNOWN)
        finding->role = next;
      next = finding->role == ROLE_ID ? ROLE_SECRET : ROLE_ID;
    }
}

static GArray *
find_uuids (const char *block)
{
  GArray *findings = g_array_new (FALSE, TRUE, sizeof (Finding));
  const char *floor = block;

  g_array_set_clear_func (findings, (GDestroyNotify) finding_clear);
  for (const char *p = block; *p != '\0'; p++)
    {
      Finding finding;

      if ((p > block && g_ascii_isalnum (p[-1])) || !is_uuid_at (p))
        continue;
      finding.text = g_strndup (p, UUID_LENGTH);
      finding.label = take_label (floor, p);
      finding.role = take_role (finding.label);
      g_array_append_val (findings, finding);
      p += UUID_LENGTH - 1;
      floor = p + 1;
    }
  guess_roles (findings);
  return findings;
}

static const Finding *
find_first (GArray *findings, Role role, const char *label)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);

      if (finding->role == role && (label == NULL || g_str_equal (finding->label, label)))
        return finding;
    }
  return NULL;
}

static gboolean
has_another (GArray *findings, const Finding *chosen)
{
  for (guint i = 0; chosen != NULL && i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);

      if (finding->role == chosen->role && !g_str_equal (finding->text, chosen->text))
        return TRUE;
    }
  return FALSE;
}

static void
take_pair (CodefPastedKeys *keys, GArray *findings)
{
  const Finding *id = find_first (findings, ROLE_ID, NULL);
  const Finding *secret = find_first (findings, ROLE_SECRET, id != NULL ? id->label : NULL);

  if (secret == NULL)
    secret = find_first (findings, ROLE_SECRET, NULL);
  if (id != NULL)
    keys->client_id = g_strdup (id->text);
  if (secret != NULL)
    keys->client_secret = codef_secret_new (secret->text);
  keys->ambiguous = has_another (findings, id) || has_another (findings, secret);
}

static gboolean
is_base64_character (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/' || c == '=';
}

/* Between the lines of one key: white space, "\n" of a string literal, quotes with a plus sign between them. */
static const char *
skip_joint (const char *p)
{
  gboolean quoted = FALSE;

  for (;; p++)
    {
      if (*p == '"' || *p == '\'')
        quoted = TRUE;
      else if (*p == '\\' && (p[1] == 'n' || p[1] == 'r'))
        p++;
      else if (!(*p == '+' && quoted) && *p != '\\' && !g_ascii_isspace (*p))
        return p;
    }
}

/* (transfer full): the key that begins at @p as one line; @valid tells whether it is one. */
static char *
read_key (const char *p, gboolean *valid)
{
  GString *key = g_string_new (NULL);

  *valid = FALSE;
  while (is_base64_character (*p) && key->len < KEY_MAX_CHARACTERS)
    {
      g_autoptr(CodefPublicKey) public_key = NULL;

      for (; is_base64_character (*p); p++)
        g_string_append_c (key, *p);
      public_key = key->len >= KEY_MIN_CHARACTERS ? codef_public_key_new (key->str, NULL) : NULL;
      *valid = public_key != NULL;
      if (*valid)
        break;
      p = skip_joint (p);
    }
  return g_string_free (key, FALSE);
}

static void
take_public_key (CodefPastedKeys *keys, const char *block)
{
  g_autofree char *broken = NULL; /* begins like a key but is none: kept, so that the user reads what is wrong */

  for (const char *p = block; (p = strstr (p, "MI")) != NULL; p += 2)
    {
      g_autofree char *key = NULL;
      gboolean valid;

      if (p > block && is_base64_character (p[-1]) && p[-1] != '=' && !(p[-1] == 'n' && p - 1 > block && p[-2] == '\\'))
        continue;
      key = read_key (p, &valid);
      if (valid && keys->public_key == NULL)
        keys->public_key = g_steal_pointer (&key);
      else if (valid && !g_str_equal (keys->public_key, key))
        keys->ambiguous = TRUE;
      else if (!valid && broken == NULL && strlen (key) >= KEY_MIN_CHARACTERS)
        broken = g_steal_pointer (&key);
    }
  if (keys->public_key == NULL)
    keys->public_key = g_steal_pointer (&broken);
}

CodefPastedKeys *
codef_pasted_keys_new (const char *block)
{
  CodefPastedKeys *keys;
  g_autoptr(GArray) findings = NULL;

  g_return_val_if_fail (block != NULL, NULL);
  keys = g_new0 (CodefPastedKeys, 1);
  findings = find_uuids (block);
  take_pair (keys, findings);
  take_public_key (keys, block);
  return keys;
}

void
codef_pasted_keys_free (CodefPastedKeys *keys)
{
  g_free (keys->client_id);
  g_clear_pointer (&keys->client_secret, codef_secret_unref);
  g_free (keys->public_key);
  g_free (keys);
}
