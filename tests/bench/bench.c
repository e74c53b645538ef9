/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define N_REPETITIONS 7

static gboolean check;
static gboolean has_missed;

void
bench_init (int *argc, char ***argv)
{
  check = *argc > 1 && g_str_equal ((*argv)[1], "--check");
  g_print ("# name ours_ms ref_ms ratio goal\n");
}

static gdouble
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gdouble) now.tv_sec * 1e3 + (gdouble) now.tv_nsec / 1e6;
}

/* The C library sorts freed pieces when the next large one is asked for, ten thousand at a time: whoever comes next
 * must not pay. */
static void
settle_heap (void)
{
  for (guint i = 0; i < 256; i++)
    {
      void *volatile large = malloc (1 << 16);

      free (large);
    }
}

static gdouble
run_once (BenchFunc func, GDestroyNotify free_result, gpointer data)
{
  gdouble begin_ms = get_cpu_ms (), took_ms;
  gpointer result = func (data);

  took_ms = get_cpu_ms () - begin_ms;
  if (free_result != NULL)
    free_result (result);
  settle_heap ();
  return took_ms;
}

static int
compare_times (const void *one, const void *other)
{
  gdouble difference = *(const gdouble *) one - *(const gdouble *) other;

  return (difference > 0) - (difference < 0);
}

static gdouble
find_median (gdouble *times)
{
  qsort (times, N_REPETITIONS, sizeof *times, compare_times);
  return times[N_REPETITIONS / 2];
}

static void
judge (gboolean is_met)
{
  g_print (" %s\n", is_met ? "ok" : "MISSED");
  has_missed = has_missed || !is_met;
}

void
bench_compare (const BenchCase *bench, gpointer data)
{
  gdouble ours_ms[N_REPETITIONS], reference_ms[N_REPETITIONS], ratio;

  run_once (bench->ours, bench->free_ours, data);
  run_once (bench->reference, bench->free_reference, data);
  for (guint i = 0; i < N_REPETITIONS; i++)
    {
      ours_ms[i] = run_once (bench->ours, bench->free_ours, data);
      reference_ms[i] = run_once (bench->reference, bench->free_reference, data);
    }
  ratio = find_median (reference_ms) / find_median (ours_ms);
  g_print ("%s %.3f %.3f %.2f >=%.2f", bench->name, find_median (ours_ms), find_median (reference_ms), ratio,
           bench->goal_ratio);
  judge (ratio >= bench->goal_ratio);
}

void
bench_report_most (const char *name, gdouble value, gdouble goal)
{
  g_print ("%s %.3f - - <=%.3f", name, value, goal);
  judge (value <= goal);
}

gdouble
bench_time_ms (BenchFunc func, GDestroyNotify free_result, gpointer data)
{
  gdouble times_ms[N_REPETITIONS];

  run_once (func, free_result, data);
  for (guint i = 0; i < N_REPETITIONS; i++)
    times_ms[i] = run_once (func, free_result, data);
  return find_median (times_ms);
}

/* A line of /proc/self/status, in bytes. */
static gsize
read_status (const char *field)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, field);
  g_assert_nonnull (line);
  return (gsize) g_ascii_strtoull (line + strlen (field), NULL, 10) * 1024;
}

gsize
bench_peak_bytes (BenchFunc func, gpointer data)
{
  gsize peak_bytes = 0;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      /* The high-water mark of a new process begins at what it inherits. */
      gsize before_bytes = read_status ("VmRSS:");

      func (data);
      peak_bytes = read_status ("VmHWM:") - before_bytes;
      _exit (write (ends[1], &peak_bytes, sizeof peak_bytes) == sizeof peak_bytes ? 0 : 1);
    }
  g_assert_cmpint (read (ends[0], &peak_bytes, sizeof peak_bytes), ==, sizeof peak_bytes);
  waitpid (child, NULL, 0);
  close (ends[0]);
  close (ends[1]);
  return peak_bytes;
}

int
bench_finish (void)
{
  return check && has_missed ? 1 : 0;
}
