/* SPDX-License-Identifier: MIT */
#include "sandbox-captcha.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define PREFIX "data:img/jpeg;base64,"

static char *
draw (guint64 seed, const char *digits)
{
  g_autoptr(SandboxDice) dice = sandbox_dice_new (seed);
  g_autoptr(GError) error = NULL;
  char *text = sandbox_captcha_draw (dice, digits, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, PREFIX));
  return text;
}

static GdkPixbuf *
decode (const char *text)
{
  gsize length;
  g_autofree guchar *jpeg = g_base64_decode (text + strlen (PREFIX), &length);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (jpeg, (gssize) length, NULL);
  g_autoptr(GError) error = NULL;
  GdkPixbuf *picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (jpeg, 3, "\xff\xd8\xff", 3);
  return picture;
}

static void
test_picture (void)
{
  g_autofree char *text = draw (1, "0123456789");
  g_autoptr(GdkPixbuf) picture = decode (text);

  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 140);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, 40);
}

static void
test_seed (void)
{
  g_autofree char *one = draw (7, "15902"), *same = draw (7, "15902"), *other_seed = draw (8, "15902"),
                  *other_digits = draw (7, "15903");

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other_seed);
  g_assert_cmpstr (one, !=, other_digits);
}

/* There is ink where the digits are, and each digit has a shape of its own. */
static guint
count_ink (GdkPixbuf *picture, int from, int to)
{
  const guchar *pixels = gdk_pixbuf_read_pixels (picture);
  int stride = gdk_pixbuf_get_rowstride (picture);
  guint n = 0;

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    for (int x = from; x < to; x++)
      n += pixels[y * stride + x * 3] < 100;
  return n;
}

static void
test_ink (void)
{
  g_autofree char *text = draw (3, "48157");
  g_autoptr(GdkPixbuf) picture = decode (text);

  for (int i = 0; i < 5; i++)
    g_assert_cmpuint (count_ink (picture, i * 28, (i + 1) * 28), >, 40);
}

static void
test_dice (void)
{
  g_autoptr(SandboxDice) dice = sandbox_dice_new (5), same = sandbox_dice_new (5), chance = sandbox_dice_new (0),
                          more = sandbox_dice_new (0);
  g_autofree char *id = sandbox_dice_object_id (dice, 0x669ef2a6), *again = sandbox_dice_object_id (same, 0x669ef2a6);
  g_autofree char *next = sandbox_dice_object_id (dice, 0x669ef2a6), *connected = sandbox_dice_connected_id (dice);
  g_autofree char *uuid = sandbox_dice_uuid (dice), *a = sandbox_dice_digits (chance, 20),
                  *b = sandbox_dice_digits (more, 20);

  g_assert_cmpuint (strlen (id), ==, 24);
  g_assert_true (g_str_has_prefix (id, "669ef2a6"));
  g_assert_cmpstr (id, ==, again);
  g_assert_cmpstr (id, !=, next);
  g_assert_cmpuint (strlen (connected), ==, 22);
  g_assert_true (g_uuid_string_is_valid (uuid));
  g_assert_cmpint (uuid[14], ==, '4');
  g_assert_cmpstr (a, !=, b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/captcha/picture", test_picture);
  g_test_add_func ("/sandbox/captcha/seed", test_seed);
  g_test_add_func ("/sandbox/captcha/ink", test_ink);
  g_test_add_func ("/sandbox/dice", test_dice);
  return g_test_run ();
}
