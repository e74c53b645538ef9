/* SPDX-License-Identifier: MIT */
/* Measuring: ours and a reference in turn, in one run, because a machine's speed drifts; the ratio of the medians is
 * what counts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one repetition does and what it leaves, which @free_result gets rid of outside the measured time. */
typedef gpointer (*BenchFunc) (gpointer data);

typedef struct
{
  const char    *name;
  BenchFunc      ours;
  GDestroyNotify free_ours;
  BenchFunc      reference;
  GDestroyNotify free_reference;
  gdouble        goal_ratio; /* reference time ÷ our time, at least */
} BenchCase;

/* Parses --check; call first. */
void     bench_init        (int *argc, char ***argv);
/* Measures CPU time and prints "name ours_ms ref_ms ratio goal ok|MISSED". */
void     bench_compare     (const BenchCase *bench, gpointer data);
/* For figures without a reference: prints "name value - - goal ok|MISSED"; @value must be at most @goal. */
void     bench_report_most (const char *name, gdouble value, gdouble goal);
/* Milliseconds of CPU time that one call takes: the median of several. */
gdouble  bench_time_ms     (BenchFunc func, GDestroyNotify free_result, gpointer data);
/* The most memory that one call has at a time beyond what there was, in bytes: measured in a forked child. */
gsize    bench_peak_bytes  (BenchFunc func, gpointer data);
/* The exit code: 1 only with --check and a missed goal. */
int      bench_finish      (void);

G_END_DECLS
