/* SPDX-License-Identifier: MIT */
/* codefctl code and organizations */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-json.h"
#include "cli-output.h"

#include <glib/gi18n.h>

static const CliOption options[] = {
  { "json", 0, NULL, N_("as JSON, in Korean and English") },
  { NULL },
};

static const char *const code_examples[] = { "code CF-12803", "code 12803 --json", NULL };
static const char *const organizations_examples[] = { "organizations", "organizations 국민", "organizations 0004 --json", NULL };

/* (transfer full): "12803" and "cf-12803" mean CF-12803. */
static char *
full_code (const char *typed)
{
  g_autofree char *upper = g_ascii_strup (typed, -1);

  return g_str_has_prefix (upper, "CF-") ? g_steal_pointer (&upper) : g_strconcat ("CF-", upper, NULL);
}

static void
print_code_as_json (CodefResultCode *code)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  cli_json_add_text (builder, "code", codef_result_code_get_code (code));
  cli_json_add_text (builder, "message", codef_result_code_get_message (code));
  cli_json_add_both (builder, "meaning", codef_result_code_get_meaning, code);
  cli_json_add_both (builder, "advice", codef_result_code_get_advice, code);
  cli_json_add_boolean (builder, "retry", codef_result_code_can_retry (code));
  cli_json_add_both (builder, "provenance", codef_result_code_get_provenance, code);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  cli_output_write_json (root);
}

static void
print_code (CliSession *session, CodefResultCode *code)
{
  CodefLanguage language = cli_session_get_language (session);
  const char *message = codef_result_code_get_message (code);

  cli_output_heading (codef_result_code_get_code (code));
  if (*message != '\0')
    cli_output_print ("%s\n", message);
  cli_output_print ("%s\n\n", codef_result_code_get_meaning (code, language));
  cli_output_print ("%s\n", codef_result_code_get_advice (code, language));
  cli_output_print ("%s\n", codef_result_code_can_retry (code) ? _("Sending it again can help.") : _("Sending the same again does not help."));
  cli_output_print ("%s\n", codef_result_code_get_provenance (code, language));
}

static CliExit
run_code (CliSession *session, CliArguments *arguments)
{
  g_autofree char *name = full_code (cli_arguments_get_plain (arguments, 0));
  CodefResultCode *code = codef_catalog_find_result_code (cli_session_get_catalog (session), name);

  if (code == NULL)
    {
      cli_output_say (_("the dictionary has no code %s"), name);
      return CLI_EXIT_USAGE;
    }
  if (cli_arguments_has (arguments, "json"))
    print_code_as_json (code);
  else
    print_code (session, code);
  return CLI_EXIT_SUCCESS;
}

static void
print_organizations_as_json (GPtrArray *organizations)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < organizations->len; i++)
    {
      CodefOrganization *organization = g_ptr_array_index (organizations, i);

      json_builder_begin_object (builder);
      cli_json_add_text (builder, "code", codef_organization_get_code (organization));
      cli_json_add_text (builder, "businessType", codef_organization_get_business_type (organization));
      cli_json_add_both (builder, "name", codef_organization_get_name, organization);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  cli_output_write_json (root);
}

static void
print_organizations (CliSession *session, GPtrArray *organizations)
{
  for (guint i = 0; i < organizations->len; i++)
    {
      CodefOrganization *organization = g_ptr_array_index (organizations, i);

      cli_output_print ("%s\t%s\t%s\n", codef_organization_get_code (organization), codef_organization_get_business_type (organization),
                        codef_organization_get_name (organization, cli_session_get_language (session)));
    }
}

static CliExit
run_organizations (CliSession *session, CliArguments *arguments)
{
  GListModel *all = codef_catalog_get_organizations (cli_session_get_catalog (session));
  const char *query = cli_arguments_get_plain (arguments, 0);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CodefOrganization) organization = g_list_model_get_item (all, i);

      if (query == NULL || codef_organization_matches (organization, query))
        g_ptr_array_add (found, g_steal_pointer (&organization));
    }
  if (cli_arguments_has (arguments, "json"))
    print_organizations_as_json (found);
  else
    print_organizations (session, found);
  if (found->len == 0)
    cli_output_say (_("no organization is called like “%s”"), query);
  return CLI_EXIT_SUCCESS;
}

const CliCommand cli_code_command = {
  .name = "code",
  .usage = "CF-NNNNN [--json]",
  .summary = N_("explain a result code"),
  .groups = { options },
  .examples = code_examples,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_code,
};

const CliCommand cli_organizations_command = {
  .name = "organizations",
  .usage = "[QUERY] [--json]",
  .summary = N_("list institutions and their codes"),
  .details = N_("QUERY is a part of a name, a code, or initial consonants. Codes of public institutions repeat: the business type belongs to "
                "them."),
  .groups = { options },
  .examples = organizations_examples,
  .max_arguments = 1,
  .words = CLI_WORDS_ORGANIZATIONS,
  .run = run_organizations,
};
