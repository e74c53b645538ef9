/* SPDX-License-Identifier: MIT */
/* What a value holds, told by the first bytes of what it decodes to. */
#include "codef-content.h"

#include <string.h>

static char *
encode (const char *bytes, gsize length)
{
  return g_base64_encode ((const guchar *) bytes, length);
}

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x8c\0\0\0\x28\x08\x02\0\0\0";
static const char huge_png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\x02\0\0\0";
static const char pdf[] = "%PDF-1.4\n1 0 obj<</Type /Pages/Count 2>>\n2 0 obj<</Type/Page /Parent 1 0 R>>\n3 0 obj<< /Type\n/Page>>\n";
static const char compressed_pdf[] = "%PDF-1.5\n1 0 obj<</Type/ObjStm>>stream";
static const char xml[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>홍길동</a>";
static const char zip[] = "PK\003\004 and more bytes of it";
static const char noise[] = "\x01\x02\x03 no text, no file that is known \xff";

static const struct
{
  const char *name, *bytes;
  gsize length;
  CodefContentKind kind;
  const char *extension;
  guint n_pages;
  gboolean can_show;
} files[] = {
  { "png", png, sizeof png - 1, CODEF_CONTENT_PICTURE, "png", 0, TRUE },
  { "huge-png", huge_png, sizeof huge_png - 1, CODEF_CONTENT_PICTURE, "png", 0, FALSE },
  { "pdf", pdf, sizeof pdf - 1, CODEF_CONTENT_PDF, "pdf", 2, FALSE },
  { "pdf-compressed", compressed_pdf, sizeof compressed_pdf - 1, CODEF_CONTENT_PDF, "pdf", 0, FALSE },
  { "xml", xml, sizeof xml - 1, CODEF_CONTENT_TEXT, "xml", 0, FALSE },
  { "zip", zip, sizeof zip - 1, CODEF_CONTENT_BINARY, "zip", 0, FALSE },
  { "short-noise", noise, sizeof noise - 1, CODEF_CONTENT_PLAIN, "txt", 0, FALSE },
};

static void
test_file (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = encode (files[i].bytes, files[i].length);
  g_autofree char *prefixed = g_strconcat ("data:img/jpeg;base64,", text, NULL);
  const char *forms[] = { text, prefixed };

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
    {
      g_autoptr(CodefContent) content = codef_content_new (forms[form]);
      GBytes *bytes = codef_content_get_bytes (content);

      g_assert_cmpint (codef_content_get_kind (content), ==, files[i].kind);
      g_assert_cmpstr (codef_content_get_extension (content), ==, files[i].extension);
      g_assert_cmpuint (codef_content_get_n_pages (content), ==, files[i].n_pages);
      g_assert_cmpint (codef_content_can_show (content), ==, files[i].can_show);
      g_assert_true ((bytes == NULL) == (files[i].kind == CODEF_CONTENT_PLAIN));
      if (bytes != NULL)
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), files[i].bytes, files[i].length);
    }
}

static void
test_plain (void)
{
  static const char *const texts[] = {
    "", "저축예금", "6b05b9e12265b1f54af16af2", "061702040000000617020400", "data:", "data:image/png;base64,",
    "abcdefgh", "a sentence with blanks, and longer than that",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CodefContent) content = codef_content_new (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpint (codef_content_get_kind (content), ==, CODEF_CONTENT_PLAIN);
    }
}

static void
test_long_noise (void)
{
  g_autofree char *bytes = g_strnfill (3000, '\x01'), *text = encode (bytes, 3000);
  g_autoptr(CodefContent) content = codef_content_new (text);

  g_assert_cmpint (codef_content_get_kind (content), ==, CODEF_CONTENT_BINARY);
  g_assert_cmpstr (codef_content_get_extension (content), ==, "bin");
}

static void
test_size (void)
{
  g_autofree char *text = encode (png, sizeof png - 1);
  g_autoptr(CodefContent) content = codef_content_new (text);

  g_assert_cmpuint (codef_content_get_width_px (content), ==, 140);
  g_assert_cmpuint (codef_content_get_height_px (content), ==, 40);
}

/* Institutions still send documents in the encoding of another time. */
static void
test_euc_kr (void)
{
  static const char bytes[] = "\xb0\xc5\xb7\xa1\xb3\xbb\xbf\xaa 2026-11-24 \xc8\xab\xb1\xe6\xb5\xbf\n";
  g_autofree char *text = encode (bytes, sizeof bytes - 1), *broken = encode ("\xb0\xc5\xb7\xa1\xb3\xbb\xbf 0123456789", 18);
  g_autoptr(CodefContent) content = codef_content_new (text), cut = codef_content_new (broken);

  g_assert_cmpint (codef_content_get_kind (content), ==, CODEF_CONTENT_TEXT);
  g_assert_cmpmem (g_bytes_get_data (codef_content_get_text (content), NULL), g_bytes_get_size (codef_content_get_text (content)),
                   "거래내역 2026-11-24 홍길동\n", strlen ("거래내역 2026-11-24 홍길동\n"));
  /* the file is saved as it came */
  g_assert_cmpuint (g_bytes_get_size (codef_content_get_bytes (content)), ==, sizeof bytes - 1);
  g_assert_cmpint (codef_content_get_kind (cut), ==, CODEF_CONTENT_PLAIN);
  g_assert_null (codef_content_get_text (cut));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/content/", files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/content/plain", test_plain);
  g_test_add_func ("/content/long-noise", test_long_noise);
  g_test_add_func ("/content/size", test_size);
  g_test_add_func ("/content/euc-kr", test_euc_kr);
  return g_test_run ();
}
