/* SPDX-License-Identifier: MIT */
/* Questions at the terminal: /dev/tty, whatever standard input and output are. */
#include "codef-config.h"
#include "cli-input.h"

#include "cli-exit.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

#define MAX_LINE_BYTES 4096

/* The handler writes to it, the waiting polls it: an interrupt is neither lost before the wait nor swallowed by another thread. */
static int interrupt_fd = -1;

static void
on_signal (int number)
{
  eventfd_write (interrupt_fd, 1);
}

static int
open_terminal (const char *what, GError **error)
{
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC);

  if (fd < 0)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("there is no terminal to ask at: %s"), what);
  return fd;
}

static void
say (int fd, const char *text)
{
  if (write (fd, text, strlen (text)) < 0)
    g_debug ("terminal: %s", g_strerror (errno));
}

/* Reads up to the end of the line. FALSE at an interrupt or at the end of input; what does not fit is dropped. */
static gboolean
read_line (int fd, char *line, gsize size)
{
  struct pollfd wanted[] = { { .fd = fd, .events = POLLIN }, { .fd = interrupt_fd, .events = POLLIN } };
  gsize length = 0;
  char c = '\0';

  while (c != '\n')
    {
      if (poll (wanted, G_N_ELEMENTS (wanted), -1) < 0 && errno == EINTR)
        continue;
      if (wanted[1].revents != 0 || read (fd, &c, 1) != 1)
        break;
      if (c != '\n' && length < size - 1)
        line[length++] = c;
    }
  line[length] = '\0';
  return c == '\n';
}

/* The terminal's settings are put back however the question ends, an interrupt included: hence a handler. */
static gboolean
ask (int fd, const char *prompt, gboolean echo, char *line, gsize size)
{
  struct sigaction handler = { .sa_handler = on_signal }, before;
  struct termios settings, quiet;
  gboolean restore, answered;

  interrupt_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  sigaction (SIGINT, &handler, &before);
  restore = !echo && tcgetattr (fd, &settings) == 0;
  if (restore)
    {
      quiet = settings;
      quiet.c_lflag &= ~(tcflag_t) ECHO;
      quiet.c_lflag |= ECHONL;
      tcsetattr (fd, TCSAFLUSH, &quiet);
    }
  say (fd, prompt);
  answered = read_line (fd, line, size);
  if (restore)
    tcsetattr (fd, TCSAFLUSH, &settings);
  if (!answered)
    say (fd, "\n");
  sigaction (SIGINT, &before, NULL);
  close (interrupt_fd);
  return answered;
}

CodefSecret *
cli_input_ask_secret (const char *prompt, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%s: ", prompt);
  char line[MAX_LINE_BYTES];
  CodefSecret *secret = NULL;
  int fd = open_terminal (prompt, error);

  if (fd < 0)
    return NULL;
  if (!ask (fd, text, FALSE, line, sizeof line))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  else if (!g_utf8_validate (line, -1, NULL))
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: a secret must be UTF-8 text"), prompt);
  else
    secret = codef_secret_new (line);
  explicit_bzero (line, sizeof line);
  close (fd);
  return secret;
}

char *
cli_input_ask_text (const char *prompt, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%s: ", prompt);
  char line[MAX_LINE_BYTES];
  gboolean answered;
  int fd = open_terminal (prompt, error);

  if (fd < 0)
    return NULL;
  answered = ask (fd, text, TRUE, line, sizeof line);
  close (fd);
  if (!answered)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  else if (!g_utf8_validate (line, -1, NULL))
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: what was typed is not UTF-8"), prompt);
  else
    return g_strdup (line);
  return NULL;
}

gboolean
cli_input_has_person (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

gboolean
cli_input_ask_yes (const char *question, gboolean *yes, GError **error)
{
  /* TRANSLATORS: the letter in capitals is what the return key alone means; "y" and "yes" are read as they are */
  g_autofree char *text = g_strdup_printf (_("%s [y/N] "), question);
  char line[MAX_LINE_BYTES];
  gboolean answered;
  int fd = open_terminal (question, error);

  if (fd < 0)
    return FALSE;
  answered = ask (fd, text, TRUE, line, sizeof line);
  close (fd);
  if (!answered)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  *yes = answered && (g_ascii_strcasecmp (line, "y") == 0 || g_ascii_strcasecmp (line, "yes") == 0);
  return answered;
}
