/* SPDX-License-Identifier: MIT */
#include "codef-secret.h"

#include <gnutls/gnutls.h>
#include <string.h>

struct _CodefSecret
{
  char *text;         /* (owned) wiped when dropped */
  gsize length_bytes;
};

G_DEFINE_BOXED_TYPE (CodefSecret, codef_secret, codef_secret_ref, codef_secret_unref)

static void
secret_clear (CodefSecret *self)
{
  explicit_bzero (self->text, self->length_bytes);
  g_free (self->text);
}

CodefSecret *
codef_secret_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return codef_secret_new_take (g_strdup (text));
}

CodefSecret *
codef_secret_new_take (char *text)
{
  CodefSecret *self;

  g_return_val_if_fail (text != NULL, NULL);
  self = g_atomic_rc_box_new (CodefSecret);
  self->text = text;
  self->length_bytes = strlen (text);
  return self;
}

CodefSecret *
codef_secret_ref (CodefSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_secret_unref (CodefSecret *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) secret_clear);
}

const char *
codef_secret_reveal (CodefSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

gsize
codef_secret_get_length (CodefSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length_bytes;
}

gboolean
codef_secret_equal (CodefSecret *a, CodefSecret *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->length_bytes == b->length_bytes && gnutls_memcmp (a->text, b->text, a->length_bytes) == 0;
}
