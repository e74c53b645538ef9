/* SPDX-License-Identifier: MIT */
#include "codef-suite-case.h"

struct _CodefSuiteCase
{
  char                *name;         /* (owned) */
  char                *origin;       /* (owned) (nullable) */
  char                *path;         /* (owned) */
  char                *environment;  /* (owned) (nullable) */
  GBytes              *parameters;   /* (owned) */
  GPtrArray           *expectations; /* (owned) of CodefExpectation */
  CodefBaseline       *baseline;     /* (owned) (nullable) */
  CodefVariablesLookup lookup;       /* (nullable) */
  gpointer             user_data;    /* (owned) by destroy, if that is set */
  GDestroyNotify       destroy;      /* (nullable) */
  char               **needs;        /* (owned) */
};

CodefSuiteCase *
codef_suite_case_new (const CodefSuiteCaseParts *parts)
{
  CodefSuiteCase *self = g_atomic_rc_box_new0 (CodefSuiteCase);

  self->name = g_strdup (parts->name);
  self->origin = g_strdup (parts->origin);
  self->path = g_strdup (parts->path);
  self->environment = g_strdup (parts->environment);
  self->parameters = g_bytes_ref (parts->parameters);
  self->expectations = g_ptr_array_ref (parts->expectations);
  self->baseline = parts->baseline != NULL ? g_object_ref (parts->baseline) : NULL;
  self->lookup = parts->lookup;
  self->user_data = parts->user_data;
  self->destroy = parts->destroy;
  self->needs = codef_variables_list_answers (parts->parameters);
  return self;
}

CodefSuiteCase *
codef_suite_case_ref (CodefSuiteCase *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (CodefSuiteCase *self)
{
  g_free (self->name);
  g_free (self->origin);
  g_free (self->path);
  g_free (self->environment);
  g_bytes_unref (self->parameters);
  g_ptr_array_unref (self->expectations);
  g_clear_object (&self->baseline);
  g_strfreev (self->needs);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
}

void
codef_suite_case_unref (CodefSuiteCase *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

const char *
codef_suite_case_get_name (CodefSuiteCase *self)
{
  return self->name;
}

const char *
codef_suite_case_get_origin (CodefSuiteCase *self)
{
  return self->origin;
}

const char *
codef_suite_case_get_path (CodefSuiteCase *self)
{
  return self->path;
}

const char *
codef_suite_case_get_environment (CodefSuiteCase *self)
{
  return self->environment;
}

GBytes *
codef_suite_case_get_parameters (CodefSuiteCase *self)
{
  return self->parameters;
}

GPtrArray *
codef_suite_case_get_expectations (CodefSuiteCase *self)
{
  return self->expectations;
}

CodefBaseline *
codef_suite_case_get_baseline (CodefSuiteCase *self)
{
  return self->baseline;
}

char *
codef_suite_case_dup_variable (CodefSuiteCase *self, const char *name)
{
  return self->lookup != NULL ? self->lookup (name, self->user_data) : NULL;
}

const char *const *
codef_suite_case_get_needs (CodefSuiteCase *self)
{
  return (const char *const *) self->needs;
}
