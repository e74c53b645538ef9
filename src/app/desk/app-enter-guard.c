/* SPDX-License-Identifier: MIT */
#include "app-enter-guard.h"

/* One entry under guard. */
typedef struct
{
  AppEnterGuard guard;
  GtkWidget    *entry;  /* (unowned) lives as long as this */
  char         *action; /* (owned) */
} Guarded;

static void
guarded_free (gpointer data, GClosure *closure)
{
  Guarded *guarded = data;

  g_free (guarded->action);
  g_free (guarded);
}

static void
on_preedit_cb (Guarded *guarded, const char *preedit)
{
  app_enter_guard_compose (&guarded->guard, preedit);
}

static gboolean
on_key_first_cb (Guarded *guarded, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  app_enter_guard_press (&guarded->guard, gtk_event_controller_get_current_event_time (controller));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_key_last_cb (Guarded *guarded, guint keyval)
{
  return keyval == GDK_KEY_Escape && !app_enter_guard_allows (&guarded->guard) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
on_activate_cb (Guarded *guarded)
{
  if (app_enter_guard_allows (&guarded->guard))
    gtk_widget_activate_action (guarded->entry, guarded->action, NULL);
}

void
app_enter_guard_compose (AppEnterGuard *self, const char *preedit)
{
  self->composing = *preedit != '\0';
}

void
app_enter_guard_press (AppEnterGuard *self, guint32 time)
{
  gboolean again = self->belongs_to_it && time == self->time && time != 0;

  self->belongs_to_it = self->composing || again;
  self->time = time;
}

gboolean
app_enter_guard_allows (const AppEnterGuard *self)
{
  return !self->composing && !self->belongs_to_it;
}

void
app_enter_guard_attach (GtkWidget *entry, const char *action)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  GtkEventController *first = gtk_event_controller_key_new (), *last = gtk_event_controller_key_new ();
  Guarded *guarded = g_new0 (Guarded, 1);

  guarded->entry = entry;
  guarded->action = g_strdup (action);
  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (first, "key-pressed", G_CALLBACK (on_key_first_cb), guarded);
  g_signal_connect_swapped (last, "key-pressed", G_CALLBACK (on_key_last_cb), guarded);
  gtk_widget_add_controller (entry, first);
  gtk_widget_add_controller (entry, last);
  g_signal_connect_swapped (text, "preedit-changed", G_CALLBACK (on_preedit_cb), guarded);
  /* the closure that is freed last owns the rest */
  g_signal_connect_data (entry, "activate", G_CALLBACK (on_activate_cb), guarded, guarded_free, G_CONNECT_SWAPPED);
}
