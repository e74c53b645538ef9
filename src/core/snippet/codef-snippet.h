/* SPDX-License-Identifier: MIT */
/* A request as a program that sends it: as a shell script around curl, and with the vendor's own libraries. Complete
 * files, to be run as they are. Secrets are no part of them: each is read from a variable of the environment, encrypted
 * where the service wants that. Where a product may ask for additional authentication the program asks its user. */
#pragma once

#include "codef-environment.h"
#include "codef-product.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_SNIPPET_CURL,       /* bash, curl and, for secrets, openssl */
  CODEF_SNIPPET_PYTHON,     /* easycodefpy */
  CODEF_SNIPPET_PYTHON_AIO, /* aio-easycodefpy */
  CODEF_SNIPPET_JAVA,       /* easycodef-java */
  CODEF_SNIPPET_JAVA_V2,    /* easycodef-java-v2 */
  CODEF_SNIPPET_NODE,       /* easycodef-node */
  CODEF_SNIPPET_GO,         /* easycodefgo */
  CODEF_SNIPPET_RUBY,       /* easycodefrb */
} CodefSnippetKind;

#define CODEF_SNIPPET_N_KINDS (CODEF_SNIPPET_RUBY + 1)

/* "curl", or the name of the library: for settings and the command line. */
const char *codef_snippet_get_id          (CodefSnippetKind kind);
/* What a choice shows: "Python · easycodefpy". Names only, never translated. */
const char *codef_snippet_get_title       (CodefSnippetKind kind);
/* Id of the language for GtkSourceView: "sh", "python3", "java", "js", "go", "ruby". */
const char *codef_snippet_get_language_id (CodefSnippetKind kind);
/* A name for the file, as the language wants it: "Request.java". */
const char *codef_snippet_get_file_name   (CodefSnippetKind kind);

/* @json: a JSON object as it would be sent before its secrets are encrypted. @product: (nullable): knows which of them
 * are encrypted, and whether additional authentication is to be expected. @environment: which host and keys it is for;
 * only curl and Node reach another host than the vendor's, and the text says so.
 * Returns: (transfer full): the text of the program; NULL with CODEF_ERROR_BAD_REQUEST if @path is no path or @json no
 * object. */
char       *codef_snippet_write           (CodefSnippetKind kind, const char *path, GBytes *json, CodefProduct *product,
                                           CodefEnvironment *environment, GError **error);

G_END_DECLS
