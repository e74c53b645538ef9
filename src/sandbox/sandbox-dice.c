/* SPDX-License-Identifier: MIT */
#include "sandbox-dice.h"

struct _SandboxDice
{
  GRand  *random;   /* (owned) */
  guint64 machine;  /* five bytes of an object id */
  guint32 counter;  /* three bytes of an object id */
};

SandboxDice *
sandbox_dice_new (guint64 seed)
{
  SandboxDice *self = g_new0 (SandboxDice, 1);
  guint32 halves[] = { (guint32) seed, (guint32) (seed >> 32) };

  self->random = seed == 0 ? g_rand_new () : g_rand_new_with_seed_array (halves, G_N_ELEMENTS (halves));
  self->machine = ((guint64) g_rand_int (self->random) << 8) | (g_rand_int (self->random) & 0xff);
  self->counter = g_rand_int (self->random);
  return self;
}

void
sandbox_dice_free (SandboxDice *self)
{
  g_rand_free (self->random);
  g_free (self);
}

guint
sandbox_dice_throw (SandboxDice *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static char *
pick (SandboxDice *self, const char *alphabet, guint n_signs, guint n)
{
  char *text = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    text[i] = alphabet[sandbox_dice_throw (self, n_signs)];
  text[n] = '\0';
  return text;
}

char *
sandbox_dice_digits (SandboxDice *self, guint n)
{
  return pick (self, "0123456789", 10, n);
}

char *
sandbox_dice_object_id (SandboxDice *self, gint64 now_unix_sec)
{
  self->counter++;
  return g_strdup_printf ("%08x%010" G_GINT64_MODIFIER "x%06x", (guint32) now_unix_sec, self->machine,
                          self->counter & 0xffffff);
}

char *
sandbox_dice_connected_id (SandboxDice *self)
{
  return pick (self, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 64, 22);
}

char *
sandbox_dice_uuid (SandboxDice *self)
{
  g_autofree char *hex = pick (self, "0123456789abcdef", 16, 30);
  g_autofree char *variant = pick (self, "89ab", 4, 1);

  return g_strdup_printf ("%.8s-%.4s-4%.3s-%s%.3s-%.12s", hex, hex + 8, hex + 12, variant, hex + 15, hex + 18);
}
