/* SPDX-License-Identifier: MIT */
/* What an answer asks for before the service goes on: additional authentication (추가인증, protocol notes §5). Made from
 * any answer, however odd: what is not understood becomes CODEF_CHALLENGE_OTHER with the keys of extraInfo as inputs.
 * Immutable; share it freely between threads. */
#pragma once

#include "codef-choices.h"
#include "codef-picture.h"
#include "codef-reply.h"
#include "codef-request.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_CHALLENGE_CAPTCHA,   /* secureNo: a picture with characters; secureNoRefresh "0" use it, "1" new, "2" cancel */
  CODEF_CHALLENGE_SMS,       /* smsAuthNo */
  CODEF_CHALLENGE_EMAIL,     /* emailAuthNo */
  CODEF_CHALLENGE_APPROVAL,  /* simpleAuth "1" once the person has approved in the app */
  CODEF_CHALLENGE_PASSWORD,  /* password1: the temporary password that was mailed, encrypted */
  CODEF_CHALLENGE_SIGN_UP,   /* any of id, password, email */
  CODEF_CHALLENGE_CHOICE,    /* a row of a list: dongNum, hoNum, reqAddress, uniqueNo, index … */
  CODEF_CHALLENGE_SIGNATURE, /* signedData over reqPlainTexts */
  CODEF_CHALLENGE_OTHER,     /* everything else */
} CodefChallengeKind;

#define CODEF_TYPE_CHALLENGE_KIND (codef_challenge_kind_get_type ())
GType codef_challenge_kind_get_type (void);

/* One value to be typed, chosen or confirmed. */
typedef struct
{
  char    *name;          /* parameter of the next request: "smsAuthNo" */
  char    *label_korean;  /* never NULL: the name where there is no label */
  char    *label_english;
  gboolean is_secret;     /* goes out RSA-encrypted (codef_request_seal()), is typed without echo */
  gboolean is_required;
} CodefChallengeInput;

/* Where the number of seconds comes from. */
typedef enum
{
  CODEF_LIMIT_ANSWER,  /* twoWayTimeout in the answer */
  CODEF_LIMIT_REQUEST, /* "timeout" in the request, 30 to 170 */
  CODEF_LIMIT_METHOD,  /* known of this kind: approval 270, e-mail and temporary password 180, lists 170 */
  CODEF_LIMIT_DEFAULT, /* 60, the service's default */
} CodefLimitOrigin;

#define CODEF_TYPE_CHALLENGE (codef_challenge_get_type ())
G_DECLARE_FINAL_TYPE (CodefChallenge, codef_challenge, CODEF, CHALLENGE, GObject)

/* @request: what was asked first; @catalog: (nullable): labels, and what the product is known to ask for. Never
 * fails. */
CodefChallenge *codef_challenge_new               (CodefReply *reply, CodefRequest *request, CodefCatalog *catalog);
/* The same from the answer's text alone, such as one that was kept in a file. */
CodefChallenge *codef_challenge_new_from_document (DocDocument *answer, CodefRequest *request, CodefCatalog *catalog);

/* (transfer none): the answer that it was made from. */
DocDocument    *codef_challenge_get_answer   (CodefChallenge *self);
CodefChallengeKind codef_challenge_get_kind  (CodefChallenge *self);
/* (nullable): as sent; answers of 2019 have none. */
const char     *codef_challenge_get_method   (CodefChallenge *self);
/* (nullable): the session; constant across the steps. */
const char     *codef_challenge_get_jti      (CodefChallenge *self);
/* (nullable): the digits as sent; another at each answer. */
const char     *codef_challenge_get_time_stamp (CodefChallenge *self);
/* (nullable): the reason why it is asked again, in the service's words: extraInfo's errorMessage or message. */
const char     *codef_challenge_get_message  (CodefChallenge *self);
/* (nullable): extraInfo's code, such as "CF-03008". */
const char     *codef_challenge_get_code     (CodefChallenge *self);
/* (transfer none): what the next request has to bring; maybe empty, as with an unknown method without extraInfo. */
const CodefChallengeInput *codef_challenge_get_inputs (CodefChallenge *self, guint *n_inputs);
/* (transfer none) (nullable): NULL for kinds without a picture, and with @error where one was due and cannot be shown:
 * G_IO_ERROR_INVALID_DATA. */
CodefPicture   *codef_challenge_get_picture  (CodefChallenge *self, GError **error);
/* (transfer none) (nullable): of CodefChoice; set for CODEF_CHALLENGE_CHOICE. The input it answers is the first. */
CodefChoices   *codef_challenge_get_choices  (CodefChallenge *self);
/* (transfer none): JSON text of extraInfo as sent; "{}" where there is none. */
GBytes         *codef_challenge_get_extra_info (CodefChallenge *self);
/* Seconds that a person has, by what is known. */
guint           codef_challenge_get_limit_sec (CodefChallenge *self, CodefLimitOrigin *origin);
/* (transfer none) (nullable): JSON text {"jobIndex":…,"threadIndex":…,"jti":…,"twoWayTimestamp":…} of what came, each
 * value exactly as sent; NULL if the answer has not even a jti, and then there is no going on. */
const char     *codef_challenge_get_two_way_info (CodefChallenge *self);
/* TRUE if @other asks for the same as this: same session, same method, same inputs. */
gboolean        codef_challenge_is_same      (CodefChallenge *self, CodefChallenge *other);

G_END_DECLS
