/* SPDX-License-Identifier: MIT */
#include "app-summary.h"

#include "app-plain.h"

#include <string.h>

#define MAX_MEMBERS 32
#define MAX_VALUE_BYTES 96
#define MAX_SHOWN_BYTES 48

/* What a member can contribute. */
typedef enum
{
  ROLE_CODE,    /* a result code of its own: the record reports what became of it */
  ROLE_EVENT,   /* the day on which the record happened */
  ROLE_TITLE,   /* what it is called */
  ROLE_NUMBER,  /* how it is told from its sisters */
  ROLE_TEXT,    /* what is said about it */
  ROLE_IN,      /* money that came */
  ROLE_OUT,     /* money that went */
  ROLE_SUM,     /* what it is about, in money */
  N_ROLES,
} Role;

/* The best member of each role: score and node. */
typedef struct { guint score; DocNode node; } Best;

static const struct { const char *ending; Role role; guint score; } endings[] = {
  { "code", ROLE_CODE, 1 },
  { "TrDate", ROLE_EVENT, 9 }, { "UsedDate", ROLE_EVENT, 9 }, { "ReportingDate", ROLE_EVENT, 9 },
  { "TreatStartDate", ROLE_EVENT, 9 }, { "InoculationDate", ROLE_EVENT, 9 }, { "CheckupDate", ROLE_EVENT, 9 },
  { "TransferDate", ROLE_EVENT, 8 }, { "ManufactureDate", ROLE_EVENT, 8 }, { "ChangeDate", ROLE_EVENT, 8 },
  { "YearMonth", ROLE_EVENT, 7 },
  { "StoreName", ROLE_TITLE, 9 }, { "AccountNickName", ROLE_TITLE, 5 }, { "CompanyName", ROLE_TITLE, 9 },
  { "CompanyNm", ROLE_TITLE, 9 }, { "HospitalName", ROLE_TITLE, 9 }, { "RoadName", ROLE_TITLE, 8 },
  { "Name", ROLE_TITLE, 8 }, { "Title", ROLE_TITLE, 8 }, { "Nm", ROLE_TITLE, 7 }, { "LotNumber", ROLE_TITLE, 7 },
  { "reqDong", ROLE_TITLE, 8 }, { "reqHo", ROLE_TITLE, 8 }, { "Kind", ROLE_TITLE, 4 }, { "name", ROLE_TITLE, 6 },
  { "Display", ROLE_NUMBER, 9 }, { "resAccount", ROLE_NUMBER, 7 }, { "resCardNo", ROLE_NUMBER, 8 },
  { "CompanyIdentityNo", ROLE_NUMBER, 9 }, { "organization", ROLE_NUMBER, 8 }, { "No", ROLE_NUMBER, 5 },
  { "Number", ROLE_NUMBER, 5 }, { "Num", ROLE_NUMBER, 4 },
  { "Desc3", ROLE_TEXT, 9 }, { "Desc2", ROLE_TEXT, 8 }, { "Desc4", ROLE_TEXT, 7 }, { "Desc1", ROLE_TEXT, 6 },
  { "Desc", ROLE_TEXT, 5 }, { "message", ROLE_TEXT, 5 }, { "Status", ROLE_TEXT, 6 }, { "Type", ROLE_TEXT, 3 },
  { "Contents", ROLE_TEXT, 5 }, { "Items", ROLE_TEXT, 4 },
  { "resAccountIn", ROLE_IN, 9 }, { "resAccountOut", ROLE_OUT, 9 },
  { "UsedAmount", ROLE_SUM, 9 }, { "TotalAmount", ROLE_SUM, 8 }, { "TranAmount", ROLE_SUM, 8 },
  { "Amount", ROLE_SUM, 5 },
};

static gboolean
ends_with (const char *name, gsize length_bytes, const char *ending)
{
  gsize ending_bytes = strlen (ending);

  return ending_bytes <= length_bytes && memcmp (name + length_bytes - ending_bytes, ending, ending_bytes) == 0;
}

static gboolean
says_nothing (const char *lexeme, gsize length_bytes)
{
  return length_bytes <= 2 || length_bytes > MAX_VALUE_BYTES || (length_bytes == 3 && lexeme[1] == '0');
}

static void
consider (Best *best, DocDocument *document, DocNode member)
{
  gsize length_bytes, name_bytes;
  const char *lexeme, *name;

  if (doc_document_get_kind (document, member) != DOC_KIND_STRING)
    return;
  lexeme = doc_document_get_lexeme (document, member, &length_bytes);
  name = doc_document_get_name_lexeme (document, member, &name_bytes);
  if (name == NULL || says_nothing (lexeme, length_bytes))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      Best *slot = &best[endings[i].role];

      if (!ends_with (name, name_bytes, endings[i].ending))
        continue;
      /* "code" is a role only with a code of the service in it: products use the name for other things too. */
      if (endings[i].role == ROLE_CODE && memcmp (lexeme, "\"CF-", MIN (length_bytes, 4)) != 0)
        return;
      if (endings[i].score > slot->score)
        *slot = (Best) { endings[i].score, member };
      return;
    }
}

/* The reading where there is one, the bare value otherwise. */
static void
add (GString *summary, const AppLens *lens, DocDocument *document, DocNode member, const char *sign)
{
  g_autofree char *reading = app_lens_read (lens, document, member);
  g_autofree char *value = NULL, *plain = NULL;

  if (reading == NULL)
    {
      value = doc_document_dup_preview (document, member, MAX_SHOWN_BYTES);
      plain = app_plain_line (value, strlen (value), MAX_SHOWN_BYTES);
    }
  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append_printf (summary, "%s%s", sign, g_strstrip (reading != NULL ? reading : plain));
}

/* Which roles make the summary, best combination first; a combination counts if its first member and one more are
 * there. */
static const Role combinations[][4] = {
  { ROLE_CODE, ROLE_NUMBER, ROLE_TITLE, N_ROLES },
  { ROLE_EVENT, ROLE_TITLE, ROLE_SUM, N_ROLES },
  { ROLE_EVENT, ROLE_TEXT, ROLE_SUM, N_ROLES },
  { ROLE_EVENT, ROLE_SUM, ROLE_NUMBER, N_ROLES },
  { ROLE_TITLE, ROLE_NUMBER, N_ROLES, N_ROLES },
  { ROLE_NUMBER, ROLE_TEXT, N_ROLES, N_ROLES },
  { ROLE_TEXT, ROLE_SUM, N_ROLES, N_ROLES },
};

static const Role *
choose (const Best *best)
{
  for (guint i = 0; i < G_N_ELEMENTS (combinations); i++)
    if (best[combinations[i][0]].score > 0 && best[combinations[i][1]].score > 0)
      return combinations[i];
  return NULL;
}

static void
add_movement (GString *summary, const AppLens *lens, DocDocument *document, const Best *best)
{
  if (best[ROLE_OUT].score > 0)
    add (summary, lens, document, best[ROLE_OUT].node, "−");
  else if (best[ROLE_IN].score > 0)
    add (summary, lens, document, best[ROLE_IN].node, "+");
}

static void
add_single (GString *summary, const AppLens *lens, DocDocument *document, const Best *best)
{
  static const Role order[] = { ROLE_TITLE, ROLE_EVENT, ROLE_CODE, ROLE_NUMBER, ROLE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (best[order[i]].score > 0)
      {
        add (summary, lens, document, best[order[i]].node, "");
        return;
      }
}

char *
app_summary_of (const AppLens *lens, DocDocument *document, DocNode node)
{
  Best best[N_ROLES] = { { 0, 0 } };
  g_autoptr(GString) summary = g_string_new (NULL);
  const Role *chosen;
  DocNode member;
  guint seen = 0;

  if (doc_document_get_kind (document, node) != DOC_KIND_OBJECT)
    return NULL;
  for (member = doc_document_get_first_child (document, node); member != DOC_NODE_NONE && seen < MAX_MEMBERS; seen++)
    {
      consider (best, document, member);
      member = doc_document_get_next_sibling (document, member);
    }
  chosen = choose (best);
  for (guint i = 0; chosen != NULL && i < 4 && chosen[i] != N_ROLES; i++)
    if (best[chosen[i]].score > 0)
      add (summary, lens, document, best[chosen[i]].node, "");
  if (chosen == NULL)
    add_single (summary, lens, document, best);
  if (chosen == NULL || chosen[0] == ROLE_EVENT)
    add_movement (summary, lens, document, best);
  return summary->len > 0 ? g_strdup (summary->str) : NULL;
}
