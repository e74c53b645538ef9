/* SPDX-License-Identifier: MIT */
/* A request of a suite and what its answer is checked against. Immutable; may be shared between threads. */
#pragma once

#include "codef-baseline.h"
#include "codef-expectation.h"
#include "codef-variables.h"

G_BEGIN_DECLS

/* All borrowed but @user_data; what is made of it takes references and copies. */
typedef struct
{
  const char          *name;
  const char          *origin;       /* (nullable): the file it stands in */
  const char          *path;         /* of the product */
  const char          *environment;  /* (nullable): id of the one it is meant for */
  GBytes              *parameters;   /* a JSON object with placeholders */
  GPtrArray           *expectations; /* of CodefExpectation */
  CodefBaseline       *baseline;     /* (nullable) */
  CodefVariablesLookup lookup;       /* (nullable): values for placeholders that a row of data does not name */
  gpointer             user_data;    /* (transfer full) */
  GDestroyNotify       destroy;      /* (nullable): of user_data */
} CodefSuiteCaseParts;

typedef struct _CodefSuiteCase CodefSuiteCase;

CodefSuiteCase    *codef_suite_case_new              (const CodefSuiteCaseParts *parts);
CodefSuiteCase    *codef_suite_case_ref              (CodefSuiteCase *self);
void               codef_suite_case_unref            (CodefSuiteCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefSuiteCase, codef_suite_case_unref)

const char        *codef_suite_case_get_name         (CodefSuiteCase *self);
const char        *codef_suite_case_get_origin       (CodefSuiteCase *self); /* (nullable) */
const char        *codef_suite_case_get_path         (CodefSuiteCase *self);
const char        *codef_suite_case_get_environment  (CodefSuiteCase *self); /* (nullable) */
GBytes            *codef_suite_case_get_parameters   (CodefSuiteCase *self);
GPtrArray         *codef_suite_case_get_expectations (CodefSuiteCase *self);
CodefBaseline     *codef_suite_case_get_baseline     (CodefSuiteCase *self); /* (nullable) */
/* (transfer full) (nullable) */
char              *codef_suite_case_dup_variable     (CodefSuiteCase *self, const char *name);
/* Names of the requests whose answers it takes values from. */
const char *const *codef_suite_case_get_needs        (CodefSuiteCase *self);

G_END_DECLS
