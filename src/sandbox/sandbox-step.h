/* SPDX-License-Identifier: MIT */
/* One step of additional authentication: what is asked, and which parameter answers it. Never changed once made. */
#pragma once

#include "codef-product.h"
#include "doc-document.h"

G_BEGIN_DECLS

typedef enum
{
  SANDBOX_STEP_CAPTCHA,  /* secureNo: a picture is drawn */
  SANDBOX_STEP_CODE,     /* smsAuthNo, emailAuthNo: a code is sent to a person */
  SANDBOX_STEP_APPROVAL, /* simpleAuth: a person approves on a phone */
  SANDBOX_STEP_PASSWORD, /* password1: a temporary password is mailed, and comes back encrypted */
  SANDBOX_STEP_CHOICE,   /* one value out of a list in extraInfo */
  SANDBOX_STEP_INPUT,    /* anything that is not empty */
} SandboxStepKind;

typedef struct
{
  SandboxStepKind kind;
  char           *method;        /* (owned) */
  char           *extra_info;    /* (owned) JSON object text */
  char          **inputs;        /* (owned) names; the first is what the user types or chooses */
  guint           limit_seconds; /* for the answer, unless the request has a time limit of its own */
  char           *code;          /* (owned) (nullable) fixed by a scenario; drawn by chance otherwise */
} SandboxStep;

void         sandbox_step_free           (SandboxStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxStep, sandbox_step_free)

/* The step of that method as the service is known to ask it; a method that is not known asks for one input of its own
 * name. */
SandboxStep *sandbox_step_new_by_method  (const char *method);
/* From {"method","extraInfo","inputs"} of the catalogue; "limitSeconds" and "code" too in a scenario. What is left out
 * is as by method. G_IO_ERROR_INVALID_DATA without a method, or with a code that is not made of digits. */
SandboxStep *sandbox_step_new_from_json  (DocDocument *document, DocNode node, GError **error);
/* Writes what sandbox_step_new_from_json() reads. */
void         sandbox_step_append_json    (SandboxStep *self, GString *json);

/* (transfer full) (element-type SandboxStep): the steps that @product asks for with this request; empty when it asks
 * for none. */
GPtrArray   *sandbox_step_list_for_product (CodefProduct *product, DocDocument *request);
/* (transfer full) (element-type SandboxStep): */
GPtrArray   *sandbox_step_list_by_methods  (const char *const *methods);

G_END_DECLS
