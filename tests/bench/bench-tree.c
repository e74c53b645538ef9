/* SPDX-License-Identifier: MIT */
/* A tree of a million nodes on screen: what one frame costs while it is scrolled, paged and jumped through, folded and
 * all open. */
#include "app-tree-view.h"
#include "bench.h"
#include "bench-corpus.h"
#include "test-context.h"
#include "test-loop.h"

#include <time.h>

#define CORPUS_BYTES ((gsize) 25 * 1000 * 1000) /* a million nodes */
#define N_STEPS 120
#define FRAME_MS 16.0

typedef enum { MOVE_SMOOTH, MOVE_PAGE, MOVE_JUMP } Move;

typedef struct
{
  GtkAdjustment *adjustment;
  Move           move;
  guint          n_left;     /* steps still to be made */
  guint32        seed;
  double         begun_ms;
  GArray        *frames;     /* of double: milliseconds */
} Ride;

/* CPU time of the thread that draws: what else the machine does is not the tree's doing. */
static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1000000.0;
}

static void
on_before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Ride *) user_data)->begun_ms = get_cpu_ms ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Ride *ride = user_data;
  double milliseconds = get_cpu_ms () - ride->begun_ms;

  g_array_append_val (ride->frames, milliseconds);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Ride *ride = user_data;
  double value = gtk_adjustment_get_value (ride->adjustment), page = gtk_adjustment_get_page_size (ride->adjustment);
  double end = gtk_adjustment_get_upper (ride->adjustment) - page;

  if (ride->n_left == 0)
    return G_SOURCE_CONTINUE;
  ride->n_left--;
  ride->seed = ride->seed * 1664525u + 1013904223u;
  if (ride->move == MOVE_JUMP)
    value = end * ride->seed / G_MAXUINT32;
  else
    value += ride->move == MOVE_PAGE ? page : 40;
  gtk_adjustment_set_value (ride->adjustment, value > end ? 0 : value);
  return G_SOURCE_CONTINUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
report (const char *what, GArray *frames, double goal_ms)
{
  g_autofree char *name = g_strdup_printf ("tree %s: frame p95, ms", what),
                  *over_name = g_strdup_printf ("tree %s: frames over 16 ms", what);
  guint n_over = 0;

  g_array_sort (frames, compare);
  for (guint i = 0; i < frames->len; i++)
    n_over += g_array_index (frames, double, i) > FRAME_MS;
  bench_report_most (name, g_array_index (frames, double, frames->len * 95 / 100), goal_ms);
  bench_report_most (over_name, n_over, 0);
}

/* @what: (nullable): NULL reports nothing. */
static void
ride_through (GtkWidget *list, const char *what, Move move, double goal_ms)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (list);
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  Ride ride = { gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), move, N_STEPS, 7, 0, frames };
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), &ride);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &ride);
  guint tick = gtk_widget_add_tick_callback (list, on_tick_cb, &ride, NULL);

  test_wait_until (frames->len > N_STEPS, 30000);
  gtk_widget_remove_tick_callback (list, tick);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  if (what != NULL)
    report (what, frames, goal_ms);
}

static double
time_action (AppTreeView *tree, const char *action)
{
  double begun_ms = get_cpu_ms ();

  gtk_widget_activate_action (GTK_WIDGET (tree), action, NULL);
  return get_cpu_ms () - begun_ms;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_first_child (widget);

  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
}

int
main (int argc, char **argv)
{
  g_autoptr(AppContext) context = NULL;
  g_autoptr(GBytes) corpus = NULL;
  g_autoptr(DocDocument) document = NULL;
  AppTreeView *tree;
  GtkWindow *window;
  GtkWidget *list;

  bench_init (&argc, &argv);
  test_context_init (&argc, &argv);
  context = test_context_new ();
  corpus = bench_corpus_new (CORPUS_BYTES);
  document = doc_document_new_plain (corpus, NULL);
  tree = g_object_new (APP_TYPE_TREE_VIEW, NULL);
  app_tree_view_set_context (tree, context);
  window = test_context_window (GTK_WIDGET (tree), 1100, 800);
  app_tree_view_set_document (tree, document, NULL);
  list = find_list (GTK_WIDGET (tree));
  /* Fonts are loaded with the first rows that need them, whatever draws those. */
  ride_through (list, NULL, MOVE_JUMP, 0);
  ride_through (list, "folded, smooth", MOVE_SMOOTH, 8);
  ride_through (list, "folded, page", MOVE_PAGE, 8);
  ride_through (list, "folded, jump", MOVE_JUMP, 8);
  bench_report_most ("tree: open a million nodes, ms", time_action (tree, "tree.open-all"), 30);
  gtk_test_widget_wait_for_draw (list);
  ride_through (list, "open, smooth", MOVE_SMOOTH, 8);
  ride_through (list, "open, page", MOVE_PAGE, 8);
  ride_through (list, "open, jump", MOVE_JUMP, 8);
  bench_report_most ("tree: fold a million nodes, ms", time_action (tree, "tree.fold-all"), 30);
  gtk_window_destroy (window);
  return bench_finish ();
}
