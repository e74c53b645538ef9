/* SPDX-License-Identifier: MIT */
/* codefctl diff */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-document.h"
#include "cli-output.h"
#include "codef-wire.h"
#include "doc-diff.h"

#include <glib/gi18n.h>

/* A longer value is cut in lines for people. */
#define MAX_VALUE_BYTES 200

static const CliOption options[] = {
  { "shape", 0, NULL, N_("compare keys and kinds of values alone") },
  { "by-key", 0, NULL, N_("match elements of lists by a key that is found in them, not by order") },
  { "key", 'k', "NAME", N_("the key by which elements match; may be repeated: all together are the key") },
  { "ignore", 'i', "NAME|JSONPATH", N_("leave out members of that name, or what a JSONPath selects; may be repeated") },
  { "strict", 0, NULL, N_("compare transactionId, jti and twoWayTimestamp too, which differ in every answer") },
  { "quiet", 'q', NULL, N_("print nothing; the exit code says it") },
  { NULL },
};

static const char *const examples[] = {
  "diff yesterday.json today.json",
  "diff --by-key --ignore '$.data.commStartDate' baseline.json - < answer.json",
  NULL,
};

/* What the options say. */
typedef struct
{
  GPtrArray *keys;  /* (owned) of const char *, NULL-terminated */
  GPtrArray *names; /* (owned) of const char *, NULL-terminated */
  GPtrArray *paths; /* (owned) of DocQuery (owned), NULL-terminated */
} Rules;

static void
unref_query (gpointer query)
{
  if (query != NULL)
    doc_query_unref (query);
}

static void
rules_clear (Rules *rules)
{
  g_ptr_array_unref (rules->keys);
  g_ptr_array_unref (rules->names);
  g_ptr_array_unref (rules->paths);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

static Rules
new_rules (gboolean is_strict)
{
  static const char *const volatile_names[] = { CODEF_VOLATILE_NAMES };
  Rules rules = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new_with_free_func (unref_query) };

  for (gsize i = 0; i < G_N_ELEMENTS (volatile_names) && !is_strict; i++)
    g_ptr_array_add (rules.names, (gpointer) volatile_names[i]);
  return rules;
}

static gboolean
read_rules (CliArguments *arguments, Rules *rules)
{
  for (guint i = 0; i < cli_arguments_get_n_options (arguments); i++)
    {
      const char *value;
      const char *name = cli_arguments_get_option (arguments, i, &value);

      if (g_str_equal (name, "key"))
        g_ptr_array_add (rules->keys, (gpointer) value);
      else if (g_str_equal (name, "ignore") && *value != '$')
        g_ptr_array_add (rules->names, (gpointer) value);
      else if (g_str_equal (name, "ignore"))
        {
          DocQuery *query = cli_document_parse_query (value);

          if (query == NULL)
            return FALSE;
          g_ptr_array_add (rules->paths, query);
        }
    }
  return TRUE;
}

static DocDiff *
compare (CliSession *session, CliArguments *arguments, Rules *rules, DocDocument *left, DocDocument *right,
         GError **error)
{
  DocDiffOptions diff_options = { DOC_DIFF_DEFAULT, NULL, NULL, NULL };

  if (rules->keys->len > 0 || cli_arguments_has (arguments, "by-key"))
    diff_options.flags |= DOC_DIFF_BY_KEY;
  if (cli_arguments_has (arguments, "shape"))
    diff_options.flags |= DOC_DIFF_SHAPE;
  g_ptr_array_add (rules->names, NULL);
  g_ptr_array_add (rules->paths, NULL);
  diff_options.ignored_names = (const char *const *) rules->names->pdata;
  diff_options.ignored_paths = (DocQuery *const *) rules->paths->pdata;
  if (rules->keys->len > 0)
    {
      g_ptr_array_add (rules->keys, NULL);
      diff_options.keys = (const char *const *) rules->keys->pdata;
    }
  return doc_diff_new (left, right, &diff_options, cli_session_get_cancellable (session), error);
}

/* (transfer full): a value on one line, cut at a character. */
static char *
describe_value (DocDocument *document, DocNode node)
{
  GString *text = g_string_new (NULL);
  char *valid;

  cli_document_append_value (text, document, node);
  if (text->len > MAX_VALUE_BYTES)
    {
      gsize end = MAX_VALUE_BYTES;

      while (end > 0 && (text->str[end] & 0xc0) == 0x80)
        end--;
      g_string_truncate (text, end);
      g_string_append (text, "…");
    }
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  return valid;
}

static void
print_side (char sign, DocDocument *document, DocNode node)
{
  g_autofree char *path = doc_document_dup_json_path (document, node, TRUE);
  g_autofree char *value = describe_value (document, node);

  cli_output_print ("%c %s: %s\n", sign, path, value);
}

static void
print_difference (DocDiff *diff, guint entry)
{
  DocDocument *left = doc_diff_get_left_document (diff), *right = doc_diff_get_right_document (diff);
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (doc_diff_get_status (diff, entry) == DOC_DIFF_ADDED)
    {
      print_side ('+', right, doc_diff_get_right (diff, entry));
      return;
    }
  if (doc_diff_get_status (diff, entry) == DOC_DIFF_REMOVED)
    {
      print_side ('-', left, doc_diff_get_left (diff, entry));
      return;
    }
  path = doc_document_dup_json_path (left, doc_diff_get_left (diff, entry), TRUE);
  before = describe_value (left, doc_diff_get_left (diff, entry));
  after = describe_value (right, doc_diff_get_right (diff, entry));
  cli_output_print ("~ %s: %s → %s\n", path, before, after);
}

static CliExit
run_diff (CliSession *session, CliArguments *arguments)
{
  const char *left_name = cli_arguments_get_plain (arguments, 0), *right_name = cli_arguments_get_plain (arguments, 1);
  g_auto(Rules) rules = new_rules (cli_arguments_has (arguments, "strict"));
  g_autoptr(DocDocument) left = NULL;
  g_autoptr(DocDocument) right = NULL;
  g_autoptr(DocDiff) diff = NULL;
  GError *error = NULL;
  CliExit problem;

  if (!read_rules (arguments, &rules))
    return CLI_EXIT_USAGE;
  if (g_str_equal (left_name, "-") && g_str_equal (right_name, "-"))
    {
      cli_output_say (_("only one of both can come from standard input"));
      return CLI_EXIT_USAGE;
    }
  problem = cli_document_read (left_name, &left);
  if (problem == CLI_EXIT_SUCCESS)
    problem = cli_document_read (right_name, &right);
  if (problem != CLI_EXIT_SUCCESS)
    return problem;
  diff = compare (session, arguments, &rules, left, right, &error);
  if (diff == NULL)
    return cli_output_fail (error);
  for (guint entry = doc_diff_find_next (diff, DOC_DIFF_NONE);
       entry != DOC_DIFF_NONE && !cli_arguments_has (arguments, "quiet"); entry = doc_diff_find_next (diff, entry))
    print_difference (diff, entry);
  return doc_diff_get_n_differences (diff) > 0 ? CLI_EXIT_MISMATCH : CLI_EXIT_SUCCESS;
}

const CliCommand cli_diff_command = {
  .name = "diff",
  .usage = "[OPTIONS] FILE_A FILE_B",
  .summary = N_("compare two answers; the exit code is 1 if they differ"),
  .details = N_("One of both files may be “-”. Each difference is a line: “~” changed, “+” only in FILE_B, “-” only in "
                "FILE_A, then where and what. Members match by name in any order; numbers compare as sent, strings as "
                "they read."),
  .groups = { options },
  .examples = examples,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run_diff,
};
