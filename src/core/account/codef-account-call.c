/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-account-call.h"

#include "codef-error.h"
#include "codef-wire.h"
#include <glib/gi18n-lib.h>

struct _CodefAccountCall
{
  GObject                parent_instance;
  CodefAccountOperation *operation; /* (owned) */
  GPtrArray             *accounts;  /* (owned) of CodefAccount; empty where the operation has no accountList */
  GPtrArray             *names;     /* (owned) of CodefRegistration: what each of them was when it went out */
  GBytes                *json;      /* (owned) (nullable) secrets in clear; dropped once it is sealed */
};

G_DEFINE_FINAL_TYPE (CodefAccountCall, codef_account_call, G_TYPE_OBJECT)

/* What the thread needs, and what it made. */
typedef struct
{
  GBytes         *json;         /* (owned) */
  CodefProduct   *product;      /* (owned) */
  char           *path;         /* (owned) */
  CodefPublicKey *key;          /* (owned) (nullable) */
  gboolean        throwaway;
  guint           deadline_sec;
  guint           n_sealed;
} Sealing;

static void
sealing_free (gpointer data)
{
  Sealing *sealing = data;

  g_bytes_unref (sealing->json);
  g_object_unref (sealing->product);
  g_free (sealing->path);
  g_clear_pointer (&sealing->key, codef_public_key_unref);
  g_free (sealing);
}

static void
codef_account_call_finalize (GObject *object)
{
  CodefAccountCall *self = CODEF_ACCOUNT_CALL (object);

  g_clear_object (&self->operation);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->json, g_bytes_unref);
  G_OBJECT_CLASS (codef_account_call_parent_class)->finalize (object);
}

static void
codef_account_call_class_init (CodefAccountCallClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_account_call_finalize;
}

static void
codef_account_call_init (CodefAccountCall *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_registration_unref);
}

CodefAccountCall *
codef_account_call_new (CodefAccountList *list)
{
  CodefAccountCall *self;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (list), NULL);
  self = g_object_new (CODEF_TYPE_ACCOUNT_CALL, NULL);
  self->operation = g_object_ref (codef_account_list_get_operation (list));
  self->json = codef_account_list_dup_request (list);
  if (codef_account_operation_get_account (self->operation) == NULL)
    return self;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      CodefAccount *account = codef_account_list_get (list, i);

      g_ptr_array_add (self->accounts, g_object_ref (account));
      g_ptr_array_add (self->names, codef_registration_ref (codef_account_get_registration (account)));
    }
  return self;
}

CodefAccountOperation *
codef_account_call_get_operation (CodefAccountCall *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_CALL (self), NULL);
  return self->operation;
}

static void
set_all (CodefAccountCall *self, CodefAccountState state)
{
  for (guint i = 0; i < self->accounts->len; i++)
    codef_account_set_state (self->accounts->pdata[i], state, NULL);
}

static void
seal_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Sealing *sealing = task_data;
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GError) error = NULL;
  CodefRequest *request;

  sealed = codef_request_seal (sealing->json, sealing->product, sealing->key, &sealing->n_sealed, &error);
  if (sealing->throwaway && g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY))
    {
      g_clear_error (&error);
      sealing->key = codef_public_key_new_throwaway (&error);
      if (sealing->key != NULL)
        sealed = codef_request_seal (sealing->json, sealing->product, sealing->key, &sealing->n_sealed, &error);
    }
  request = sealed != NULL ? codef_request_new (sealing->path, sealed, sealing->deadline_sec, &error) : NULL;
  if (request != NULL)
    g_task_return_pointer (task, request, (GDestroyNotify) codef_request_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
codef_account_call_seal_async (CodefAccountCall *self, CodefPublicKey *key, gboolean throwaway, guint deadline_sec,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  Sealing *sealing;

  g_return_if_fail (CODEF_IS_ACCOUNT_CALL (self) && self->json != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, codef_account_call_seal_async);
  sealing = g_new0 (Sealing, 1);
  sealing->json = g_steal_pointer (&self->json);
  sealing->product = g_object_ref (codef_account_operation_get_request (self->operation));
  sealing->path = g_strdup (codef_account_operation_get_path (self->operation));
  sealing->key = key != NULL ? codef_public_key_ref (key) : NULL;
  sealing->throwaway = throwaway;
  sealing->deadline_sec = deadline_sec;
  g_task_set_task_data (task, sealing, sealing_free);
  set_all (self, CODEF_ACCOUNT_SENT);
  g_task_run_in_thread (task, seal_in_thread);
}

CodefRequest *
codef_account_call_seal_finish (CodefAccountCall *self, GAsyncResult *result, guint *n_sealed, gboolean *used_throwaway,
                                GError **error)
{
  CodefRequest *request;
  Sealing *sealing;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  sealing = g_task_get_task_data (G_TASK (result));
  request = g_task_propagate_pointer (G_TASK (result), error);
  if (request == NULL)
    {
      codef_account_call_abandon (self);
      return NULL;
    }
  if (n_sealed != NULL)
    *n_sealed = sealing->n_sealed;
  if (used_throwaway != NULL)
    *used_throwaway = sealing->key != NULL && codef_public_key_is_throwaway (sealing->key);
  return request;
}

/* Gives the accounts that @registrations name their answer. The search goes on behind the last hit: answers mostly keep
 * the order. */
static void
take_registrations (CodefAccountCall *self, GPtrArray *registrations, CodefAccountState state, gboolean *answered)
{
  guint n = self->accounts->len, from = 0;

  for (guint i = 0; i < registrations->len; i++)
    for (guint j = 0; j < n; j++)
      {
        guint position = (from + j) % n;

        if (answered[position] || !codef_registration_matches (self->names->pdata[position], registrations->pdata[i]))
          continue;
        codef_account_set_state (self->accounts->pdata[position], state, registrations->pdata[i]);
        answered[position] = TRUE;
        from = position + 1;
        break;
      }
}

/* What an account hears that the answer does not name. */
static CodefRegistration *
make_rest (CodefAccountCall *self, CodefAccountAnswer *answer, CodefRegistration *name)
{
  if (codef_account_answer_is_done (answer))
    return codef_registration_new_said (name, NULL, _("The answer does not name this account."), NULL);
  return codef_registration_new_said (name, codef_account_answer_get_code (answer),
                                      codef_account_answer_get_message (answer),
                                      codef_account_answer_get_extra_message (answer));
}

void
codef_account_call_take_answer (CodefAccountCall *self, CodefAccountAnswer *answer)
{
  g_autofree gboolean *answered = NULL;
  gboolean names_nobody;

  g_return_if_fail (CODEF_IS_ACCOUNT_CALL (self) && answer != NULL);
  if (codef_account_answer_get_code (answer) == NULL)
    {
      codef_account_call_abandon (self);
      return;
    }
  answered = g_new0 (gboolean, self->accounts->len);
  take_registrations (self, codef_account_answer_get_accepted (answer), CODEF_ACCOUNT_ACCEPTED, answered);
  take_registrations (self, codef_account_answer_get_refused (answer), CODEF_ACCOUNT_REFUSED, answered);
  names_nobody = codef_account_answer_get_accepted (answer)->len + codef_account_answer_get_refused (answer)->len == 0;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      g_autoptr(CodefRegistration) rest = NULL;

      if (answered[i])
        continue;
      rest = make_rest (self, answer, self->names->pdata[i]);
      if (names_nobody && g_str_equal (codef_account_answer_get_code (answer), CODEF_RESULT_SUCCESS))
        codef_account_set_state (self->accounts->pdata[i], CODEF_ACCOUNT_ACCEPTED, NULL);
      else
        codef_account_set_state (self->accounts->pdata[i], CODEF_ACCOUNT_REFUSED, rest);
    }
}

void
codef_account_call_abandon (CodefAccountCall *self)
{
  g_return_if_fail (CODEF_IS_ACCOUNT_CALL (self));
  for (guint i = 0; i < self->accounts->len; i++)
    if (codef_account_get_state (self->accounts->pdata[i]) == CODEF_ACCOUNT_SENT)
      codef_account_set_state (self->accounts->pdata[i], CODEF_ACCOUNT_WAITING, NULL);
}
