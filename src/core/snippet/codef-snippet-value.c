/* SPDX-License-Identifier: MIT */
#include "codef-snippet-private.h"

#include "codef-redactor.h"
#include "codef-request.h"

#include <errno.h>
#include <string.h>

/* Base64 of a file: nobody reads it in a program. */
#define LONG_BYTES 8192
#define MAX_NAME_BYTES 60

/* How a language writes what JSON has, and how it gets at a secret. */
typedef struct
{
  const char *open_object, *close_object, *open_array, *close_array, *pair;
  const char *null, *yes, *no;
  const char *indent;
  gboolean    comma_at_end;
  const char *seal, *seal_end;   /* around the name of a variable: its value, encrypted */
  const char *plain, *plain_end; /* its value as it is */
} Syntax;

static const Syntax syntaxes[] = {
  [CODEF_SNIPPET_CURL] = { "{", "}", "[", "]", ": ", "null", "true", "false", "  ", FALSE, "\"$(seal ", ")\"", "\"$(plain ", ")\"" },
  [CODEF_SNIPPET_PYTHON] = { "{", "}", "[", "]", ": ", "None", "True", "False", "    ", TRUE,
                             "encrypt_rsa(os.environ[\"", "\"], codef.public_key)", "os.environ[\"", "\"]" },
  [CODEF_SNIPPET_PYTHON_AIO] = { "{", "}", "[", "]", ": ", "None", "True", "False", "    ", TRUE,
                                 "encrypt_rsa(os.environ[\"", "\"], codef.public_key)", "os.environ[\"", "\"]" },
  [CODEF_SNIPPET_JAVA] = { "map(", ")", "Arrays.<Object>asList(", ")", ", ", "null", "true", "false", "    ", FALSE,
                           "EasyCodefUtil.encryptRSA(System.getenv(\"", "\"), codef.getPublicKey())", "System.getenv(\"", "\")" },
  [CODEF_SNIPPET_JAVA_V2] = { "map(", ")", "Arrays.<Object>asList(", ")", ", ", "null", "true", "false", "    ", FALSE,
                              "RsaUtil.encryptRSA(System.getenv(\"", "\"), codef.getPublicKey())", "System.getenv(\"", "\")" },
  [CODEF_SNIPPET_NODE] = { "{", "}", "[", "]", ": ", "null", "true", "false", "  ", TRUE,
                           "EasyCodefUtil.encryptRSA(process.env.CODEF_PUBLIC_KEY, process.env.", ")", "process.env.", "" },
  [CODEF_SNIPPET_GO] = { "map[string]interface{}{", "}", "[]interface{}{", "}", ": ", "nil", "true", "false", "\t", TRUE,
                         "seal(codef, \"", "\")", "os.Getenv(\"", "\")" },
  [CODEF_SNIPPET_RUBY] = { "{", "}", "[", "]", " => ", "nil", "true", "false", "  ", TRUE,
                           "EasyCodef.encrypt_RSA(ENV.fetch(\"", "\"), codef.public_key)", "ENV.fetch(\"", "\")" },
};

typedef struct
{
  CodefSnippetKind   kind;
  const Syntax      *syntax;
  DocDocument       *document; /* (borrowed) */
  CodefProduct      *product;  /* (borrowed) (nullable) */
  GString           *out;      /* (borrowed) */
  CodefSnippetValue *value;    /* (borrowed) */
  const char        *indent;
  guint              depth;
  guint              n_secret; /* containers with the name of a secret around us */
} Writer;

static void write_node (Writer *writer, DocNode node);

/* (transfer full): "certPassword" is CODEF_CERT_PASSWORD; a second one gets a number. */
static char *
name_variable (Writer *writer, DocNode node)
{
  g_autofree char *member = doc_document_dup_name (writer->document, node);
  g_autoptr(GString) name = g_string_new ("CODEF_");
  const char *text = member != NULL && *member != '\0' ? member : "value";

  for (gsize i = 0; text[i] != '\0' && name->len < MAX_NAME_BYTES; i++)
    {
      if (i > 0 && g_ascii_isupper (text[i]) && g_ascii_islower (text[i - 1]))
        g_string_append_c (name, '_');
      g_string_append_c (name, g_ascii_isalnum (text[i]) ? g_ascii_toupper (text[i]) : '_');
    }
  for (guint number = 1;; number++)
    {
      g_autofree char *tried = number == 1 ? g_strdup (name->str) : g_strdup_printf ("%s_%u", name->str, number);

      if (!g_ptr_array_find_with_equal_func (writer->value->variables, tried, g_str_equal, NULL))
        return g_steal_pointer (&tried);
    }
}

static void
write_secret (Writer *writer, DocNode node, gboolean sealed)
{
  char *variable = name_variable (writer, node);
  const Syntax *syntax = writer->syntax;

  g_ptr_array_add (writer->value->variables, variable);
  writer->value->has_sealed |= sealed;
  writer->value->has_plain |= !sealed;
  g_string_append_printf (writer->out, "%s%s%s", sealed ? syntax->seal : syntax->plain, variable,
                          sealed ? syntax->seal_end : syntax->plain_end);
}

static gboolean
is_secret_name (Writer *writer, DocNode node)
{
  g_autofree char *name = doc_document_dup_name (writer->document, node);

  return name != NULL && codef_redactor_is_secret_name (name);
}

/* Says what a scalar holds that must not stand in a program. */
static gboolean
is_plain_secret (Writer *writer, DocNode node, const char *text)
{
  g_autofree char *masked = NULL;

  if (writer->n_secret > 0 || is_secret_name (writer, node) || strlen (text) > LONG_BYTES)
    return TRUE;
  masked = codef_redactor_mask_text (text);
  return !g_str_equal (masked, text);
}

static void
write_number (Writer *writer, const char *lexeme, gsize length)
{
  g_autofree char *text = g_strndup (lexeme, length);
  gboolean is_java = writer->kind == CODEF_SNIPPET_JAVA || writer->kind == CODEF_SNIPPET_JAVA_V2;
  gint64 limit = is_java ? G_MAXINT32 : G_MAXINT64;
  gint64 number;
  gboolean fits = g_ascii_string_to_signed (text, 10, -limit, limit, &number, NULL);

  writer->value->has_numbers |= !fits;
  if (!fits && is_java)
    g_string_append_printf (writer->out, "new java.math.BigDecimal(\"%s\")", text);
  else if (!fits && writer->kind == CODEF_SNIPPET_GO)
    g_string_append_printf (writer->out, "json.RawMessage(\"%s\")", text);
  else
    g_string_append (writer->out, text);
}

static void
write_text (Writer *writer, DocNode node, const char *text)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (writer->document, node, &length);
  g_autofree char *quoted = writer->kind == CODEF_SNIPPET_CURL ? _codef_snippet_shell_plain (lexeme, length)
                                                               : _codef_snippet_quote (writer->kind, text);

  g_string_append (writer->out, quoted);
}

static void
write_scalar (Writer *writer, DocNode node, DocKind kind)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (writer->document, node, &length);
  g_autofree char *text = NULL;

  if (kind == DOC_KIND_NULL)
    g_string_append (writer->out, writer->syntax->null);
  if (kind == DOC_KIND_TRUE || kind == DOC_KIND_FALSE)
    g_string_append (writer->out, kind == DOC_KIND_TRUE ? writer->syntax->yes : writer->syntax->no);
  if (kind != DOC_KIND_STRING && kind != DOC_KIND_NUMBER)
    return;
  text = doc_document_dup_string (writer->document, node);
  if (*text != '\0' && codef_request_is_sealed (writer->document, node, writer->product))
    write_secret (writer, node, TRUE);
  else if (*text != '\0' && is_plain_secret (writer, node, text))
    write_secret (writer, node, FALSE);
  else if (kind == DOC_KIND_NUMBER)
    write_number (writer, lexeme, length);
  else
    write_text (writer, node, text);
  explicit_bzero (text, strlen (text));
}

static void
start_line (Writer *writer)
{
  g_string_append_printf (writer->out, "\n%s", writer->indent);
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->out, writer->syntax->indent);
}

static void
write_name (Writer *writer, DocNode node)
{
  g_autofree char *name = doc_document_dup_name (writer->document, node);
  g_autofree char *quoted = NULL;
  gsize length;
  const char *lexeme;

  if (name == NULL)
    return;
  lexeme = doc_document_get_name_lexeme (writer->document, node, &length);
  if (writer->kind == CODEF_SNIPPET_CURL)
    {
      g_autofree char *plain = _codef_snippet_shell_plain (lexeme, length);

      quoted = g_strdup_printf ("\"%s\"", plain);
    }
  else
    quoted = _codef_snippet_quote (writer->kind, name);
  /* written plainly it would replace the object's prototype */
  if (writer->kind == CODEF_SNIPPET_NODE && g_str_equal (name, "__proto__"))
    g_string_append (writer->out, "[\"__proto__\"]");
  else
    g_string_append (writer->out, quoted);
  g_string_append (writer->out, writer->syntax->pair);
}

/* Depth is bounded by the reader, DOC_MAX_DEPTH, so the recursion is. */
static void
write_container (Writer *writer, DocNode node, gboolean is_object)
{
  DocNode child = doc_document_get_first_child (writer->document, node);
  gboolean is_secret = node != DOC_NODE_ROOT && is_secret_name (writer, node);

  g_string_append (writer->out, is_object ? writer->syntax->open_object : writer->syntax->open_array);
  writer->n_secret += is_secret;
  writer->depth++;
  for (; child != DOC_NODE_NONE; child = doc_document_get_next_sibling (writer->document, child))
    {
      start_line (writer);
      write_name (writer, child);
      write_node (writer, child);
      if (writer->syntax->comma_at_end || doc_document_get_next_sibling (writer->document, child) != DOC_NODE_NONE)
        g_string_append_c (writer->out, ',');
    }
  writer->depth--;
  writer->n_secret -= is_secret;
  if (doc_document_get_n_children (writer->document, node) > 0)
    start_line (writer);
  g_string_append (writer->out, is_object ? writer->syntax->close_object : writer->syntax->close_array);
}

static void
write_node (Writer *writer, DocNode node)
{
  DocKind kind = doc_document_get_kind (writer->document, node);

  if (kind == DOC_KIND_OBJECT || kind == DOC_KIND_ARRAY)
    write_container (writer, node, kind == DOC_KIND_OBJECT);
  else
    write_scalar (writer, node, kind);
}

CodefSnippetValue *
_codef_snippet_value_new (CodefSnippetKind kind, DocDocument *document, CodefProduct *product, const char *indent)
{
  CodefSnippetValue *self = g_new0 (CodefSnippetValue, 1);
  GString *out = g_string_new (NULL);
  Writer writer = { kind, &syntaxes[kind], document, product, out, self, indent, 0, 0 };

  self->variables = g_ptr_array_new_with_free_func (g_free);
  write_node (&writer, DOC_NODE_ROOT);
  self->text = g_string_free (out, FALSE);
  return self;
}

void
_codef_snippet_value_free (CodefSnippetValue *self)
{
  g_ptr_array_unref (self->variables);
  g_free (self->text);
  g_free (self);
}
