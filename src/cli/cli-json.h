/* SPDX-License-Identifier: MIT */
/* Members of the JSON that the commands print for scripts; the forms are in data/schemas/output-*.schema.json. */
#pragma once

#include "codef-language.h"
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* null for NULL. */
void cli_json_add_text    (JsonBuilder *builder, const char *name, const char *text);
void cli_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
/* {"ko","en"} of what a getter of the catalogue says. */
#define cli_json_add_both(builder, name, getter, object) \
  cli_json_add_texts (builder, name, getter (object, CODEF_LANGUAGE_KOREAN), getter (object, CODEF_LANGUAGE_ENGLISH))
void cli_json_add_texts   (JsonBuilder *builder, const char *name, const char *korean, const char *english);

G_END_DECLS
