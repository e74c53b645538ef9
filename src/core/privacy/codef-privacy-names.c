/* SPDX-License-Identifier: MIT */
#include "codef-privacy-private.h"

#include <string.h>

/* First match counts. Names of the vendor's documentation; "resCompanyNm" and its kin are firms, not people. */
static const struct { const char *part; enum { WHOLE, END, ANYWHERE } where; CodefPrivacyKind kind; } names[] = {
  { "CompanyIdentityNo", END, CODEF_PRIVACY_NONE },
  { "companyIdentityNo", WHOLE, CODEF_PRIVACY_NONE },
  { "IdentityNo", END, CODEF_PRIVACY_IDENTITY },
  { "IdentiyNo", END, CODEF_PRIVACY_IDENTITY }, /* so in the vendor's documentation */
  { "UserIdentity", END, CODEF_PRIVACY_IDENTITY },
  { "identity", WHOLE, CODEF_PRIVACY_IDENTITY },
  { "identityNum", WHOLE, CODEF_PRIVACY_IDENTITY },
  { "passportNo", WHOLE, CODEF_PRIVACY_IDENTITY },
  { "PassportNo", END, CODEF_PRIVACY_IDENTITY },
  { "icenseNumber", END, CODEF_PRIVACY_IDENTITY },
  { "icenseNo", END, CODEF_PRIVACY_IDENTITY },
  { "Birth", END, CODEF_PRIVACY_BIRTH },
  { "irthDate", END, CODEF_PRIVACY_BIRTH },
  { "birthday", END, CODEF_PRIVACY_BIRTH },
  { "honeNo", END, CODEF_PRIVACY_PHONE },
  { "honeNumber", END, CODEF_PRIVACY_PHONE },
  { "TelNo", END, CODEF_PRIVACY_PHONE },
  { "telNo", WHOLE, CODEF_PRIVACY_PHONE },
  { "TEL", END, CODEF_PRIVACY_PHONE },
  { "MobileNo", END, CODEF_PRIVACY_PHONE },
  { "email", WHOLE, CODEF_PRIVACY_EMAIL },
  { "Email", END, CODEF_PRIVACY_EMAIL },
  { "account", WHOLE, CODEF_PRIVACY_ACCOUNT },
  { "Account", END, CODEF_PRIVACY_ACCOUNT },
  { "AccountDisplay", END, CODEF_PRIVACY_ACCOUNT },
  { "AccountLifetime", END, CODEF_PRIVACY_ACCOUNT },
  { "ccountNo", END, CODEF_PRIVACY_ACCOUNT },
  { "ccountNum", END, CODEF_PRIVACY_ACCOUNT },
  { "LoanExecNo", END, CODEF_PRIVACY_ACCOUNT },
  { "PolicyNumber", END, CODEF_PRIVACY_ACCOUNT },
  { "PolicyNumberHid", END, CODEF_PRIVACY_ACCOUNT },
  { "ardNo", END, CODEF_PRIVACY_CARD },
  { "ardNumber", END, CODEF_PRIVACY_CARD },
  { "ePrepayNo", WHOLE, CODEF_PRIVACY_CARD },
  { "UserNm", END, CODEF_PRIVACY_NAME },
  { "UserName", END, CODEF_PRIVACY_NAME },
  { "userName", WHOLE, CODEF_PRIVACY_NAME },
  { "name", WHOLE, CODEF_PRIVACY_NAME },
  { "resName", WHOLE, CODEF_PRIVACY_NAME },
  { "commName", WHOLE, CODEF_PRIVACY_NAME },
  { "AccountHolder", END, CODEF_PRIVACY_NAME },
  { "Owner", END, CODEF_PRIVACY_NAME },
  { "ownerName", WHOLE, CODEF_PRIVACY_NAME },
  { "OwnerName", END, CODEF_PRIVACY_NAME },
  { "CEOName", END, CODEF_PRIVACY_NAME },
  { "contactName", WHOLE, CODEF_PRIVACY_NAME },
  { "customerName", WHOLE, CODEF_PRIVACY_NAME },
  { "resContractor", WHOLE, CODEF_PRIVACY_NAME },
  { "resContractorName", WHOLE, CODEF_PRIVACY_NAME },
  { "resSupplierName", WHOLE, CODEF_PRIVACY_NAME },
  { "InsuredPerson", END, CODEF_PRIVACY_NAME },
  { "RepresentativeNm", END, CODEF_PRIVACY_NAME },
  { "RepresentativeName", END, CODEF_PRIVACY_NAME },
  { "YN", END, CODEF_PRIVACY_NONE },
  { "Yn", END, CODEF_PRIVACY_NONE },
  { "Addr", ANYWHERE, CODEF_PRIVACY_ADDRESS },
  { "addr", ANYWHERE, CODEF_PRIVACY_ADDRESS },
};

CodefPrivacyKind
codef_privacy_guess (const char *name)
{
  gsize length_bytes = strlen (name);

  while (length_bytes > 0 && g_ascii_isdigit (name[length_bytes - 1]))
    length_bytes--;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize part_bytes = strlen (names[i].part);

      if (part_bytes > length_bytes || (names[i].where == WHOLE && part_bytes != length_bytes))
        continue;
      if (names[i].where == ANYWHERE ? g_strstr_len (name, (gssize) length_bytes, names[i].part) != NULL
                                     : memcmp (name + length_bytes - part_bytes, names[i].part, part_bytes) == 0)
        return names[i].kind;
    }
  return CODEF_PRIVACY_NONE;
}

gboolean
_codef_privacy_reads_like_name (const char *text)
{
  static const char *const families[] = { "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서",
                                          "신", "권", "황", "안", "송", "류", "전", "홍", "고", "문", "양", "손", "배",
                                          "백", "허", "유", "남", "심", "노", "하", "곽", "성", "차", "주", "우", "구" };
  glong n_syllables = g_utf8_strlen (text, 16);

  if (n_syllables < 3 || n_syllables > 4)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) < 0xac00 || g_utf8_get_char (p) > 0xd7a3)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (text, families[i]))
      return TRUE;
  return FALSE;
}
