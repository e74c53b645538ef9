/* SPDX-License-Identifier: MIT */
/* What {{name}} stands for in the window: variables of the environment, those of the saved request itself, dates, and values out of the
 * latest answers of other saved requests since the program started.
 *
 * Signal "changed": something may stand for something else now. */
#pragma once

#include "app-saved.h"
#include "codef-form.h"
#include "store-variables.h"

G_BEGIN_DECLS

typedef enum
{
  APP_REFERENCE_VALUE,      /* it has a value */
  APP_REFERENCE_SECRET,     /* it has none, and it is a secret: it is typed where it is needed */
  APP_REFERENCE_UNKNOWN,    /* nobody knows it */
  APP_REFERENCE_UNANSWERED, /* the request whose answer it takes a value from was not sent yet */
  APP_REFERENCE_NOWHERE,    /* no saved request has that name, or its answer has nothing at that place */
} AppReferenceState;

typedef struct
{
  AppReferenceState state;
  char             *sentence; /* (owned) what it stands for, or why for nothing; translated */
  char             *request;  /* (owned) (nullable) name of the saved request whose answer it takes a value from */
} AppReference;

void          app_reference_free         (AppReference *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppReference, app_reference_free)

#define APP_TYPE_VARIABLES (app_variables_get_type ())
G_DECLARE_FINAL_TYPE (AppVariables, app_variables, APP, VARIABLES, GObject)

/* (transfer none): made when first asked for; lives as long as @context. */
AppVariables   *app_variables_get         (AppContext *context);
StoreVariables *app_variables_get_store   (AppVariables *self);
/* The fields of @form belong to @request (nullable), whose own variables they may use. */
void            app_variables_bind        (AppVariables *self, CodefForm *form, StoreRequest *request);
/* The latest answer of the saved request called @name in that environment. */
void            app_variables_note_answer (AppVariables *self, const char *name, CodefEnvironment *environment, DocDocument *answer);
/* (transfer full) (nullable): the first reference in @text that stands for nothing, else the last one; NULL if none stands in it.
 * @form: (nullable). @masked: its value is not told. */
AppReference   *app_variables_explain     (AppVariables *self, CodefForm *form, const char *text, gboolean masked);
/* (transfer full): the text of @form with every reference replaced. NULL with CODEF_ERROR_BAD_REQUEST; @missing: (out) (transfer full)
 * (nullable): then the reference that stands for nothing. */
char           *app_variables_expand      (AppVariables *self, CodefForm *form, AppReference **missing, GError **error);
/* (transfer full) (nullable): in a sentence, why @name may not take a value from an answer of @from: it would need itself. */
char           *app_variables_check_chain (AppVariables *self, const char *name, const char *from);

G_END_DECLS
