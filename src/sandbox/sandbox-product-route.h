/* SPDX-License-Identifier: MIT */
/* Every product of the catalogue, checked in the service's order (protocol: "Server-side order of checks"). */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* The product's prepared answer. */
void sandbox_product_route_answer (SandboxService *service, SandboxCall *call, CodefProduct *product);
/* The token is judged and the body is read; the first five checks are done. */
void sandbox_product_route_handle (SandboxService *service, SandboxCall *call, CodefProduct *product);

G_END_DECLS
