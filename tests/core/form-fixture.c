/* SPDX-License-Identifier: MIT */
#include "form-fixture.h"

#include <string.h>

#define LABEL(text) "{'ko':'" text "','en':'" text "'}"
#define PARAMETER(name, type, input, more) \
  "{'name':'" name "','title':" LABEL (name) ",'type':'" type "','input':'" input "'," more "}"
#define NEEDED "'required':true"
#define FREE "'required':false"
#define VALUE(value) "{'value':'" value "','title':" LABEL (value) "}"
#define VALUES(one, other) ",'values':[" VALUE (one) "," VALUE (other) "]"

static const char product[] =
  "{'format':1,'path':'" FORM_FIXTURE_PATH "','area':'ETC','group':'etc-ocr','title':" LABEL ("form") ","
  "'clientType':'A','usesConnectedId':false,'confidence':'low','completeness':'unknown','basis':" LABEL ("test") ","
  "'parameters':["
  PARAMETER ("id", "string", "text", NEEDED) ","
  PARAMETER ("loginType", "string", "choice", FREE VALUES ("0", "1")) ","
  PARAMETER ("certFile", "string", "file", FREE ",'when':'loginType = 0'") ","
  PARAMETER ("password", "string", "secret", FREE ",'encrypted':true") ","
  PARAMETER ("encYn", "string", "choice", FREE VALUES ("Y", "N")) ","
  PARAMETER ("tail", "string", "digits", FREE ",'encryptedWhen':'encYn = Y'") ","
  PARAMETER ("date", "string", "date", FREE ",'format':'YYYYMMDD'") ","
  PARAMETER ("month", "string", "month", FREE) ","
  PARAMETER ("year", "string", "year", FREE) ","
  PARAMETER ("expiry", "string", "digits", FREE ",'format':'MMYY'") ","
  PARAMETER ("birth", "string", "digits", FREE ",'format':'yyMMdd'") ","
  PARAMETER ("digits", "string", "digits", FREE) ","
  PARAMETER ("flag", "boolean", "boolean", FREE) ","
  PARAMETER ("amount", "number", "digits", FREE) ","
  PARAMETER ("extra", "object", "object", FREE) ","
  PARAMETER ("pageCount", "string", "digits", FREE ",'when':'loginType = 1','default':'100'") ","
  PARAMETER ("pages", "string", "text", FREE ",'when':'pageCount = 100'") ","
  PARAMETER ("byWords", "string", "text", FREE ",'condition':" LABEL ("by bank")) ","
  PARAMETER ("smsAuthNo", "string", "text", FREE ",'twoWay':true") ","
  PARAMETER ("list", "array", "list", FREE ",'aliases':['req_list'],'items':["
    PARAMETER ("number", "string", "digits", NEEDED) ","
    PARAMETER ("note", "string", "text", FREE ",'when':'loginType = 1 and number present'") ","
    PARAMETER ("pin", "string", "secret", FREE ",'encrypted':true") "]")
  "],'sampleRequest':{'id':'a'},'answer':{'root':'unknown','fields':[]}}";

void
form_fixture_set_up (FormFixture *self, const char *text)
{
  g_autofree char *file = json_text (product);
  g_autoptr(GBytes) json = g_bytes_new (file, strlen (file));
  g_autoptr(GError) error = NULL;

  self->catalog = codef_catalog_new ();
  codef_catalog_add_json (self->catalog, json, "form.json", &error);
  g_assert_no_error (error);
  self->form = codef_form_new (self->catalog, codef_catalog_find_product (self->catalog, FORM_FIXTURE_PATH));
  if (text != NULL)
    form_fixture_set_text (self, text);
}

void
form_fixture_set_text (FormFixture *self, const char *text)
{
  g_autofree char *json = json_text (text);

  codef_form_set_text (self->form, json);
}

void
form_fixture_assert_text (FormFixture *self, const char *text)
{
  g_autofree char *json = json_text (text);

  g_assert_cmpstr (codef_form_get_text (self->form), ==, json);
}

void
form_fixture_tear_down (FormFixture *self)
{
  g_clear_object (&self->form);
  g_clear_object (&self->catalog);
}

CodefField *
form_fixture_field (FormFixture *self, const char *name)
{
  CodefField *field = codef_form_find_field (self->form, name);

  g_assert_nonnull (field);
  return field;
}

CodefField *
form_fixture_record_field (FormFixture *self, const char *list, guint position, const char *name)
{
  GListModel *records = codef_field_get_records (form_fixture_field (self, list));
  g_autoptr(GListModel) record = g_list_model_get_item (records, position);

  g_assert_nonnull (record);
  for (guint i = 0; i < g_list_model_get_n_items (record); i++)
    {
      g_autoptr(CodefField) field = g_list_model_get_item (record, i);

      if (g_str_equal (codef_parameter_get_name (codef_field_get_parameter (field)), name))
        return field; /* the record keeps it */
    }
  g_assert_not_reached ();
}
