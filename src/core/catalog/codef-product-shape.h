/* SPDX-License-Identifier: MIT */
/* The form of a product file as data: which members an object has, what they hold. Private to the catalogue. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CODEF_SHAPE_ANY,
  CODEF_SHAPE_TEXT,      /* a string, not empty */
  CODEF_SHAPE_STRING,
  CODEF_SHAPE_WORD,      /* one of words */
  CODEF_SHAPE_NAME,      /* an identifier */
  CODEF_SHAPE_PATH,      /* "/v1/…" */
  CODEF_SHAPE_CONDITION, /* of the grammar of codef-condition.h */
  CODEF_SHAPE_VERSION,   /* the number 1 */
  CODEF_SHAPE_COUNT,     /* a whole number from 1 */
  CODEF_SHAPE_BOOLEAN,
  CODEF_SHAPE_OBJECT,    /* any object */
  CODEF_SHAPE_MEMBERS,   /* an object with members */
  CODEF_SHAPE_MAP,       /* an object: names of its own → element */
  CODEF_SHAPE_LIST,      /* an array of element */
} CodefShapeKind;

typedef struct _CodefShape CodefShape;

typedef struct
{
  const char       *name;
  gboolean          required;
  const CodefShape *shape;
} CodefShapeMember;

struct _CodefShape
{
  CodefShapeKind          kind;
  const CodefShapeMember *members; /* of MEMBERS; ended by a NULL name */
  const CodefShape       *element; /* of MAP and LIST */
  const char *const      *words;   /* of WORD; NULL-terminated */
  gboolean                filled;  /* of LIST: at least one element */
};

/* A product file. */
extern const CodefShape codef_product_shape;

G_END_DECLS
