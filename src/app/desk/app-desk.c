/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-desk.h"

#include "app-compat.h"
#include "app-desk-words.h"
#include "app-face.h"
#include "app-trail.h"
#include "codef-credentials.h"
#include <glib/gi18n.h>

/* The countdown shows seconds; a little more often than that, none is skipped. */
#define TICK_MS 250
/* From here on the countdown asks to hurry. */
#define HURRY_US (15 * G_USEC_PER_SEC)

struct _AppDesk
{
  GtkBox          parent_instance;
  AppContext     *context;          /* (owned) */
  CodefExchange  *exchange;         /* (owned) (nullable) */
  CodefClient    *client;           /* (owned) (nullable) with the exchange */
  CodefChallenge *challenge;        /* (owned) (nullable) shown now */
  GSignalGroup   *exchange_signals; /* (owned) */
  AppFace        *face;             /* (nullable) child of face_place */
  guint           tick;             /* source id; 0 while closed */
  gboolean        open;
  GtkWidget      *asker;            /* this and the following: of the template */
  GtkWidget      *step;
  GtkWidget      *question;
  GtkWidget      *help;
  GtkWidget      *reason;
  GtkWidget      *problem;
  GtkWidget      *face_place;
  GtkWidget      *answer;
  GtkWidget      *sending;
  GtkWidget      *left;
  GtkWidget      *left_bar;
  GtkWidget      *over;
  GtkWidget      *trail;
};

G_DEFINE_FINAL_TYPE (AppDesk, app_desk, GTK_TYPE_BOX)

enum { PROP_0, PROP_OPEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { ASKS, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static gboolean
is_waiting (AppDesk *self)
{
  return self->exchange != NULL && codef_exchange_get_phase (self->exchange) == CODEF_PHASE_WAITING;
}

static void
show_time (AppDesk *self)
{
  gint64 limit_us = codef_exchange_get_limit_us (self->exchange);
  gint64 left_us = limit_us - codef_clock_now_boot_us (app_context_get_clock (self->context));
  double limit_sec = MAX (codef_challenge_get_limit_sec (self->challenge, NULL), 1);
  double part = (double) left_us / G_USEC_PER_SEC / limit_sec;
  g_autofree char *text = app_desk_words_dup_left (left_us);

  gtk_label_set_text (GTK_LABEL (self->left), text);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->left_bar), CLAMP (part, 0, 1));
  if (left_us <= HURRY_US)
    gtk_widget_add_css_class (self->left, "hurry");
  else
    gtk_widget_remove_css_class (self->left, "hurry");
  if (left_us > 0 || gtk_widget_get_visible (self->over))
    {
      gtk_widget_set_visible (self->over, left_us <= 0);
      return;
    }
  gtk_widget_set_visible (self->over, TRUE);
  app_announce (GTK_WIDGET (self), _("The time is over"));
}

static gboolean
on_tick_cb (gpointer user_data)
{
  show_time (APP_DESK (user_data));
  return G_SOURCE_CONTINUE;
}

/* The inputs as text, secrets encrypted. (transfer full): NULL with an error. */
static GBytes *
seal (AppDesk *self, JsonObject *inputs, GError **error)
{
  const char *path = codef_request_get_path (codef_exchange_get_request (self->exchange));
  CodefProduct *product = codef_catalog_find_product (app_context_get_catalog (self->context), path);
  CodefPublicKey *key = codef_credentials_get_public_key (codef_client_get_credentials (self->client));
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(GBytes) plain = NULL;
  char *text;

  json_node_set_object (node, inputs);
  text = json_to_string (node, FALSE);
  plain = g_bytes_new_take (text, strlen (text));
  return codef_request_seal (plain, product, key, NULL, error);
}

static void
send (AppDesk *self, JsonObject *inputs)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = NULL;

  if (!self->open || is_waiting (self))
    return;
  show_text (self->problem, NULL);
  sealed = seal (self, inputs, &error);
  if (sealed == NULL || !codef_client_continue (self->client, self->exchange, sealed, &error))
    show_text (self->problem, error->message);
}

static void
answer (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppDesk *self = APP_DESK (widget);
  g_autoptr(JsonObject) inputs = json_object_new ();

  if (self->face != NULL && !is_waiting (self) && app_face_collect (self->face, inputs))
    send (self, inputs);
}

static void
on_complain_cb (AppDesk *self, const char *sentence)
{
  show_text (self->problem, sentence);
}

/* The face stays while the same kind of thing is asked, and so what it counts. */
static void
ensure_face (AppDesk *self, CodefChallengeKind kind)
{
  if (self->face != NULL && app_face_get_kind (self->face) == kind)
    return;
  if (self->face != NULL)
    gtk_box_remove (GTK_BOX (self->face_place), GTK_WIDGET (self->face));
  self->face = app_face_new (self->context, kind);
  g_signal_connect_object (self->face, "send", G_CALLBACK (send), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->face, "complain", G_CALLBACK (on_complain_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->face_place), GTK_WIDGET (self->face));
}

/* (transfer full) (nullable): why the same is asked again, in the service's words or those of the dictionary. */
static char *
dup_reason (AppDesk *self, CodefChallenge *challenge)
{
  const char *message = codef_challenge_get_message (challenge), *code = codef_challenge_get_code (challenge);
  CodefCatalog *catalog = app_context_get_catalog (self->context);
  CodefResultCode *known = code != NULL ? codef_catalog_find_result_code (catalog, code) : NULL;

  if ((message == NULL || *message == '\0') && known != NULL)
    message = codef_result_code_get_meaning (known, app_context_get_label_language (self->context));
  if (message == NULL || *message == '\0')
    return code != NULL ? g_strdup_printf (_("Asked again: %s"), code) : NULL;
  return code != NULL ? g_strdup_printf (_("Asked again: %s (%s)"), message, code)
    : g_strdup_printf (_("Asked again: %s"), message);
}

static void
ask (AppDesk *self, CodefChallenge *challenge)
{
  CodefRequest *request = codef_exchange_get_request (self->exchange);
  CodefChallengeKind kind = codef_challenge_get_kind (challenge);
  guint n_steps = g_list_model_get_n_items (codef_exchange_get_steps (self->exchange));
  CodefLanguage language = app_context_get_label_language (self->context);
  g_autofree char *asker = app_desk_words_dup_asker (app_context_get_catalog (self->context), request, language);
  g_autofree char *step = g_strdup_printf (_("Step %u"), n_steps + 2), *reason = dup_reason (self, challenge);
  CodefLimitOrigin origin;

  g_set_object (&self->challenge, challenge);
  ensure_face (self, kind);
  gtk_label_set_text (GTK_LABEL (self->asker), asker);
  gtk_widget_set_tooltip_text (self->asker, asker);
  gtk_label_set_text (GTK_LABEL (self->step), step);
  gtk_label_set_text (GTK_LABEL (self->question), app_desk_words_get_question (kind));
  gtk_label_set_text (GTK_LABEL (self->help), app_desk_words_get_help (kind));
  show_text (self->reason, reason);
  show_text (self->problem, NULL);
  gtk_button_set_label (GTK_BUTTON (self->answer), app_desk_words_get_answer (kind));
  app_face_ask (self->face, challenge);
  codef_challenge_get_limit_sec (challenge, &origin);
  gtk_widget_set_tooltip_text (self->left, app_desk_words_get_origin (origin));
  show_time (self);
}

/* What was sent did not get through, and the same question stands: the service does not know of it. */
static void
show_lost (AppDesk *self, const GError *error)
{
  g_autofree char *text = g_strdup_printf (_("It did not get through and can be sent once more: %s"), error->message);

  show_text (self->problem, text);
}

static void
set_open (AppDesk *self, gboolean open)
{
  if (self->open == open)
    return;
  self->open = open;
  g_clear_handle_id (&self->tick, g_source_remove);
  if (open)
    self->tick = g_timeout_add (TICK_MS, on_tick_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
close_desk (AppDesk *self)
{
  set_open (self, FALSE);
  if (self->face != NULL)
    gtk_box_remove (GTK_BOX (self->face_place), GTK_WIDGET (self->face));
  self->face = NULL;
  g_clear_object (&self->challenge);
}

/* An entry that turns insensitive would keep the focus and its caret; Enter on what has it instead must do nothing. */
static void
park_focus (AppDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->sending);
}

static void
show_sending (AppDesk *self)
{
  gboolean waiting = is_waiting (self);

  gtk_widget_set_visible (self->sending, waiting);
  if (waiting)
    park_focus (self);
  gtk_widget_set_sensitive (self->face_place, !waiting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.answer", self->open && !waiting);
}

static void
update (AppDesk *self)
{
  CodefPhase phase = self->exchange != NULL ? codef_exchange_get_phase (self->exchange) : CODEF_PHASE_CANCELLED;
  CodefChallenge *challenge = self->exchange != NULL ? codef_exchange_get_challenge (self->exchange) : NULL;
  gboolean goes_on = phase == CODEF_PHASE_CHALLENGED || phase == CODEF_PHASE_WAITING;
  gboolean anew;

  if (!goes_on || challenge == NULL)
    {
      close_desk (self);
      show_sending (self);
      return;
    }
  anew = self->challenge != challenge;
  if (anew)
    ask (self, challenge);
  set_open (self, TRUE);
  app_trail_set_exchange (APP_TRAIL (self->trail), self->exchange);
  show_sending (self);
  if (phase == CODEF_PHASE_CHALLENGED && codef_exchange_get_error (self->exchange) != NULL)
    show_lost (self, codef_exchange_get_error (self->exchange));
  if (anew)
    app_announce (GTK_WIDGET (self), gtk_label_get_text (GTK_LABEL (self->question)));
  if (phase == CODEF_PHASE_CHALLENGED)
    g_signal_emit (self, signals[ASKS], 0);
}

static gboolean
app_desk_grab_focus (GtkWidget *widget)
{
  AppDesk *self = APP_DESK (widget);

  if (self->face != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->face)))
    return TRUE;
  return gtk_widget_grab_focus (self->answer);
}

static void
app_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    g_value_set_boolean (value, APP_DESK (object)->open);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
app_desk_dispose (GObject *object)
{
  AppDesk *self = APP_DESK (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->exchange_signals);
  self->face = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_DESK);
  g_clear_object (&self->challenge);
  g_clear_object (&self->exchange);
  g_clear_object (&self->client);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_desk_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (APP_TYPE_TRAIL);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "desk/app-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, AppDesk, asker);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, step);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, question);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, help);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, reason);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, problem);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, face_place);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, answer);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, sending);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, left);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, left_bar);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, over);
  gtk_widget_class_bind_template_child (widget_class, AppDesk, trail);
}

static void
app_desk_class_init (AppDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_desk_get_property;
  object_class->dispose = app_desk_dispose;
  widget_class->grab_focus = app_desk_grab_focus;
  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ASKS] = g_signal_new ("asks", APP_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (widget_class, "desk.answer", NULL, answer);
}

static void
app_desk_init (AppDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Additional authentication"),
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.answer", FALSE);
  self->exchange_signals = g_signal_group_new (CODEF_TYPE_EXCHANGE);
  g_signal_group_connect_swapped (self->exchange_signals, "notify::phase", G_CALLBACK (update), self);
}

GtkWidget *
app_desk_new (AppContext *context)
{
  AppDesk *self = g_object_new (APP_TYPE_DESK, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
app_desk_set_exchange (AppDesk *self, CodefExchange *exchange, CodefClient *client)
{
  g_return_if_fail (APP_IS_DESK (self));
  g_return_if_fail (exchange == NULL || client != NULL);

  if (!g_set_object (&self->exchange, exchange))
    return;
  g_set_object (&self->client, client);
  close_desk (self);
  g_signal_group_set_target (self->exchange_signals, exchange);
  update (self);
}

gboolean
app_desk_is_open (AppDesk *self)
{
  g_return_val_if_fail (APP_IS_DESK (self), FALSE);

  return self->open;
}

void
app_desk_take_code (AppDesk *self, const char *code)
{
  g_return_if_fail (APP_IS_DESK (self));

  if (self->face == NULL || is_waiting (self))
    return;
  app_face_take_code (self->face, code);
  gtk_widget_grab_focus (GTK_WIDGET (self->face));
}

char *
app_desk_dup_sentence (AppDesk *self)
{
  g_return_val_if_fail (APP_IS_DESK (self), NULL);

  if (!self->open)
    return NULL;
  return g_strdup_printf ("%s: %s", gtk_label_get_text (GTK_LABEL (self->asker)),
                          gtk_label_get_text (GTK_LABEL (self->question)));
}

const char *
app_desk_get_problem (AppDesk *self)
{
  g_return_val_if_fail (APP_IS_DESK (self), NULL);

  return gtk_widget_get_visible (self->problem) ? gtk_label_get_text (GTK_LABEL (self->problem)) : NULL;
}
