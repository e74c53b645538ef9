/* SPDX-License-Identifier: MIT */
/* What a client sends to the sandbox: the head and the framing of requests, fed in two pieces and in one. */
#include "fuzz.h"

#include "sandbox-framing.h"
#include "sandbox-scenario.h"

/* Feeds @bytes until it is refused or all is taken; returns the refusal. */
static guint
feed (const uint8_t *bytes, size_t length, size_t piece)
{
  g_autoptr(SandboxFraming) framing = sandbox_framing_new ();
  size_t at = 0;

  while (at < length && sandbox_framing_get_refusal (framing) == 0)
    {
      size_t offered = MIN (piece, length - at);
      gsize taken = sandbox_framing_feed (framing, bytes + at, offered);

      g_assert_cmpuint (taken, <=, offered);
      if (taken == 0)
        break;
      at += taken;
    }
  if (sandbox_framing_get_refusal (framing) == 0)
    sandbox_framing_feed_end (framing);
  g_assert_true (sandbox_framing_get_refusal (framing) == 0 || sandbox_framing_get_reason (framing) != NULL);
  return sandbox_framing_get_refusal (framing);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  g_autofree char *words = g_strndup ((const char *) data, MIN (length, 200));
  g_autoptr(SandboxScenario) scenario = sandbox_scenario_new (words, NULL);

  /* in how many pieces it came makes no difference */
  g_assert_cmpuint (feed (data, length, length), ==, feed (data, length, 7));
  return 0;
}
