/* SPDX-License-Identifier: MIT */
/* How an environment is told from the others: by words, by the shape of its mark and by colour, in this order. */
#pragma once

#include "app-mark.h"
#include "codef-environment.h"

G_BEGIN_DECLS

/* TRUE where a request reaches real institutions and is billed, whatever name the user gave to the host. */
gboolean     app_environment_is_production (CodefEnvironment *environment);
AppMarkShape app_environment_get_mark      (CodefEnvironment *environment);
/* A class of style.css: env-local, env-sandbox, env-demo, env-production, env-custom. */
const char  *app_environment_get_css_class (CodefEnvironment *environment);
/* (transfer full): the host in short, such as "development.codef.io" or "127.0.0.1:40123". */
char        *app_environment_dup_host      (CodefEnvironment *environment);
/* A translated line: what it is. */
const char  *app_environment_get_summary   (CodefEnvironment *environment);

G_END_DECLS
