/* SPDX-License-Identifier: MIT */
#include "json-text.h"

char *
json_text (const char *text)
{
  return text != NULL ? g_strdelimit (g_strdup (text), "'", '"') : NULL;
}
