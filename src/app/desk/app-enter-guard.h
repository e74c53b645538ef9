/* SPDX-License-Identifier: MIT */
/* Tells an Enter that answers from an Enter that ends the composition of a syllable. Input methods for Korean commit
 * what is composed when Enter is pressed and hand the key on, at once or as a second event of the same time; that
 * Enter must not send anything, nor that Escape throw a session away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean composing;      /* an input method shows text that is not committed */
  gboolean belongs_to_it;  /* the key pressed last ends or cancels that text */
  guint32  time;           /* of that key */
} AppEnterGuard;

/* What the input method shows now; "" for nothing. */
void     app_enter_guard_compose (AppEnterGuard *self, const char *preedit);
/* Before anybody else handles it: a key was pressed at @time (of its event). */
void     app_enter_guard_press   (AppEnterGuard *self, guint32 time);
/* TRUE if the key pressed last may do what it means in a dialog. */
gboolean app_enter_guard_allows  (const AppEnterGuard *self);

/* Guards @entry (a GtkEntry or GtkPasswordEntry): Enter activates the action @action, guarded; a guarded Escape goes
 * no further. */
void     app_enter_guard_attach  (GtkWidget *entry, const char *action);

G_END_DECLS
