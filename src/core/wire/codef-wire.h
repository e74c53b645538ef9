/* SPDX-License-Identifier: MIT */
/* The words of the protocol: paths, field names, result codes. Shared by client and sandbox. */
#pragma once

#define CODEF_OAUTH_HOST      "https://oauth.codef.io"
#define CODEF_API_HOST        "https://api.codef.io"
#define CODEF_DEMO_HOST       "https://development.codef.io"
#define CODEF_SANDBOX_HOST    "https://sandbox.codef.io"

#define CODEF_PATH_TOKEN                   "/oauth/token"
#define CODEF_PATH_ACCOUNT_CREATE          "/v1/account/create"
#define CODEF_PATH_ACCOUNT_ADD             "/v1/account/add"
#define CODEF_PATH_ACCOUNT_UPDATE          "/v1/account/update"
#define CODEF_PATH_ACCOUNT_DELETE          "/v1/account/delete"
#define CODEF_PATH_ACCOUNT_LIST            "/v1/account/list"
#define CODEF_PATH_ACCOUNT_CONNECTED_IDS   "/v1/account/connectedId-list"
#define CODEF_PATH_ACCOUNT_REFERENCE_ADD   "/v1/account/reference-add"
#define CODEF_PATH_ACCOUNT_REFERENCE_UPDATE "/v1/account/reference-update"

/* The vendor's published sandbox pair, the same in every library of the vendor. */
#define CODEF_SANDBOX_CLIENT_ID     "ef27cfaa-10c1-4470-adac-60ba476273f9"
#define CODEF_SANDBOX_CLIENT_SECRET "83160c33-9045-4915-86d8-809473cdf5c3"

#define CODEF_RESULT_SUCCESS        "CF-00000"
#define CODEF_RESULT_MISSING        "CF-00001"
#define CODEF_RESULT_NOT_JSON       "CF-00002"
#define CODEF_RESULT_CHALLENGE      "CF-03002"
#define CODEF_RESULT_PARTIAL        "CF-04012"

/* Members that differ in every answer to the same request: what comparing leaves out. Elements of an initialiser. */
#define CODEF_VOLATILE_NAMES        "transactionId", "jti", "twoWayTimestamp"

/* Reserved request parameter of our own sandbox (design: "scenario of one call"). */
#define CODEF_SCENARIO_PARAMETER    "sandboxScenario"

/* Our own client tells the sandbox by this that it closes idle connections itself. */
#define CODEF_USER_AGENT_PREFIX     "codef-console/"
