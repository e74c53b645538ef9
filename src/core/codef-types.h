/* SPDX-License-Identifier: MIT */
/* Forward typedefs of core, so that headers need not include each other. */
#pragma once

#include <glib.h>

typedef struct _CodefSecret      CodefSecret;      /* text that cannot be printed */
typedef struct _CodefEnvironment CodefEnvironment; /* which hosts */
typedef struct _CodefCredentials CodefCredentials; /* whose keys */
typedef struct _CodefPublicKey   CodefPublicKey;   /* RSA key for secret fields */
typedef struct _CodefToken       CodefToken;       /* an access token and what it says of itself */
typedef struct _CodefTokenSource CodefTokenSource; /* one fetch for many waiters */
typedef struct _CodefRequest     CodefRequest;     /* what is asked: path and JSON */
typedef struct _CodefAttempt     CodefAttempt;     /* one HTTP exchange as it went over the wire */
typedef struct _CodefReply       CodefReply;       /* an answer that arrived, even one that refuses */
typedef struct _CodefTransport   CodefTransport;   /* one POST on a SoupSession */
typedef struct _CodefClient      CodefClient;      /* requests to one environment with one pair of keys */
typedef struct _CodefExchange    CodefExchange;    /* one request under way, for widgets to watch */
typedef struct _CodefChallenge   CodefChallenge;   /* what an answer asks for before the service goes on */
typedef struct _CodefParameter   CodefParameter;   /* a request parameter of the catalogue */
typedef struct _CodefProduct     CodefProduct;     /* a product of the catalogue */
typedef struct _CodefCatalog     CodefCatalog;     /* all products, codes, institutions, labels */
typedef struct _CodefField       CodefField;       /* what the user typed for one parameter */
typedef struct _CodefForm        CodefForm;        /* all fields of one product, in step with a JSON text */
