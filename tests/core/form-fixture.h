/* SPDX-License-Identifier: MIT */
/* A product with a parameter of every kind, and forms of it. */
#pragma once

#include "codef-form.h"
#include "json-text.h"

G_BEGIN_DECLS

#define FORM_FIXTURE_PATH "/v1/kr/own/form"

typedef struct
{
  CodefCatalog *catalog; /* (owned) */
  CodefForm    *form;    /* (owned) */
} FormFixture;

/* @text: (nullable): NULL leaves the example: {"id": "a"}. */
void        form_fixture_set_up    (FormFixture *self, const char *text);
/* Texts are written with ' for ". */
void        form_fixture_set_text    (FormFixture *self, const char *text);
void        form_fixture_assert_text (FormFixture *self, const char *text);
void        form_fixture_tear_down (FormFixture *self);
CodefField *form_fixture_field     (FormFixture *self, const char *name);
/* (transfer none): field @name of record @position of the list @list. */
CodefField *form_fixture_record_field (FormFixture *self, const char *list, guint position, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FormFixture, form_fixture_tear_down)

G_END_DECLS
