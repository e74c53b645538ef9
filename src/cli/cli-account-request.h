/* SPDX-License-Identifier: MIT */
/* The request of an account operation out of --body, -p and --secret: members of an account may stand beside
 * connectedId, for the only account, or as accountList[0].password for one of several. */
#pragma once

#include "codef-account-operation.h"

G_BEGIN_DECLS

/* (transfer full): @json: as cli_parameters_to_json() makes it. NULL with CLI_ERROR_USAGE: it is not clear which
 * account is meant. */
char *cli_account_request_gather (GBytes *json, CodefAccountOperation *operation, const char *new_account,
                                  GError **error);

G_END_DECLS
