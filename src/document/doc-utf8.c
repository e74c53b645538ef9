/* SPDX-License-Identifier: MIT */
#include "doc-utf8.h"

/* What may follow a lead byte: the range of the second byte and the length; length 0 where nothing can begin. */
typedef struct
{
  guint8 length, second_min, second_max;
} Lead;

static Lead
look_up_lead (guint8 byte)
{
  if (byte < 0x80)
    return (Lead) { 1, 0, 0 };
  if (byte < 0xc2 || byte > 0xf4)
    return (Lead) { 0, 0, 0 };
  if (byte < 0xe0)
    return (Lead) { 2, 0x80, 0xbf };
  if (byte < 0xf0)
    return (Lead) { 3, byte == 0xe0 ? 0xa0 : 0x80, byte == 0xed ? 0x9f : 0xbf };
  return (Lead) { 4, byte == 0xf0 ? 0x90 : 0x80, byte == 0xf4 ? 0x8f : 0xbf };
}

/* How many bytes at @text go on as @lead wants, at most its length. */
static guint
count_good (const guint8 *text, const guint8 *end, Lead lead)
{
  guint good = 1;

  while (good < lead.length && text + good < end)
    {
      guint8 min = good == 1 ? lead.second_min : 0x80, max = good == 1 ? lead.second_max : 0xbf;

      if (text[good] < min || text[good] > max)
        break;
      good++;
    }
  return good;
}

guint
doc_utf8_length (const guint8 *text, const guint8 *end)
{
  Lead lead = look_up_lead (*text);

  return lead.length > 0 && count_good (text, end, lead) == lead.length ? lead.length : 0;
}

gboolean
doc_utf8_is_cut (const guint8 *text, const guint8 *end)
{
  Lead lead = look_up_lead (*text);

  return lead.length > end - text && count_good (text, end, lead) == end - text;
}

const guint8 *
doc_utf8_find_bad (const guint8 *text, const guint8 *end)
{
  while (text < end)
    {
      guint length;

      if (*text < 0x80)
        {
          text++;
          continue;
        }
      /* Hangul, by far the most frequent: three bytes, of which only 0xED narrows the second (behind 0x9F there are
       * surrogates). */
      if (end - text >= 3 && text[0] > 0xe0 && text[0] <= 0xed && (text[0] != 0xed || text[1] < 0xa0) &&
          (text[1] & 0xc0) == 0x80 && (text[2] & 0xc0) == 0x80)
        {
          text += 3;
          continue;
        }
      length = doc_utf8_length (text, end);
      if (length == 0)
        return text;
      text += length;
    }
  return NULL;
}

void
doc_utf8_append (GString *string, const guint8 *text, gsize length_bytes)
{
  const guint8 *end = text + length_bytes, *bad;

  while ((bad = doc_utf8_find_bad (text, end)) != NULL)
    {
      g_string_append_len (string, (const char *) text, bad - text);
      g_string_append (string, "\357\277\275");
      text = bad + count_good (bad, end, look_up_lead (*bad));
    }
  g_string_append_len (string, (const char *) text, end - text);
}

gboolean
doc_utf8_is_euc_kr (const guint8 *text, const guint8 *end)
{
  gsize length = 0;

  while (text + length < end && text[length] >= 0xa1 && text[length] <= 0xfe)
    length++;
  return length >= 2 && length % 2 == 0 && (text + length == end || text[length] < 0x80);
}
