/* SPDX-License-Identifier: MIT */
/* Time from fork to the first drawn content of a window, and the memory it settles at; ours against an empty window, alternating.
 *
 * usage: bench-startup [--check] OURS REFERENCE      (under Xvfb, in a session with an accessibility bus as users have it)
 * The first content is the first damage of a mapped top-level window; memory is the proportional set size two seconds later. */
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 7
#define LIMIT_US (20 * G_USEC_PER_SEC)
#define SETTLE_US (2 * G_USEC_PER_SEC)
#define GOAL_RATIO 1.4
#define GOAL_PSS_MB 45.0

static Display *display;
static int damage_event;

static int
on_x_error_cb (Display *which, XErrorEvent *error)
{
  return 0; /* a window may be gone before we watch it */
}

static gboolean
wait_for_event (gint64 until_us)
{
  while (XPending (display) == 0)
    {
      struct pollfd fd = { .fd = ConnectionNumber (display), .events = POLLIN };
      gint64 left_us = until_us - g_get_monotonic_time ();

      if (left_us <= 0 || (poll (&fd, 1, (int) (left_us / 1000) + 1) < 0 && errno != EINTR))
        return FALSE;
    }
  return TRUE;
}

static pid_t
start (const char *program)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      execlp (program, program, NULL);
      _exit (127);
    }
  return pid;
}

/* Microseconds until the first content, or −1. */
static gint64
watch_first_content (gint64 from_us)
{
  while (wait_for_event (from_us + LIMIT_US))
    {
      XEvent event;

      XNextEvent (display, &event);
      if (event.type == MapNotify && !event.xmap.override_redirect)
        XDamageCreate (display, event.xmap.window, XDamageReportNonEmpty);
      else if (event.type == damage_event)
        return g_get_monotonic_time () - from_us;
    }
  return -1;
}

static double
read_pss_mb (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid), *content = NULL;
  const char *line;

  if (!g_file_get_contents (path, &content, NULL, NULL) || (line = strstr (content, "\nPss:")) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024;
}

static void
measure (const char *program, double *ms, double *pss_mb)
{
  gint64 from_us = g_get_monotonic_time (), took_us;
  pid_t pid = start (program);

  took_us = watch_first_content (from_us);
  if (took_us < 0)
    g_error ("%s drew nothing", program);
  *ms = (double) took_us / 1000;
  g_usleep (SETTLE_US);
  *pss_mb = read_pss_mb (pid);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
    }
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, RUNS, sizeof *values, compare);
  return values[RUNS / 2];
}

int
main (int argc, char **argv)
{
  gboolean check = argc > 1 && g_str_equal (argv[1], "--check"), ok;
  double ours_ms[RUNS], ours_mb[RUNS], their_ms[RUNS], their_mb[RUNS], ratio, mb;
  int error_base;

  argv += check;
  argc -= check;
  if (argc != 3 || (display = XOpenDisplay (NULL)) == NULL || !XDamageQueryExtension (display, &damage_event, &error_base))
    {
      fprintf (stderr, "usage: bench-startup [--check] OURS REFERENCE (with a display that has the damage extension)\n");
      return 2;
    }
  XSetErrorHandler (on_x_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  measure (argv[1], ours_ms, ours_mb); /* once each to warm the caches */
  measure (argv[2], their_ms, their_mb);
  for (int i = 0; i < RUNS; i++)
    {
      measure (argv[1], &ours_ms[i], &ours_mb[i]);
      measure (argv[2], &their_ms[i], &their_mb[i]);
    }
  ratio = median (ours_ms) / median (their_ms);
  mb = median (ours_mb);
  ok = ratio <= GOAL_RATIO && mb <= GOAL_PSS_MB;
  printf ("P12 first content       %8.1f ms  empty window %8.1f ms  ratio %5.2f  goal <= %.1f  %s\n", median (ours_ms),
          median (their_ms), ratio, GOAL_RATIO, ratio <= GOAL_RATIO ? "ok" : "MISSED");
  printf ("P12 memory              %8.1f MB  empty window %8.1f MB              goal <= %.0f   %s\n", mb, median (their_mb),
          GOAL_PSS_MB, mb <= GOAL_PSS_MB ? "ok" : "MISSED");
  return check && !ok;
}
