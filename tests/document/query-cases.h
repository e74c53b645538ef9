/* SPDX-License-Identifier: MIT */
/* Queries with what they select, and queries that are none, production by production of RFC 9535. */
#pragma once

#include "doc-query.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *json;
  const char *path;
  const char *nodes; /* normalized paths, separated by spaces */
} QueryCase;

typedef struct
{
  const char   *name;
  const char   *path;
  DocQueryError code;
  guint         column;
} QueryRefusal;

extern const QueryCase query_cases[];
extern const gsize query_n_cases;
extern const QueryRefusal query_refusals[];
extern const gsize query_n_refusals;

G_END_DECLS
