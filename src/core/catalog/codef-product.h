/* SPDX-License-Identifier: MIT */
/* A product of the catalogue and its parameters. Immutable; the details are read from the catalogue's bytes when first asked for. */
#pragma once

#include "codef-types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Texts come in Korean and English; the language of labels is a choice of the user, apart from the program's own. */
typedef enum { CODEF_LANGUAGE_KOREAN, CODEF_LANGUAGE_ENGLISH } CodefLanguage;

/* How well path and request are evidenced. */
typedef enum { CODEF_CONFIDENCE_HIGH, CODEF_CONFIDENCE_MEDIUM, CODEF_CONFIDENCE_LOW } CodefConfidence;
#define CODEF_TYPE_CONFIDENCE (codef_confidence_get_type ())
GType codef_confidence_get_type (void);

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

#define CODEF_TYPE_PARAMETER (codef_parameter_get_type ())
G_DECLARE_FINAL_TYPE (CodefParameter, codef_parameter, CODEF, PARAMETER, GObject)

const char  *codef_parameter_get_name      (CodefParameter *self);
const char  *codef_parameter_get_title     (CodefParameter *self, CodefLanguage language);
/* (nullable): format, example and note in words. */
const char  *codef_parameter_get_help      (CodefParameter *self, CodefLanguage language);
/* (nullable): the condition in words, where it is conditional. */
const char  *codef_parameter_get_condition (CodefParameter *self, CodefLanguage language);
CodefInput   codef_parameter_get_input     (CodefParameter *self);
/* Required without any condition: its absence is CF-00001. */
gboolean     codef_parameter_is_required   (CodefParameter *self);
/* (nullable): machine-readable condition ("loginType = 0 and certType = 1") under which it is needed; see codef-condition.h. */
const char  *codef_parameter_get_when      (CodefParameter *self);
/* Belongs to a follow-up request of additional authentication; not shown in the first form. */
gboolean     codef_parameter_is_two_way    (CodefParameter *self);
gboolean     codef_parameter_is_encrypted  (CodefParameter *self);
/* (nullable): encrypted only under this condition. */
const char  *codef_parameter_get_encrypted_when (CodefParameter *self);
const char  *codef_parameter_get_format    (CodefParameter *self);  /* (nullable) */
const char  *codef_parameter_get_example   (CodefParameter *self);  /* (nullable): text of a scalar example */
const char  *codef_parameter_get_default   (CodefParameter *self);  /* (nullable) */
/* Other names the service accepts for it; NULL-terminated, maybe empty. */
const char *const *codef_parameter_get_aliases (CodefParameter *self);
guint        codef_parameter_get_n_values  (CodefParameter *self);
const char  *codef_parameter_get_value     (CodefParameter *self, guint i);
const char  *codef_parameter_get_value_title (CodefParameter *self, guint i, CodefLanguage language);
/* (transfer none) (nullable): GListModel of CodefParameter of one record of a list. */
GListModel  *codef_parameter_get_items     (CodefParameter *self);

#define CODEF_TYPE_PRODUCT (codef_product_get_type ())
G_DECLARE_FINAL_TYPE (CodefProduct, codef_product, CODEF, PRODUCT, GObject)

const char  *codef_product_get_path        (CodefProduct *self);
const char  *codef_product_get_code        (CodefProduct *self);    /* (nullable) */
const char  *codef_product_get_title       (CodefProduct *self, CodefLanguage language);
/* "BK", "CD", "IS", "ST", "PB", "ETC". */
const char  *codef_product_get_area        (CodefProduct *self);
/* Id of a group of the catalogue, such as "bank-personal". */
const char  *codef_product_get_group       (CodefProduct *self);
/* 'P', 'B' or 'A'. */
char         codef_product_get_client_type (CodefProduct *self);
CodefConfidence codef_product_get_confidence (CodefProduct *self);
/* In words, translated: "official sample", "fields known", "answer unknown" … */
const char  *codef_product_get_completeness (CodefProduct *self, CodefLanguage language);
/* FALSE where nobody knows what the answer holds: the sandbox answers data {}. */
gboolean     codef_product_is_answer_known (CodefProduct *self);
const char  *codef_product_get_notes       (CodefProduct *self, CodefLanguage language); /* (nullable) */
/* From 1 for those called often; 0 otherwise. */
guint        codef_product_get_rank        (CodefProduct *self);
gboolean     codef_product_uses_connected_id (CodefProduct *self);
gboolean     codef_product_has_two_way     (CodefProduct *self);
/* TRUE for a product that the user's own catalogue folder added or overrode. */
gboolean     codef_product_is_user_defined (CodefProduct *self);
/* (transfer none): GListModel of CodefParameter, in the catalogue's order. */
GListModel  *codef_product_get_parameters  (CodefProduct *self);
CodefParameter *codef_product_find_parameter (CodefProduct *self, const char *name); /* (nullable); by name or alias */
/* (transfer none): JSON object text of the documented example request (placeholders in angle brackets). */
GBytes      *codef_product_get_sample_request (CodefProduct *self);
/* (transfer none): JSON text of the sample answer. */
GBytes      *codef_product_get_sample_answer (CodefProduct *self);
/* (transfer none) (nullable): JSON text {"when","steps":[{"method","when","extraInfo","inputs"}]} of additional authentication. */
GBytes      *codef_product_get_two_way     (CodefProduct *self);
/* (nullable): the meaning of a value of an answer field, from the product's enumerations. */
const char  *codef_product_describe_value  (CodefProduct *self, const char *field, const char *value, CodefLanguage language);

G_END_DECLS
