/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-step.h"

#include "sandbox-json.h"
#include "sandbox-parameters.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Defaults of the protocol's page on time limits. */
#define LIMIT_SECONDS 60
#define LIMIT_EMAIL_SECONDS 180
#define LIMIT_CHOICE_SECONDS 170
#define LIMIT_APPROVAL_SECONDS 270

static const struct
{
  const char     *method;
  SandboxStepKind kind;
  guint           limit_seconds;
  const char     *extra_info, *inputs;
} known[] = {
  { "secureNo", SANDBOX_STEP_CAPTCHA, LIMIT_SECONDS, "{\"reqSecureNoRefresh\":\"0\",\"reqSecureNo\":\"\"}",
    "secureNo secureNoRefresh" },
  { "smsAuthNo", SANDBOX_STEP_CODE, LIMIT_SECONDS, "{\"reqSMSAuthNo\":\"\"}", "smsAuthNo" },
  { "emailAuthNo", SANDBOX_STEP_CODE, LIMIT_EMAIL_SECONDS, "{\"reqEmailAuthNo\":\"\"}", "emailAuthNo" },
  { "simpleAuth", SANDBOX_STEP_APPROVAL, LIMIT_APPROVAL_SECONDS, "{\"commSimpleAuth\":\"\"}", "simpleAuth" },
  { "password1", SANDBOX_STEP_PASSWORD, LIMIT_EMAIL_SECONDS, "{\"reqUserPass1\":\"\"}", "password1" },
  { "dongNum", SANDBOX_STEP_CHOICE, LIMIT_CHOICE_SECONDS,
    "{\"reqDongNumList\":["
    "{\"reqDong\":\"101동\",\"commDongNum\":\"1\"},{\"reqDong\":\"102동\",\"commDongNum\":\"2\"}]}",
    "dongNum" },
  { "hoNum", SANDBOX_STEP_CHOICE, LIMIT_CHOICE_SECONDS,
    "{\"reqHoNumList\":["
    "{\"reqHo\":\"1001호\",\"commHoNum\":\"10\",\"reqArea\":\"84.97\"},"
    "{\"reqHo\":\"1002호\",\"commHoNum\":\"11\",\"reqArea\":\"59.96\"}]}",
    "hoNum" },
  { "etc", SANDBOX_STEP_CHOICE, LIMIT_CHOICE_SECONDS,
    "{\"reqAddrList\":["
    "{\"commAddrRoadName\":\"서울특별시 가나구 다라로 1\",\"commAddrLotNumber\":\"서울특별시 가나구 다라동 1-1\"},"
    "{\"commAddrRoadName\":\"서울특별시 가나구 다라로 11\",\"commAddrLotNumber\":\"서울특별시 가나구 다라동 2-1\"}]}",
    "reqAddress" },
  { "uniqueNo", SANDBOX_STEP_CHOICE, LIMIT_CHOICE_SECONDS,
    "{\"resAddrList\":["
    "{\"resUserNm\":\"홍**\",\"commUniqueNo\":\"11012020000000\","
    "\"commAddrLotNumber\":\"서울특별시 가나구 다라동 1-1\",\"resState\":\"현행\",\"resType\":\"집합건물\"},"
    "{\"resUserNm\":\"김**\",\"commUniqueNo\":\"11012020000018\","
    "\"commAddrLotNumber\":\"서울특별시 가나구 다라동 1-1 102호\",\"resState\":\"현행\",\"resType\":\"집합건물\"}]}",
    "uniqueNo" },
  { "signedData", SANDBOX_STEP_INPUT, LIMIT_CHOICE_SECONDS,
    "{\"reqPlainTexts\":[\"본인확인\"],\"reqSignType\":\"0\",\"reqSignAlg\":\"SHA256\"}", "signedData" },
};

void
sandbox_step_free (SandboxStep *self)
{
  g_free (self->method);
  g_free (self->extra_info);
  g_strfreev (self->inputs);
  g_free (self->code);
  g_free (self);
}

SandboxStep *
sandbox_step_new_by_method (const char *method)
{
  SandboxStep *self = g_new0 (SandboxStep, 1);
  g_autoptr(GString) extra_info = g_string_new ("{");

  self->method = g_strdup (method);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].method, method))
      {
        self->kind = known[i].kind;
        self->limit_seconds = known[i].limit_seconds;
        self->extra_info = g_strdup (known[i].extra_info);
        self->inputs = g_strsplit (known[i].inputs, " ", -1);
        return self;
      }
  self->kind = SANDBOX_STEP_INPUT;
  self->limit_seconds = LIMIT_CHOICE_SECONDS;
  self->inputs = g_strsplit (method, " ", 1);
  sandbox_json_append_member (extra_info, method, "");
  self->extra_info = g_string_free (g_string_append_c (g_steal_pointer (&extra_info), '}'), FALSE);
  return self;
}

/* A list to choose from makes an unknown method a choice. */
static gboolean
holds_list (DocDocument *document, DocNode extra_info)
{
  for (DocNode node = doc_document_get_first_child (document, extra_info); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    if (doc_document_get_kind (document, node) == DOC_KIND_ARRAY && doc_document_get_n_children (document, node) > 0 &&
        doc_document_get_kind (document, doc_document_get_first_child (document, node)) == DOC_KIND_OBJECT)
      return TRUE;
  return FALSE;
}

static void
take_extra_info (SandboxStep *self, DocDocument *document, DocNode node)
{
  GString *text = g_string_new (NULL);

  sandbox_json_append_node (text, document, node);
  g_free (self->extra_info);
  self->extra_info = g_string_free (text, FALSE);
  if (self->kind == SANDBOX_STEP_INPUT && holds_list (document, node))
    self->kind = SANDBOX_STEP_CHOICE;
}

static void
take_inputs (SandboxStep *self, DocDocument *document, DocNode list)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (DocNode node = doc_document_get_first_child (document, list); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *name = doc_document_dup_string (document, node);

      g_strv_builder_add (builder, name);
    }
  g_strfreev (self->inputs);
  self->inputs = g_strv_builder_end (builder);
}

/* A captcha has strokes for digits only, and room for a few. */
static gboolean
is_drawable (const char *code)
{
  gsize length = strlen (code);

  return length >= 1 && length <= 12 && strspn (code, "0123456789") == length;
}

SandboxStep *
sandbox_step_new_from_json (DocDocument *document, DocNode node, GError **error)
{
  g_autofree char *method = doc_document_dup_member (document, node, "method");
  DocNode extra_info = doc_document_find_member (document, node, "extraInfo");
  DocNode inputs = doc_document_find_member (document, node, "inputs");
  DocNode limit = doc_document_find_member (document, node, "limitSeconds");
  g_autofree char *seconds = limit == DOC_NODE_NONE ? NULL : doc_document_dup_string (document, limit);
  g_autofree char *code = doc_document_dup_member (document, node, "code");
  SandboxStep *self;

  if (method == NULL || *method == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("a step has no method"));
      return NULL;
    }
  if (code != NULL && !is_drawable (code))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("the code of a step is not 1 to 12 digits"));
      return NULL;
    }
  self = sandbox_step_new_by_method (method);
  if (extra_info != DOC_NODE_NONE && doc_document_get_kind (document, extra_info) == DOC_KIND_OBJECT)
    take_extra_info (self, document, extra_info);
  if (inputs != DOC_NODE_NONE && doc_document_get_kind (document, inputs) == DOC_KIND_ARRAY &&
      doc_document_get_n_children (document, inputs) > 0)
    take_inputs (self, document, inputs);
  if (seconds != NULL)
    self->limit_seconds = (guint) CLAMP (g_ascii_strtoull (seconds, NULL, 10), 1, 3600);
  self->code = g_steal_pointer (&code);
  return self;
}

void
sandbox_step_append_json (SandboxStep *self, GString *json)
{
  g_string_append_c (json, '{');
  sandbox_json_append_member (json, "method", self->method);
  sandbox_json_append_name (json, "extraInfo");
  g_string_append (json, self->extra_info);
  sandbox_json_append_name (json, "inputs");
  g_string_append_c (json, '[');
  for (guint i = 0; self->inputs[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      sandbox_json_append_string (json, self->inputs[i]);
    }
  g_string_append_c (json, ']');
  sandbox_json_append_name (json, "limitSeconds");
  g_string_append_printf (json, "%u", self->limit_seconds);
  if (self->code != NULL)
    sandbox_json_append_member (json, "code", self->code);
  g_string_append_c (json, '}');
}

GPtrArray *
sandbox_step_list_for_product (CodefProduct *product, DocDocument *request)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sandbox_step_free);
  GBytes *two_way = codef_product_get_two_way (product);
  g_autoptr(DocDocument) document = two_way == NULL ? NULL : doc_document_new_plain (two_way, NULL);
  g_autofree char *when = document == NULL ? NULL : doc_document_dup_member (document, DOC_NODE_ROOT, "when");
  DocNode list;

  if (document == NULL || !sandbox_parameters_condition_holds (when, request))
    return steps;
  list = doc_document_find_member (document, DOC_NODE_ROOT, "steps");
  for (DocNode node = doc_document_get_first_child (document, list); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *condition = doc_document_dup_member (document, node, "when");
      SandboxStep *step = sandbox_parameters_condition_holds (condition, request)
                            ? sandbox_step_new_from_json (document, node, NULL)
                            : NULL;

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }
  return steps;
}

GPtrArray *
sandbox_step_list_by_methods (const char *const *methods)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sandbox_step_free);

  for (guint i = 0; methods[i] != NULL; i++)
    g_ptr_array_add (steps, sandbox_step_new_by_method (methods[i]));
  return steps;
}
