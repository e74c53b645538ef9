/* SPDX-License-Identifier: MIT */
/* A request from the command line to the exit code: what `request` and `account` have in common. */
#pragma once

#include "cli-arguments.h"

G_BEGIN_DECLS

/* Reads the parameters, asks @path of the environment that the options name, prints the answer, explains it. */
CliExit cli_send (CliSession *session, CliArguments *arguments, const char *path);

G_END_DECLS
