/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-account-list-private.h"

#include <glib/gi18n-lib.h>

/* Looking at one account takes 0.1 ms: this many leave the main loop in time for the next frame. */
#define CHECKS_PER_TURN 20

static void codef_account_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CodefAccountList, codef_account_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, codef_account_list_list_model_init))

enum
{
  PROP_0,
  PROP_OPERATION,
  PROP_CONNECTED_ID,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_N_UNCHECKED,
  PROP_N_WRONG,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
codef_account_list_get_item_type (GListModel *model)
{
  return CODEF_TYPE_ACCOUNT;
}

static guint
codef_account_list_get_n_items (GListModel *model)
{
  return CODEF_ACCOUNT_LIST (model)->accounts->len;
}

static gpointer
codef_account_list_get_item (GListModel *model, guint position)
{
  CodefAccountList *self = CODEF_ACCOUNT_LIST (model);

  return position < self->accounts->len ? g_object_ref (g_ptr_array_index (self->accounts, position)) : NULL;
}

static void
codef_account_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = codef_account_list_get_item_type;
  iface->get_n_items = codef_account_list_get_n_items;
  iface->get_item = codef_account_list_get_item;
}

static void
codef_account_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefAccountList *self = CODEF_ACCOUNT_LIST (object);

  switch (prop_id)
    {
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_CONNECTED_ID:
      g_value_set_string (value, self->connected_id);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, codef_account_list_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, codef_account_list_can_redo (self));
      break;
    case PROP_N_UNCHECKED:
      g_value_set_uint (value, self->n_unchecked);
      break;
    case PROP_N_WRONG:
      g_value_set_uint (value, self->n_wrong);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_account_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CONNECTED_ID)
    codef_account_list_set_connected_id (CODEF_ACCOUNT_LIST (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
clear_steps (GQueue *steps)
{
  g_queue_clear_full (steps, (GDestroyNotify) g_ptr_array_unref);
}

static void
codef_account_list_finalize (GObject *object)
{
  CodefAccountList *self = CODEF_ACCOUNT_LIST (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_ptr_array_unref (self->accounts);
  clear_steps (&self->undo);
  clear_steps (&self->redo);
  g_clear_object (&self->guide);
  g_clear_object (&self->operation);
  g_clear_object (&self->source);
  g_clear_object (&self->checker);
  g_free (self->connected_id);
  g_free (self->extras);
  G_OBJECT_CLASS (codef_account_list_parent_class)->finalize (object);
}

static void
codef_account_list_class_init (CodefAccountListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = codef_account_list_get_property;
  object_class->set_property = codef_account_list_set_property;
  object_class->finalize = codef_account_list_finalize;
  properties[PROP_OPERATION] = g_param_spec_object ("operation", NULL, NULL, CODEF_TYPE_ACCOUNT_OPERATION, readable);
  properties[PROP_CONNECTED_ID] = g_param_spec_string ("connected-id", NULL, NULL, "",
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_N_UNCHECKED] = g_param_spec_uint ("n-unchecked", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_WRONG] = g_param_spec_uint ("n-wrong", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
codef_account_list_init (CodefAccountList *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->connected_id = g_strdup ("");
  self->extras = g_strdup ("");
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

static void
set_count (CodefAccountList *self, guint *count, guint value, guint property)
{
  if (*count == value)
    return;
  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
count (CodefAccountList *self)
{
  guint n_unchecked = 0, n_wrong = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      CodefAccount *account = codef_account_list_get (self, i);

      if (!codef_account_is_checked (account))
        n_unchecked++;
      else if (codef_account_has_problem (account))
        n_wrong++;
    }
  set_count (self, &self->n_wrong, n_wrong, PROP_N_WRONG);
  set_count (self, &self->n_unchecked, n_unchecked, PROP_N_UNCHECKED);
}

/* A form to look at accounts with; NULL where nothing is asked of them. */
static CodefForm *
get_checker (CodefAccountList *self)
{
  CodefProduct *product = codef_account_operation_get_account (self->operation);

  if (self->checker != NULL && codef_form_get_product (self->checker) != product)
    g_clear_object (&self->checker);
  if (self->checker == NULL && product != NULL)
    self->checker = codef_form_new (codef_account_guide_get_catalog (self->guide), product);
  return self->checker;
}

/* Looks at up to @n accounts; TRUE if some are left. */
static gboolean
check_some (CodefAccountList *self, guint n)
{
  CodefForm *checker = get_checker (self);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      CodefAccount *account = codef_account_list_get (self, i);

      if (codef_account_is_checked (account))
        continue;
      if (n-- == 0)
        return TRUE;
      codef_account_check (account, checker);
    }
  return FALSE;
}

static gboolean
on_check_cb (gpointer user_data)
{
  CodefAccountList *self = CODEF_ACCOUNT_LIST (user_data);
  gboolean more = check_some (self, CHECKS_PER_TURN);

  count (self);
  if (more)
    return G_SOURCE_CONTINUE;
  self->check_id = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_check (CodefAccountList *self)
{
  if (self->check_id == 0)
    self->check_id = g_idle_add (on_check_cb, self);
}

void
_codef_account_list_changed (CodefAccountList *self)
{
  count (self);
  if (self->n_unchecked > 0)
    queue_check (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_account_edited_cb (CodefAccount *account, gpointer user_data)
{
  _codef_account_list_changed (CODEF_ACCOUNT_LIST (user_data));
}

/* The accounts that stand at the same place at both ends are left alone. */
static void
emit_difference (CodefAccountList *self, GPtrArray *before)
{
  GPtrArray *now = self->accounts;
  guint prefix = 0, suffix = 0, shorter = MIN (before->len, now->len);

  while (prefix < shorter && before->pdata[prefix] == now->pdata[prefix])
    prefix++;
  while (suffix < shorter - prefix && before->pdata[before->len - 1 - suffix] == now->pdata[now->len - 1 - suffix])
    suffix++;
  if (prefix + suffix < MAX (before->len, now->len))
    g_list_model_items_changed (G_LIST_MODEL (self), prefix, before->len - prefix - suffix, now->len - prefix - suffix);
}

void
_codef_account_list_replace (CodefAccountList *self, GPtrArray *accounts)
{
  g_autoptr(GPtrArray) before = self->accounts;

  for (guint i = 0; i < before->len; i++)
    g_signal_handlers_disconnect_by_func (before->pdata[i], on_account_edited_cb, self);
  self->accounts = accounts;
  for (guint i = 0; i < accounts->len; i++)
    {
      codef_account_set_operation (accounts->pdata[i], self->operation);
      g_signal_connect_object (accounts->pdata[i], "edited", G_CALLBACK (on_account_edited_cb), self, 0);
    }
  emit_difference (self, before);
  _codef_account_list_changed (self);
}

static void
notify_steps (CodefAccountList *self, gboolean could_undo, gboolean could_redo)
{
  if (could_undo != codef_account_list_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != codef_account_list_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

void
_codef_account_list_step (CodefAccountList *self, GPtrArray *accounts)
{
  gboolean could_undo = codef_account_list_can_undo (self), could_redo = codef_account_list_can_redo (self);

  g_queue_push_head (&self->undo, g_ptr_array_ref (self->accounts));
  if (g_queue_get_length (&self->undo) > CODEF_ACCOUNT_LIST_MAX_STEPS)
    g_ptr_array_unref (g_queue_pop_tail (&self->undo));
  clear_steps (&self->redo);
  _codef_account_list_replace (self, accounts);
  notify_steps (self, could_undo, could_redo);
}

static void
step_back (CodefAccountList *self, GQueue *from, GQueue *to)
{
  gboolean could_undo = codef_account_list_can_undo (self), could_redo = codef_account_list_can_redo (self);
  GPtrArray *accounts = g_queue_pop_head (from);

  if (accounts == NULL)
    return;
  g_queue_push_head (to, g_ptr_array_ref (self->accounts));
  _codef_account_list_replace (self, accounts);
  notify_steps (self, could_undo, could_redo);
}

CodefAccountList *
codef_account_list_new (CodefAccountGuide *guide)
{
  CodefAccountList *self;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (guide), NULL);
  self = g_object_new (CODEF_TYPE_ACCOUNT_LIST, NULL);
  self->guide = g_object_ref (guide);
  self->operation = g_object_ref (codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_CREATE));
  return self;
}

CodefAccountGuide *
codef_account_list_get_guide (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  return self->guide;
}

CodefAccountOperation *
codef_account_list_get_operation (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  return self->operation;
}

void
codef_account_list_set_operation (CodefAccountList *self, CodefAccountOperation *operation)
{
  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self) && CODEF_IS_ACCOUNT_OPERATION (operation));
  if (!g_set_object (&self->operation, operation))
    return;
  for (guint i = 0; i < self->accounts->len; i++)
    codef_account_set_operation (codef_account_list_get (self, i), operation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
  _codef_account_list_changed (self);
}

const char *
codef_account_list_get_connected_id (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  return self->connected_id;
}

void
codef_account_list_set_connected_id (CodefAccountList *self, const char *connected_id)
{
  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self));
  if (connected_id == NULL)
    connected_id = "";
  if (g_str_equal (self->connected_id, connected_id))
    return;
  g_free (self->connected_id);
  self->connected_id = g_strdup (connected_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTED_ID]);
  _codef_account_list_changed (self);
}

static void
on_source_text_cb (CodefForm *form, GParamSpec *pspec, gpointer user_data)
{
  _codef_account_list_changed (CODEF_ACCOUNT_LIST (user_data));
}

CodefForm *
codef_account_list_get_source (CodefAccountList *self)
{
  CodefAccountOperation *reference;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  if (self->source != NULL)
    return self->source;
  reference = codef_account_guide_get_operation (self->guide, CODEF_ACCOUNT_KIND_REFERENCE_ADD);
  self->source =
    codef_form_new (codef_account_guide_get_catalog (self->guide), codef_account_operation_get_source (reference));
  g_signal_connect_object (self->source, "notify::text", G_CALLBACK (on_source_text_cb), self, 0);
  return self->source;
}

CodefAccount *
codef_account_list_get (CodefAccountList *self, guint position)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self) && position < self->accounts->len, NULL);
  return g_ptr_array_index (self->accounts, position);
}

guint
codef_account_list_find (CodefAccountList *self, CodefAccount *account)
{
  guint position;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), G_MAXUINT);
  return g_ptr_array_find (self->accounts, account, &position) ? position : G_MAXUINT;
}

gboolean
codef_account_list_can_undo (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), FALSE);
  return !g_queue_is_empty (&self->undo);
}

gboolean
codef_account_list_can_redo (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), FALSE);
  return !g_queue_is_empty (&self->redo);
}

void
codef_account_list_undo (CodefAccountList *self)
{
  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self));
  step_back (self, &self->undo, &self->redo);
}

void
codef_account_list_redo (CodefAccountList *self)
{
  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self));
  step_back (self, &self->redo, &self->undo);
}

guint
codef_account_list_get_n_wrong (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), 0);
  return self->n_wrong;
}

guint
codef_account_list_get_n_unchecked (CodefAccountList *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), 0);
  return self->n_unchecked;
}

void
codef_account_list_check (CodefAccountList *self)
{
  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self));
  check_some (self, G_MAXUINT);
  g_clear_handle_id (&self->check_id, g_source_remove);
  count (self);
}

char *
codef_account_list_dup_problem (CodefAccountList *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  if (codef_account_operation_uses_connected_id (self->operation) && *self->connected_id == '\0')
    return g_strdup (_("Choose a connected ID first."));
  if (codef_account_operation_get_source (self->operation) != NULL
      && !codef_form_is_valid (codef_account_list_get_source (self)))
    return g_strdup (_("Say which registered account the certificate is taken from."));
  if (codef_account_operation_get_account (self->operation) == NULL)
    return NULL;
  if (self->accounts->len == 0)
    return g_strdup (_("The list is empty. Add an account first."));
  for (guint i = 0; i < self->accounts->len && self->n_wrong > 0; i++)
    {
      g_autofree char *problem = codef_account_dup_problem (codef_account_list_get (self, i), language);

      if (problem != NULL)
        return g_strdup_printf (_("Account %u is not complete: %s"), i + 1, problem);
    }
  return NULL;
}
