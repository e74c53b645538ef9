/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-account-private.h"

#include "codef-result-code.h"
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (CodefAccountState, codef_account_state,
  G_DEFINE_ENUM_VALUE (CODEF_ACCOUNT_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CODEF_ACCOUNT_SENT, "sent"),
  G_DEFINE_ENUM_VALUE (CODEF_ACCOUNT_ACCEPTED, "accepted"),
  G_DEFINE_ENUM_VALUE (CODEF_ACCOUNT_REFUSED, "refused"))

G_DEFINE_FINAL_TYPE (CodefAccount, codef_account, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_FORM,
  PROP_CERTIFICATE,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
wipe_text (char **text)
{
  if (*text != NULL)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

static void
codef_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefAccount *self = CODEF_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_FORM:
      g_value_set_object (value, codef_account_get_form (self));
      break;
    case PROP_CERTIFICATE:
      g_value_set_boxed (value, self->certificate);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drop_form (CodefAccount *self)
{
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->form);
}

static void
codef_account_finalize (GObject *object)
{
  CodefAccount *self = CODEF_ACCOUNT (object);

  drop_form (self);
  wipe_text (&self->text);
  g_clear_object (&self->guide);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->registration, codef_registration_unref);
  g_clear_pointer (&self->answer, codef_registration_unref);
  g_clear_pointer (&self->certificate, codef_certificate_unref);
  g_clear_object (&self->problem_parameter);
  g_free (self->problem);
  g_free (self->id);
  g_free (self->inspected);
  G_OBJECT_CLASS (codef_account_parent_class)->finalize (object);
}

static void
codef_account_class_init (CodefAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = codef_account_get_property;
  object_class->finalize = codef_account_finalize;
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CODEF_TYPE_ACCOUNT_STATE, CODEF_ACCOUNT_WAITING,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FORM] =
    g_param_spec_object ("form", NULL, NULL, CODEF_TYPE_FORM, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CERTIFICATE] = g_param_spec_boxed ("certificate", NULL, NULL, CODEF_TYPE_CERTIFICATE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
codef_account_init (CodefAccount *self)
{
}

/* What a row shows without its fields. */
static void
read_members (CodefAccount *self)
{
  const char *text = codef_account_get_text (self);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

  g_clear_pointer (&self->registration, codef_registration_unref);
  g_free (self->id);
  self->registration = codef_registration_read (document, DOC_NODE_ROOT);
  self->id = doc_document_dup_member (document, DOC_NODE_ROOT, "id");
}

static void
set_problem (CodefAccount *self, CodefParameter *parameter, const char *problem)
{
  self->checked = TRUE;
  g_set_object (&self->problem_parameter, parameter);
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* Takes over what @form finds; the first field that is wrong stands for all. */
static void
judge (CodefAccount *self, CodefForm *form)
{
  GListModel *fields = codef_form_get_fields (form);
  g_autofree char *message = NULL;

  g_object_get (form, "problem-message", &message, NULL);
  if (message != NULL)
    {
      set_problem (self, NULL, message);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CodefField) field = g_list_model_get_item (fields, i);

      if (codef_field_get_problem (field) == NULL)
        continue;
      set_problem (self, codef_field_get_parameter (field), codef_field_get_problem (field));
      return;
    }
  set_problem (self, NULL, NULL);
}

static void
take_change (CodefAccount *self)
{
  read_members (self);
  self->checked = FALSE;
  if (self->form != NULL)
    judge (self, self->form);
  if (self->certificate != NULL && codef_account_needs_inspection (self))
    _codef_account_take_certificate (self, NULL, NULL);
  if (self->state != CODEF_ACCOUNT_SENT)
    codef_account_set_state (self, CODEF_ACCOUNT_WAITING, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_form_text_cb (CodefForm *form, GParamSpec *pspec, gpointer user_data)
{
  take_change (CODEF_ACCOUNT (user_data));
}

CodefAccount *
codef_account_new (CodefAccountGuide *guide, CodefAccountOperation *operation, const char *json)
{
  CodefAccount *self;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (guide) && CODEF_IS_ACCOUNT_OPERATION (operation), NULL);
  self = g_object_new (CODEF_TYPE_ACCOUNT, NULL);
  self->guide = g_object_ref (guide);
  self->operation = g_object_ref (operation);
  self->text = g_strdup (json != NULL ? json : codef_account_guide_get_new_account (guide));
  read_members (self);
  return self;
}

CodefAccount *
codef_account_copy (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  return codef_account_new (self->guide, self->operation, codef_account_get_text (self));
}

void
codef_account_set_operation (CodefAccount *self, CodefAccountOperation *operation)
{
  gboolean same_fields;

  g_return_if_fail (CODEF_IS_ACCOUNT (self) && CODEF_IS_ACCOUNT_OPERATION (operation));
  if (self->operation == operation)
    return;
  same_fields =
    codef_account_operation_get_account (self->operation) == codef_account_operation_get_account (operation);
  g_set_object (&self->operation, operation);
  if (same_fields)
    return;
  self->checked = FALSE;
  if (self->form != NULL)
    {
      self->text = g_strdup (codef_form_get_text (self->form));
      drop_form (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORM]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
codef_account_get_text (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  return self->form != NULL ? codef_form_get_text (self->form) : self->text;
}

void
codef_account_set_text (CodefAccount *self, const char *json)
{
  g_return_if_fail (CODEF_IS_ACCOUNT (self) && json != NULL);
  if (self->form != NULL)
    {
      codef_form_set_text (self->form, json);
      return;
    }
  if (g_str_equal (self->text, json))
    return;
  wipe_text (&self->text);
  self->text = g_strdup (json);
  take_change (self);
}

CodefForm *
codef_account_get_form (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  if (self->form != NULL || codef_account_operation_get_account (self->operation) == NULL)
    return self->form;
  self->form = codef_form_new (codef_account_guide_get_catalog (self->guide),
                               codef_account_operation_get_account (self->operation));
  codef_form_set_text (self->form, self->text);
  wipe_text (&self->text);
  judge (self, self->form);
  g_signal_connect (self->form, "notify::text", G_CALLBACK (on_form_text_cb), self);
  return self->form;
}

CodefRegistration *
codef_account_get_registration (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  return self->registration;
}

gboolean
codef_account_is_checked (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), FALSE);
  return self->checked;
}

void
codef_account_check (CodefAccount *self, CodefForm *form)
{
  g_return_if_fail (CODEF_IS_ACCOUNT (self));
  if (self->checked)
    return;
  if (self->form != NULL || form == NULL)
    form = codef_account_get_form (self);
  if (form == NULL) /* nothing is asked of accounts */
    set_problem (self, NULL, NULL);
  else
    {
      if (form != self->form)
        codef_form_set_text (form, self->text);
      judge (self, form);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
codef_account_has_problem (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), FALSE);
  return self->problem != NULL;
}

char *
codef_account_dup_problem (CodefAccount *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  if (self->problem == NULL || self->problem_parameter == NULL)
    return g_strdup (self->problem);
  /* Translators: the title of a field, and what is wrong with it */
  return g_strdup_printf (_("%s: %s"), codef_parameter_get_title (self->problem_parameter, language), self->problem);
}

CodefAccountState
codef_account_get_state (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), CODEF_ACCOUNT_WAITING);
  return self->state;
}

void
codef_account_set_state (CodefAccount *self, CodefAccountState state, CodefRegistration *answer)
{
  g_return_if_fail (CODEF_IS_ACCOUNT (self));
  if (self->state == state && self->answer == answer)
    return;
  g_clear_pointer (&self->answer, codef_registration_unref);
  self->answer = answer != NULL ? codef_registration_ref (answer) : NULL;
  self->answered_kind = codef_account_operation_get_kind (self->operation);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

CodefRegistration *
codef_account_get_answer (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  return self->answer;
}

CodefCertificate *
codef_account_get_certificate (CodefAccount *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), NULL);
  return self->certificate;
}

void
_codef_account_take_certificate (CodefAccount *self, CodefCertificate *certificate, const char *digest)
{
  g_free (self->inspected);
  self->inspected = g_strdup (digest);
  if (self->certificate == certificate)
    return;
  g_clear_pointer (&self->certificate, codef_certificate_unref);
  self->certificate = certificate != NULL ? codef_certificate_ref (certificate) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CERTIFICATE]);
  g_signal_emit (self, signals[CHANGED], 0);
}
