/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-output.h"

#include "doc-document.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

static gboolean
wants_colour (int fd)
{
  const char *no_colour = g_getenv ("NO_COLOR");

  return isatty (fd) && (no_colour == NULL || *no_colour == '\0') && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/* Letters of any script stay; what could move the cursor, recolour or reverse the terminal becomes U+FFFD. */
static char *
neutralise (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\n' && c != '\t' && (g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)))
        c = 0xfffd;
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

void
cli_output_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

void
cli_output_heading (const char *text)
{
  gboolean colour = wants_colour (STDOUT_FILENO);

  cli_output_print ("%s%s%s\n", colour ? "\033[1m" : "", text, colour ? "\033[0m" : "");
}

void
cli_output_write (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  fwrite (data, 1, length, stdout);
  if (isatty (STDOUT_FILENO) && (length == 0 || data[length - 1] != '\n'))
    fputc ('\n', stdout);
}

void
cli_output_write_json (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);
  g_autoptr(GBytes) compact = g_bytes_new_take (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (compact, NULL);
  g_autoptr(GBytes) formatted = doc_document_format (document, DOC_NODE_ROOT);

  cli_output_write (formatted);
}

static void
write_message (const char *prefix, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  g_autofree char *clean = neutralise (text);
  gboolean colour = *prefix != '\0' && wants_colour (STDERR_FILENO);

  fflush (stdout); /* so that the two streams of a terminal keep their order */
  fprintf (stderr, "%s%s%s%s\n", colour ? "\033[1m" : "", prefix, colour ? "\033[0m" : "", clean);
}

void
cli_output_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  write_message ("codefctl: ", format, arguments);
  va_end (arguments);
}

void
cli_output_detail (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  write_message ("", format, arguments);
  va_end (arguments);
}

CliExit
cli_output_fail (GError *error)
{
  g_autoptr(GError) owned = error;

  cli_output_say ("%s", error->message);
  return cli_exit_for_error (error);
}

gboolean
cli_output_finish (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  cli_output_say (_("the output cannot be written: %s"), g_strerror (errno));
  return FALSE;
}
