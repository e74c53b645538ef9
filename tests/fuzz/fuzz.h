/* SPDX-License-Identifier: MIT */
/* One function of libFuzzer's, defined once in each target. It asserts what has to hold for every input; the sanitizers see the rest. */
#pragma once

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t length);
