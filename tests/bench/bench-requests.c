/* SPDX-License-Identifier: MIT */
/* N requests one after another through the client as the window uses it. Prints seconds and the CPU seconds used.
 *
 * usage: bench-requests BASE_URL N */
#include "codef-client.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-transport.h"
#include "codef-wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define WARM_UP 50

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
send_one (CodefClient *client, CodefRequest *request)
{
  g_autoptr(CodefExchange) exchange = codef_client_start (client, request);

  while (codef_exchange_get_phase (exchange) == CODEF_PHASE_WAITING)
    g_main_context_iteration (NULL, TRUE);
  if (codef_exchange_get_reply (exchange) == NULL || !codef_reply_is_success (codef_exchange_get_reply (exchange)))
    g_error ("wrong answer");
}

int
main (int argc, char **argv)
{
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) transport = codef_transport_new ("bench", FALSE, clock);
  g_autoptr(CodefSecret) secret = codef_secret_new (CODEF_SANDBOX_CLIENT_SECRET);
  g_autoptr(CodefCredentials) credentials = codef_credentials_new (CODEF_SANDBOX_CLIENT_ID, secret, NULL);
  g_autoptr(GBytes) json = g_bytes_new_static ("{\"organization\":\"0004\"}", strlen ("{\"organization\":\"0004\"}"));
  g_autoptr(CodefRequest) request = codef_request_new ("/v1/kr/bank/p/account/transaction-list", json, 0, NULL);
  g_autoptr(CodefEnvironment) environment = codef_environment_new_local (argc > 1 ? argv[1] : "http://127.0.0.1:1");
  g_autoptr(CodefClient) client = codef_client_new (transport, environment, credentials, clock);
  int n = argc > 2 ? atoi (argv[2]) : 0;
  gint64 from_us;
  double from_cpu;

  for (int i = 0; i < WARM_UP; i++)
    send_one (client, request);
  from_us = g_get_monotonic_time ();
  from_cpu = cpu_seconds ();
  for (int i = 0; i < n; i++)
    send_one (client, request);
  printf ("%f %f\n", (double) (g_get_monotonic_time () - from_us) / 1e6, cpu_seconds () - from_cpu);
  return 0;
}
