/* SPDX-License-Identifier: MIT */
#include "cli-json.h"

void
cli_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
cli_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
cli_json_add_texts (JsonBuilder *builder, const char *name, const char *korean, const char *english)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  cli_json_add_text (builder, "ko", korean);
  cli_json_add_text (builder, "en", english);
  json_builder_end_object (builder);
}
