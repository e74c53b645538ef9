/* SPDX-License-Identifier: MIT */
/* What the next call to the sandbox shall meet: words typed or taken from a menu, checked by the sandbox itself. */
#pragma once

#include "sandbox-server.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SCENARIO_GROUP (app_scenario_group_get_type ())
G_DECLARE_FINAL_TYPE (AppScenarioGroup, app_scenario_group, APP, SCENARIO_GROUP, AdwBin)

void        app_scenario_group_set_server (AppScenarioGroup *self, SandboxServer *server);
/* As if @words were typed and confirmed. */
void        app_scenario_group_arm        (AppScenarioGroup *self, const char *words);
/* What the line below the entry says: that something is armed, or what is wrong. */
const char *app_scenario_group_get_status (AppScenarioGroup *self);
/* TRUE until a call has met it. */
gboolean    app_scenario_group_is_armed   (AppScenarioGroup *self);

G_END_DECLS
