/* SPDX-License-Identifier: MIT */
#include "codef-product-shape.h"

#define REQUIRED TRUE
#define OPTIONAL FALSE
#define END { NULL, FALSE, NULL }
#define WORDS(...) { .kind = CODEF_SHAPE_WORD, .words = (const char *const[]) { __VA_ARGS__, NULL } }
#define MEMBERS(...) { .kind = CODEF_SHAPE_MEMBERS, .members = (const CodefShapeMember[]) { __VA_ARGS__, END } }
#define LIST_OF(shape) { .kind = CODEF_SHAPE_LIST, .element = &shape }
#define FILLED_LIST_OF(shape) { .kind = CODEF_SHAPE_LIST, .element = &shape, .filled = TRUE }
#define MAP_OF(shape) { .kind = CODEF_SHAPE_MAP, .element = &shape }

static const CodefShape any = { .kind = CODEF_SHAPE_ANY };
static const CodefShape text = { .kind = CODEF_SHAPE_TEXT };
static const CodefShape string = { .kind = CODEF_SHAPE_STRING };
static const CodefShape name = { .kind = CODEF_SHAPE_NAME };
static const CodefShape path = { .kind = CODEF_SHAPE_PATH };
static const CodefShape condition = { .kind = CODEF_SHAPE_CONDITION };
static const CodefShape version = { .kind = CODEF_SHAPE_VERSION };
static const CodefShape count = { .kind = CODEF_SHAPE_COUNT };
static const CodefShape boolean = { .kind = CODEF_SHAPE_BOOLEAN };
static const CodefShape object = { .kind = CODEF_SHAPE_OBJECT };
static const CodefShape names = FILLED_LIST_OF (name);

static const CodefShape area = WORDS ("BK", "CD", "IS", "ST", "PB", "ETC");
static const CodefShape client_type = WORDS ("P", "B", "A");
static const CodefShape confidence = WORDS ("high", "medium", "low");
static const CodefShape completeness = WORDS ("official", "sample", "partial", "unknown");
static const CodefShape wire_type = WORDS ("string", "boolean", "number", "object", "array");
static const CodefShape input = WORDS ("text", "choice", "organization", "connectedId", "date", "month", "year",
                                       "digits", "secret", "file", "boolean", "list", "object");
static const CodefShape format = WORDS ("YYYYMMDD", "YYYYMM", "YYYY", "yyMMdd", "MMYY");
static const CodefShape root = WORDS ("object", "array", "unknown");

static const CodefShape label = MEMBERS ({ "ko", REQUIRED, &text }, { "en", REQUIRED, &text });
static const CodefShape value = MEMBERS ({ "value", REQUIRED, &string }, { "title", REQUIRED, &label });
static const CodefShape values = FILLED_LIST_OF (value);
static const CodefShape meanings = MAP_OF (values);

static const CodefShape parameters;
static const CodefShape items;
static const CodefShape parameter = MEMBERS (
  { "name", REQUIRED, &name },
  { "title", REQUIRED, &label },
  { "type", REQUIRED, &wire_type },
  { "input", REQUIRED, &input },
  { "required", REQUIRED, &boolean },
  { "when", OPTIONAL, &condition },
  { "condition", OPTIONAL, &label },
  { "twoWay", OPTIONAL, &boolean },
  { "encrypted", OPTIONAL, &boolean },
  { "encryptedWhen", OPTIONAL, &condition },
  { "format", OPTIONAL, &format },
  { "help", OPTIONAL, &label },
  { "values", OPTIONAL, &values },
  { "default", OPTIONAL, &string },
  { "example", OPTIONAL, &any },
  { "aliases", OPTIONAL, &names },
  { "items", OPTIONAL, &items });
static const CodefShape parameters = LIST_OF (parameter);
static const CodefShape items = FILLED_LIST_OF (parameter);

static const CodefShape step = MEMBERS (
  { "method", REQUIRED, &name },
  { "when", OPTIONAL, &condition },
  { "extraInfo", REQUIRED, &object },
  { "inputs", REQUIRED, &names });
static const CodefShape steps = FILLED_LIST_OF (step);
static const CodefShape two_way = MEMBERS ({ "when", OPTIONAL, &condition }, { "steps", REQUIRED, &steps });

static const CodefShape answer_field = MEMBERS (
  { "path", REQUIRED, &text },
  { "title", REQUIRED, &label },
  { "type", REQUIRED, &wire_type },
  { "nullable", OPTIONAL, &boolean });
static const CodefShape answer_fields = LIST_OF (answer_field);
static const CodefShape answer = MEMBERS (
  { "root", REQUIRED, &root },
  { "fields", REQUIRED, &answer_fields },
  { "enums", OPTIONAL, &meanings });

const CodefShape codef_product_shape = MEMBERS (
  { "format", REQUIRED, &version },
  { "path", REQUIRED, &path },
  { "code", OPTIONAL, &name },
  { "area", REQUIRED, &area },
  { "group", REQUIRED, &text },
  { "title", REQUIRED, &label },
  { "clientType", REQUIRED, &client_type },
  { "usesConnectedId", REQUIRED, &boolean },
  { "confidence", REQUIRED, &confidence },
  { "completeness", REQUIRED, &completeness },
  { "basis", REQUIRED, &label },
  { "rank", OPTIONAL, &count },
  { "notes", OPTIONAL, &label },
  { "parameters", REQUIRED, &parameters },
  { "sampleRequest", REQUIRED, &object },
  { "sampleAnswer", OPTIONAL, &object },
  { "twoWay", OPTIONAL, &two_way },
  { "answer", REQUIRED, &answer });
