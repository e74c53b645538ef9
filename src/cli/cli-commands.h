/* SPDX-License-Identifier: MIT */
/* The commands, one row each; every one lives in the file of its noun. */
#pragma once

#include "cli-command.h"

G_BEGIN_DECLS

extern const CliCommand cli_sandbox_command;
extern const CliCommand cli_token_command;
extern const CliCommand cli_request_command;
extern const CliCommand cli_continue_command;
extern const CliCommand cli_account_command;
extern const CliCommand cli_run_command;
extern const CliCommand cli_products_command;
extern const CliCommand cli_product_command;
extern const CliCommand cli_code_command;
extern const CliCommand cli_organizations_command;
extern const CliCommand cli_decode_command;
extern const CliCommand cli_encode_command;
extern const CliCommand cli_format_command;
extern const CliCommand cli_query_command;
extern const CliCommand cli_diff_command;
extern const CliCommand cli_table_command;
extern const CliCommand cli_encrypt_command;

G_END_DECLS
