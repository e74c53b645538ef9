/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-variables.h"

#include "codef-variables.h"
#include "store-paths.h"
#include <glib/gi18n.h>
#include <string.h>

#define VARIABLES_KEY "codef-variables"
#define REQUEST_KEY "codef-saved-request"
/* Answers of a hundred requests at once are more than a chain has. */
#define MAX_ANSWERS 100

struct _AppVariables
{
  GObject         parent_instance;
  AppContext     *context; /* (unowned) owns us */
  StoreVariables *store;   /* (owned) */
  GHashTable     *answers; /* (owned) id of an environment, newline, name → DocDocument */
};

G_DEFINE_FINAL_TYPE (AppVariables, app_variables, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* From where a reference is looked at. */
typedef struct
{
  AppVariables *self;
  const char   *environment_id;
  StoreRequest *request; /* (nullable) */
} Place;

void
app_reference_free (AppReference *self)
{
  g_free (self->sentence);
  g_free (self->request);
  g_free (self);
}

static void
note_change (AppVariables *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
app_variables_finalize (GObject *object)
{
  AppVariables *self = APP_VARIABLES (object);

  g_clear_object (&self->store);
  g_hash_table_unref (self->answers);

  G_OBJECT_CLASS (app_variables_parent_class)->finalize (object);
}

static void
app_variables_class_init (AppVariablesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = app_variables_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_variables_init (AppVariables *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) doc_document_unref);
}

AppVariables *
app_variables_get (AppContext *context)
{
  AppVariables *self;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (APP_IS_CONTEXT (context), NULL);

  self = g_object_get_data (G_OBJECT (context), VARIABLES_KEY);
  if (self != NULL)
    return self;
  path = store_paths_config (STORE_VARIABLES_FILE);
  self = g_object_new (APP_TYPE_VARIABLES, NULL);
  self->context = context;
  self->store = store_variables_new (path, &error);
  if (error != NULL)
    app_context_warn (context, error->message);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (note_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (note_change), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (context), VARIABLES_KEY, self, g_object_unref);
  return self;
}

StoreVariables *
app_variables_get_store (AppVariables *self)
{
  return self->store;
}

void
app_variables_bind (AppVariables *self, CodefForm *form, StoreRequest *request)
{
  g_return_if_fail (APP_IS_VARIABLES (self));

  if (g_object_get_data (G_OBJECT (form), REQUEST_KEY) == request)
    return;
  g_object_set_data_full (G_OBJECT (form), REQUEST_KEY, request != NULL ? g_object_ref (request) : NULL, g_object_unref);
  note_change (self);
}

static char *
make_key (const char *environment_id, const char *name)
{
  return g_strconcat (environment_id, "\n", name, NULL);
}

void
app_variables_note_answer (AppVariables *self, const char *name, CodefEnvironment *environment, DocDocument *answer)
{
  g_return_if_fail (APP_IS_VARIABLES (self));

  if (g_hash_table_size (self->answers) >= MAX_ANSWERS)
    g_hash_table_remove_all (self->answers);
  g_hash_table_insert (self->answers, make_key (codef_environment_get_id (environment), name), doc_document_ref (answer));
  note_change (self);
}

static char *
look_up (const char *name, gpointer user_data)
{
  const Place *place = user_data;
  const char *value = store_variables_get (place->self->store, place->environment_id, name);

  if (value != NULL)
    return g_strdup (value);
  return place->request != NULL ? store_request_dup_variable (place->request, name) : NULL;
}

static DocDocument *
find_answer (const char *name, gpointer user_data)
{
  const Place *place = user_data;
  g_autofree char *key = make_key (place->environment_id, name);

  return g_hash_table_lookup (place->self->answers, key);
}

static Place
make_place (AppVariables *self, CodefForm *form)
{
  return (Place) {
    self, codef_environment_get_id (app_context_get_environment (self->context)),
    form != NULL ? g_object_get_data (G_OBJECT (form), REQUEST_KEY) : NULL,
  };
}

static CodefVariables
make_variables (AppVariables *self, Place *place)
{
  return (CodefVariables) { look_up, find_answer, place, codef_clock_now_unix_us (app_context_get_clock (self->context)) };
}

/* (transfer full): "보유계좌 조회 › $.data[0].resAccount". */
static char *
describe_source (const char *request, const char *pointer, DocDocument *answer)
{
  DocNode node = answer != NULL ? doc_document_find_json_pointer (answer, pointer) : DOC_NODE_NONE;
  g_autofree char *path = node != DOC_NODE_NONE ? doc_document_dup_json_path (answer, node, TRUE) : NULL;

  return g_strdup_printf ("%s › %s", request, path != NULL ? path : pointer);
}

static void
explain_chained (AppReference *reference, Place *place, const char *pointer, const char *value)
{
  DocDocument *answer = find_answer (reference->request, place);
  g_autofree char *source = describe_source (reference->request, pointer, answer);

  if (value != NULL)
    reference->sentence = g_strdup_printf (_("From %s: %s"), source, value);
  else if (answer != NULL)
    {
      reference->state = APP_REFERENCE_NOWHERE;
      reference->sentence = g_strdup_printf (_("The last answer has no value there: %s"), source);
    }
  else if (app_saved_find_name (app_saved_get (place->self->context), reference->request) == NULL)
    {
      reference->state = APP_REFERENCE_NOWHERE;
      reference->sentence = g_strdup_printf (_("There is no saved request “%s”"), reference->request);
    }
  else
    {
      reference->state = APP_REFERENCE_UNANSWERED;
      reference->sentence = g_strdup_printf (_("From %s, which has no answer here yet"), source);
    }
}

/* (transfer full) */
static AppReference *
explain (Place *place, const char *inside, gboolean masked)
{
  CodefVariables variables = make_variables (place->self, place);
  AppReference *reference = g_new0 (AppReference, 1);
  g_autofree char *value = codef_variables_resolve (inside, &variables);
  const char *shown = value != NULL && (masked || store_variables_is_secret (inside)) ? "••••" : value;
  const char *pointer = NULL;

  reference->request = codef_variables_dup_request (inside, &pointer);
  if (reference->request != NULL)
    explain_chained (reference, place, pointer, shown);
  else if (value != NULL)
    reference->sentence = g_strdup_printf (_("Stands for: %s"), shown);
  else if (store_variables_is_secret (inside))
    {
      reference->state = APP_REFERENCE_SECRET;
      reference->sentence = g_strdup_printf (_("Type the secret “%s” here: it does not go into the file"), inside);
    }
  else
    {
      reference->state = APP_REFERENCE_UNKNOWN;
      reference->sentence = g_strdup_printf (_("Nothing is known for {{%s}}"), inside);
    }
  return reference;
}

AppReference *
app_variables_explain (AppVariables *self, CodefForm *form, const char *text, gboolean masked)
{
  g_auto(GStrv) inside = NULL;
  g_autoptr(AppReference) last = NULL;
  Place place;

  g_return_val_if_fail (APP_IS_VARIABLES (self), NULL);

  if (!codef_variables_stand_in (text))
    return NULL;
  place = make_place (self, form);
  inside = codef_variables_list (text);
  for (gsize i = 0; inside[i] != NULL && (last == NULL || last->state == APP_REFERENCE_VALUE); i++)
    {
      g_clear_pointer (&last, app_reference_free);
      last = explain (&place, inside[i], masked);
    }
  return g_steal_pointer (&last);
}

char *
app_variables_expand (AppVariables *self, CodefForm *form, AppReference **missing, GError **error)
{
  const char *text = codef_form_get_text (form);
  Place place = make_place (self, form);
  CodefVariables variables = make_variables (self, &place);
  g_autoptr(GBytes) json = NULL;
  g_autoptr(GBytes) expanded = NULL;

  *missing = NULL;
  if (!codef_variables_stand_in (text))
    return g_strdup (text);
  json = g_bytes_new (text, strlen (text));
  expanded = codef_variables_expand (json, &variables, error);
  if (expanded != NULL)
    return g_strndup (g_bytes_get_data (expanded, NULL), g_bytes_get_size (expanded));
  *missing = app_variables_explain (self, form, text, TRUE);
  return NULL;
}

typedef struct
{
  AppSaved   *saved;
  const char *name; /* will need... */
  const char *from; /* ...this one too */
} Chain;

static char **
list_needs (const char *name, gpointer user_data)
{
  const Chain *chain = user_data;
  StoreRequestsItem *item = app_saved_find_name (chain->saved, name);
  g_autoptr(GStrvBuilder) needs = g_strv_builder_new ();

  if (item != NULL)
    g_strv_builder_addv (needs, (const char **) store_requests_item_get_needs (item));
  if (g_str_equal (name, chain->name))
    g_strv_builder_add (needs, chain->from);
  return g_strv_builder_end (needs);
}

char *
app_variables_check_chain (AppVariables *self, const char *name, const char *from)
{
  Chain chain = { app_saved_get (self->context), name, from };
  g_auto(GStrv) circle = codef_variables_find_circle (name, list_needs, &chain);
  g_autofree char *way = circle != NULL ? g_strjoinv (" ← ", circle) : NULL;

  return way != NULL ? g_strdup_printf (_("The requests would wait for each other in a circle: %s"), way) : NULL;
}
