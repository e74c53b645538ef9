/* SPDX-License-Identifier: MIT */
#include "sandbox-captcha.h"

#include "sandbox-painter.h"

#define WIDTH 140
#define HEIGHT 40
#define N_DOTS 60
#define QUALITY "60"
#define PREFIX "data:img/jpeg;base64,"

/* A digit as strokes on a grid of 4 × 6; "M" lifts the pen. No font: a picture must not depend on what is installed. */
static const char *const strokes[] = {
  "M10 30 41 45 36 16 05 01 10", /* 0 */
  "M11 20 26 M16 36",            /* 1 */
  "M01 10 30 41 42 06 46",       /* 2 */
  "M00 40 23 33 44 45 36 16 05", /* 3 */
  "M36 30 04 44",                /* 4 */
  "M40 00 03 33 44 45 36 16 05", /* 5 */
  "M40 10 02 05 16 36 45 44 33 03", /* 6 */
  "M00 40 16",                   /* 7 */
  "M13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33", /* 8 */
  "M43 13 02 01 10 30 41 44 36 06", /* 9 */
};

static double
jitter (SandboxDice *dice, double around, double spread)
{
  return around + spread * ((double) sandbox_dice_throw (dice, 2001) / 1000.0 - 1.0);
}

static void
trace (const SandboxPainter *p, cairo_t *cr, char digit)
{
  gboolean pen_up = TRUE;

  for (const char *s = strokes[digit - '0']; *s != '\0'; s++)
    {
      if (*s == 'M')
        pen_up = TRUE;
      else if (g_ascii_isdigit (*s))
        {
          double x = (*s++ - '0') / 4.0, y = (*s - '0') / 6.0;

          (pen_up ? p->move_to : p->line_to) (cr, x, y);
          pen_up = FALSE;
        }
    }
}

static void
draw_digit (const SandboxPainter *p, cairo_t *cr, SandboxDice *dice, char digit, double x, double step)
{
  p->save (cr);
  p->translate (cr, jitter (dice, x + step * 0.2, 2.0), jitter (dice, 9.0, 3.0));
  p->rotate (cr, jitter (dice, 0.0, 0.22));
  p->scale (cr, jitter (dice, step * 0.55, 1.5), jitter (dice, 22.0, 2.5));
  trace (p, cr, digit);
  p->restore (cr);
  p->set_source_rgb (cr, jitter (dice, 0.15, 0.12), jitter (dice, 0.15, 0.12), jitter (dice, 0.35, 0.2));
  p->set_line_width (cr, jitter (dice, 2.6, 0.5));
  p->stroke (cr);
}

static void
draw_noise (const SandboxPainter *p, cairo_t *cr, SandboxDice *dice)
{
  for (guint i = 0; i < N_DOTS; i++)
    {
      double x = sandbox_dice_throw (dice, WIDTH), y = sandbox_dice_throw (dice, HEIGHT);

      p->move_to (cr, x, y);
      p->line_to (cr, x + 1.5, y + 1.0);
    }
  p->move_to (cr, 0, jitter (dice, HEIGHT / 2.0, 12.0));
  p->curve_to (cr, WIDTH / 3.0, jitter (dice, 20.0, 20.0), WIDTH / 1.5, jitter (dice, 20.0, 20.0), WIDTH,
               jitter (dice, 20.0, 12.0));
  p->set_source_rgb (cr, 0.45, 0.5, 0.6);
  p->set_line_width (cr, 1.2);
  p->stroke (cr);
}

/* cairo's pixels are words of xRGB, the picture's are bytes R, G, B. */
static guchar *
take_rgb (const SandboxPainter *p, cairo_surface_t *surface)
{
  const guchar *pixels = p->surface_get_data (surface);
  int stride = p->surface_get_stride (surface);
  guchar *rgb = g_malloc (WIDTH * HEIGHT * 3);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint32 pixel = ((const guint32 *) (gconstpointer) (pixels + y * stride))[x];
        guchar *out = rgb + (y * WIDTH + x) * 3;

        out[0] = (guchar) (pixel >> 16);
        out[1] = (guchar) (pixel >> 8);
        out[2] = (guchar) pixel;
      }
  return rgb;
}

static char *
encode (const SandboxPainter *p, guchar *rgb, GError **error)
{
  g_autoptr(GObject) picture =
    G_OBJECT (p->pixbuf_new_from_data (rgb, GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT, WIDTH * 3, NULL, NULL));
  g_autofree char *jpeg = NULL, *coded = NULL;
  gsize length;

  if (!p->pixbuf_save_to_buffer ((GdkPixbuf *) picture, &jpeg, &length, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;
  coded = g_base64_encode ((const guchar *) jpeg, length);
  return g_strconcat (PREFIX, coded, NULL);
}

char *
sandbox_captcha_draw (SandboxDice *dice, const char *digits, GError **error)
{
  const SandboxPainter *p = sandbox_painter_get (error);
  double step = (double) WIDTH / strlen (digits);
  g_autofree guchar *rgb = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (p == NULL)
    return NULL;
  surface = p->image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cr = p->create (surface);
  p->set_source_rgb (cr, 0.96, 0.96, 0.93);
  p->paint (cr);
  draw_noise (p, cr, dice);
  for (guint i = 0; digits[i] != '\0'; i++)
    draw_digit (p, cr, dice, digits[i], step * i, step);
  p->surface_flush (surface);
  rgb = take_rgb (p, surface);
  p->destroy (cr);
  p->surface_destroy (surface);
  return encode (p, rgb, error);
}
