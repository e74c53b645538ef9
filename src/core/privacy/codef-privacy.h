/* SPDX-License-Identifier: MIT */
/* Personal data replaced by pseudonyms: for screens that others look at, and for answers that are passed on.
 *
 * What is personal is told by the name of a field and by the shape of a value. The same value has the same pseudonym
 * for as long as this lives, so sums, joins and comparisons still hold; 063-68-13-0000000 and 06368130000000 are the
 * same account. A pseudonym has the length and the separators of what it stands for, and where numbers are given out
 * by rule it is one that nobody can have: a resident number of month 90, a phone number behind 010-0, a card that
 * begins with 0. Nothing leads back to the value without the key, which is never shown. Immutable; may be shared
 * between threads. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_PRIVACY_NONE,
  CODEF_PRIVACY_IDENTITY, /* resident, passport and driving licence numbers */
  CODEF_PRIVACY_BIRTH,
  CODEF_PRIVACY_PHONE,
  CODEF_PRIVACY_EMAIL,
  CODEF_PRIVACY_ACCOUNT,  /* bank accounts, insurance policies, loans */
  CODEF_PRIVACY_CARD,
  CODEF_PRIVACY_NAME,     /* of a person */
  CODEF_PRIVACY_ADDRESS,
} CodefPrivacyKind;

#define CODEF_PRIVACY_KEY_BYTES 16

typedef struct _CodefPrivacy CodefPrivacy;

#define CODEF_TYPE_PRIVACY (codef_privacy_get_type ())
GType            codef_privacy_get_type      (void);

/* @key: CODEF_PRIVACY_KEY_BYTES of it; random ones make the pseudonyms of this session. */
CodefPrivacy    *codef_privacy_new           (const guint8 *key);
CodefPrivacy    *codef_privacy_ref           (CodefPrivacy *self);
void             codef_privacy_unref         (CodefPrivacy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefPrivacy, codef_privacy_unref)

/* What the name of a field promises; a number at its end does not matter. */
CodefPrivacyKind codef_privacy_guess         (const char *name);
/* (transfer full): the pseudonym of @text. An empty text, one without letters and digits, and a service number such as
 * 1544-0000 stay. */
char            *codef_privacy_mask          (CodefPrivacy *self, CodefPrivacyKind kind, const char *text);
/* (transfer full): @text with what has the shape of personal data replaced: sentences, messages. */
char            *codef_privacy_mask_text     (CodefPrivacy *self, const char *text);
/* (transfer full): the value of the field @name (nullable), by its name, else by its shape. */
char            *codef_privacy_mask_value    (CodefPrivacy *self, const char *name, const char *text);

/* (transfer full): the same document with pseudonyms: node by node the same kinds and names, so that a node's number
 * holds for both; @document itself if nothing in it is personal. Files in base64 are replaced
 * by CODEF_REDACTED. Takes a second for each 30 MB: call it in a thread. */
DocDocument     *codef_privacy_mask_document (CodefPrivacy *self, DocDocument *document);
/* The same in a thread. Errors: G_IO_ERROR_CANCELLED. */
void             codef_privacy_mask_document_async  (CodefPrivacy *self, DocDocument *document,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
DocDocument     *codef_privacy_mask_document_finish (GAsyncResult *result, GError **error);
/* As above for the bytes of a JSON text, which need not be whole. */
GBytes          *codef_privacy_mask_json     (CodefPrivacy *self, GBytes *json);

G_END_DECLS
