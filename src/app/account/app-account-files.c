/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-files.h"

#include "app-toast.h"
#include "codef-certificate.h"
#include <glib/gi18n.h>

static const struct { const char *ending, *field, *cert_type; } kinds[] = {
  { ".der", "derFile", "" }, { ".cer", "derFile", "" }, { ".crt", "derFile", "" }, { ".key", "keyFile", "" },
  { ".pfx", "certFile", "pfx" }, { ".p12", "certFile", "pfx" },
};

/* A file on its way to its field. */
typedef struct
{
  CodefAccount *account; /* (owned) */
  GtkWidget    *widget;  /* (owned) */
  guint         kind;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->account);
  g_object_unref (errand->widget);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
set_field (CodefAccount *account, const char *name, const char *text)
{
  CodefForm *form = codef_account_get_form (account);
  CodefField *field = form != NULL ? codef_form_find_field (form, name) : NULL;

  if (field != NULL)
    codef_field_set_text (field, text);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *base64 = NULL;

  if (bytes == NULL)
    {
      app_toast (errand->widget, error->message);
      return;
    }
  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  set_field (errand->account, "loginType", "0");
  set_field (errand->account, "certType", kinds[errand->kind].cert_type);
  set_field (errand->account, kinds[errand->kind].field, base64);
}

static void
on_info_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL)
    app_toast (errand->widget, error->message);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    app_toast (errand->widget, _("This is not an ordinary file."));
  else if (g_file_info_get_size (info) > (goffset) CODEF_CERTIFICATE_MAX_BYTES)
    app_toast (errand->widget, _("This file is larger than 1 MB and cannot be a certificate."));
  else
    g_file_load_bytes_async (G_FILE (source), NULL, on_loaded_cb, g_steal_pointer (&errand));
}

void
app_account_files_take (CodefAccount *account, GFile *file, GtkWidget *widget)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (folded, kinds[i].ending))
      {
        Errand *errand = g_new0 (Errand, 1);

        errand->account = g_object_ref (account);
        errand->widget = g_object_ref (widget);
        errand->kind = i;
        g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                 G_FILE_QUERY_INFO_NONE,
                                 G_PRIORITY_DEFAULT, NULL, on_info_cb, errand);
        return;
      }
  app_toast (widget, _("This is not a certificate file: signCert.der, signPri.key or a pfx file is expected."));
}
