/* SPDX-License-Identifier: MIT */
/* The form encoding of CODEF bodies: application/x-www-form-urlencoded text without any key (java.net.URLEncoder and
 * its cousins). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decodes @wire into @text, which has room for @wire_bytes; in place is allowed. A bad escape stays as it is.
 * @bad_offset: (out): offset of the first bad escape in @wire, or G_MAXSIZE.
 * Returns: bytes written. */
gsize doc_percent_decode (const char *wire, gsize wire_bytes, char *text, gsize *bad_offset);

typedef enum
{
  DOC_PERCENT_JAVA, /* java.net.URLEncoder: letters, digits and . - * _ stay, space is '+' */
  DOC_PERCENT_PYTHON, /* urllib.parse.quote: letters, digits and _ . - ~ / stay, space is %20 */
  DOC_PERCENT_JAVASCRIPT, /* encodeURIComponent: letters, digits and - _ . ! ~ * ' ( ) stay, space is %20 */
  DOC_PERCENT_GO, /* url.QueryEscape: letters, digits and - _ . ~ stay, space is '+' */
} DocPercentStyle;

/* (transfer full): */
GBytes *doc_percent_encode (GBytes *text, DocPercentStyle style);

G_END_DECLS
