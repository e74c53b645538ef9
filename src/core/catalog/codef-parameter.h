/* SPDX-License-Identifier: MIT */
/* A request parameter of a product. Immutable; share it freely between threads. */
#pragma once

#include "codef-language.h"
#include "codef-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a value is typed; decides the widget. */
typedef enum
{
  CODEF_INPUT_TEXT,
  CODEF_INPUT_CHOICE,       /* one of the values; anything else can still be typed in the JSON view */
  CODEF_INPUT_ORGANIZATION,
  CODEF_INPUT_CONNECTED_ID,
  CODEF_INPUT_DATE,         /* YYYYMMDD */
  CODEF_INPUT_MONTH,        /* YYYYMM */
  CODEF_INPUT_YEAR,         /* YYYY */
  CODEF_INPUT_DIGITS,
  CODEF_INPUT_SECRET,       /* encrypted with RSA when sent */
  CODEF_INPUT_FILE,         /* base64 of a file */
  CODEF_INPUT_BOOLEAN,
  CODEF_INPUT_LIST,         /* a list of records: codef_parameter_get_items() */
  CODEF_INPUT_OBJECT,       /* free JSON */
} CodefInput;

/* What the value is in the JSON of a request; files and secrets are strings. */
typedef enum
{
  CODEF_WIRE_TYPE_STRING,
  CODEF_WIRE_TYPE_BOOLEAN,
  CODEF_WIRE_TYPE_NUMBER,
  CODEF_WIRE_TYPE_OBJECT,
  CODEF_WIRE_TYPE_ARRAY,
} CodefWireType;

#define CODEF_TYPE_PARAMETER (codef_parameter_get_type ())
G_DECLARE_FINAL_TYPE (CodefParameter, codef_parameter, CODEF, PARAMETER, GObject)

const char  *codef_parameter_get_name      (CodefParameter *self);
const char  *codef_parameter_get_title     (CodefParameter *self, CodefLanguage language);
/* (nullable): format and peculiarities in words. */
const char  *codef_parameter_get_help      (CodefParameter *self, CodefLanguage language);
/* (nullable): the condition in words, for a parameter that is needed at times only. */
const char  *codef_parameter_get_condition (CodefParameter *self, CodefLanguage language);
CodefInput   codef_parameter_get_input     (CodefParameter *self);
CodefWireType codef_parameter_get_wire_type (CodefParameter *self);
/* Required without any condition: its absence is CF-00001. Of an item: in each record. */
gboolean     codef_parameter_is_required   (CodefParameter *self);
/* (nullable): machine-readable condition ("loginType = 0 and certType = 1") under which it is needed, or takes effect
 * if it has a default; see codef-condition.h. */
const char  *codef_parameter_get_when      (CodefParameter *self);
/* Belongs to a follow-up request of additional authentication; not shown in the first form. */
gboolean     codef_parameter_is_two_way    (CodefParameter *self);
gboolean     codef_parameter_is_encrypted  (CodefParameter *self);
/* (nullable): encrypted only under this condition. */
const char  *codef_parameter_get_encrypted_when (CodefParameter *self);
/* (nullable): "YYYYMMDD", "YYYYMM", "YYYY", "yyMMdd" or "MMYY"; NULL where institutions differ. */
const char  *codef_parameter_get_format    (CodefParameter *self);
/* (nullable): text of a scalar example. */
const char  *codef_parameter_get_example   (CodefParameter *self);
/* (nullable): what the service takes when it is left out. */
const char  *codef_parameter_get_default   (CodefParameter *self);
/* Other names the service accepts for it; NULL-terminated, maybe empty. */
const char *const *codef_parameter_get_aliases (CodefParameter *self);
/* TRUE if @name is its name or one of its aliases. */
gboolean     codef_parameter_has_name      (CodefParameter *self, const char *name);
guint        codef_parameter_get_n_values  (CodefParameter *self);
const char  *codef_parameter_get_value     (CodefParameter *self, guint i);
const char  *codef_parameter_get_value_title (CodefParameter *self, guint i, CodefLanguage language);
/* (transfer none) (nullable): GListModel of CodefParameter of one record of a list. */
GListModel  *codef_parameter_get_items     (CodefParameter *self);

G_END_DECLS
