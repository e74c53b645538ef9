/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-expect-window.h"

#include "doc-document.h"
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef enum { EQUALS, EXISTS, TYPE, MATCHES, COUNT, RANGE, N_KINDS } Kind;

/* As written into the file; the words of the choices stand in the same order in the template. */
static const char *const members[N_KINDS] = { "equals", "exists", "type", "matches", "count", "range" };

struct _AppExpectWindow
{
  AdwWindow  parent_instance;
  char      *pointer;  /* (owned) */
  char      *equal;    /* (owned) the value there as a lexeme; "" of a container */
  char      *type;     /* (owned) of what stands there */
  char      *count;    /* (owned) of its children; "" of a scalar */
  char      *text;     /* (owned) the value as text */
  GtkWidget *place;    /* this and the following: of the template */
  GtkWidget *kind;
  GtkWidget *value;
  GtkWidget *exists;
  GtkWidget *minimum;
  GtkWidget *maximum;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (AppExpectWindow, app_expect_window, ADW_TYPE_WINDOW)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static Kind
get_kind (AppExpectWindow *self)
{
  return (Kind) MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)), N_KINDS - 1);
}

static char *
quote (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* (transfer full): {"min":1,"max":"9"}: whole or broken numbers alike are judged by the reader of expectations. */
static char *
build_bounds (AppExpectWindow *self)
{
  g_autofree char *minimum = g_strstrip (g_strdup (get_text (self->minimum)));
  g_autofree char *maximum = g_strstrip (g_strdup (get_text (self->maximum)));
  GString *bounds = g_string_new ("{");

  if (*minimum != '\0')
    g_string_append_printf (bounds, "\"min\":%s", minimum);
  if (*maximum != '\0')
    g_string_append_printf (bounds, "%s\"max\":%s", bounds->len > 1 ? "," : "", maximum);
  return g_string_free (g_string_append_c (bounds, '}'), FALSE);
}

/* (transfer full) */
static char *
build_value (AppExpectWindow *self)
{
  switch (get_kind (self))
    {
    case EQUALS:
      return g_strdup (get_text (self->value));
    case EXISTS:
      return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->exists)) ? "true" : "false");
    case TYPE:
    case MATCHES:
      return quote (get_text (self->value));
    case COUNT:
    case RANGE:
    case N_KINDS:
    default:
      return build_bounds (self);
    }
}

/* (transfer full): NULL with a translated sentence. */
static CodefExpectation *
build (AppExpectWindow *self, GBytes **json, GError **error)
{
  g_autofree char *value = build_value (self);
  g_autofree char *at = quote (self->pointer);
  char *text = g_strdup_printf ("{\"at\":%s,\"%s\":%s}", at, members[get_kind (self)], value);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

  if (doc_document_get_problem (document) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("A text stands in quotation marks; numbers, true, false and null do not."));
      return NULL;
    }
  *json = g_bytes_ref (bytes);
  return codef_expectation_new (document, DOC_NODE_ROOT, error);
}

static void
update_problem (AppExpectWindow *self)
{
  g_autoptr(GBytes) json = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefExpectation) expectation = self->pointer != NULL ? build (self, &json, &error) : NULL;

  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expect.accept", expectation != NULL);
}

static void
on_kind_cb (AppExpectWindow *self)
{
  Kind kind = get_kind (self);
  gboolean bounds = kind == COUNT || kind == RANGE;
  const char *prefill = kind == EQUALS ? self->equal : kind == TYPE ? self->type : kind == MATCHES ? self->text : "";
  const char *bound = kind == COUNT ? self->count : kind == RANGE ? self->text : "";

  if (self->pointer == NULL)
    return;
  gtk_widget_set_visible (self->value, kind == EQUALS || kind == TYPE || kind == MATCHES);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->exists, ADW_TYPE_ACTION_ROW), kind == EXISTS);
  gtk_widget_set_visible (self->minimum, bounds);
  gtk_widget_set_visible (self->maximum, bounds);
  gtk_editable_set_text (GTK_EDITABLE (self->value), prefill);
  gtk_editable_set_text (GTK_EDITABLE (self->minimum), bound);
  gtk_editable_set_text (GTK_EDITABLE (self->maximum), bound);
  update_problem (self);
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppExpectWindow *self = APP_EXPECT_WINDOW (widget);
  g_autoptr(AppExpectWindow) alive = g_object_ref (self);
  g_autoptr(GBytes) json = NULL;
  g_autoptr(CodefExpectation) expectation = build (self, &json, NULL);

  if (expectation == NULL)
    return;
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[DONE], 0, json);
}

static void
app_expect_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_EXPECT_WINDOW);

  G_OBJECT_CLASS (app_expect_window_parent_class)->dispose (object);
}

static void
app_expect_window_finalize (GObject *object)
{
  AppExpectWindow *self = APP_EXPECT_WINDOW (object);

  g_free (self->pointer);
  g_free (self->equal);
  g_free (self->type);
  g_free (self->count);
  g_free (self->text);

  G_OBJECT_CLASS (app_expect_window_parent_class)->finalize (object);
}

static void
app_expect_window_class_init (AppExpectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_expect_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_expect_window_finalize;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "check/app-expect-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, place);
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, value);
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, exists);
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, minimum);
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, maximum);
  gtk_widget_class_bind_template_child (widget_class, AppExpectWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_problem);
  gtk_widget_class_install_action (widget_class, "expect.accept", NULL, accept);
}

static void
app_expect_window_init (AppExpectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
name_type (DocKind kind)
{
  static const char *const names[] = {
    [DOC_KIND_NULL] = "null", [DOC_KIND_FALSE] = "boolean", [DOC_KIND_TRUE] = "boolean", [DOC_KIND_NUMBER] = "number",
    [DOC_KIND_STRING] = "string", [DOC_KIND_ARRAY] = "array", [DOC_KIND_OBJECT] = "object",
  };

  return names[kind];
}

/* What stands at the place now is what each kind begins with. */
static void
read_place (AppExpectWindow *self, DocDocument *answer)
{
  DocNode node = answer != NULL ? doc_document_find_json_pointer (answer, self->pointer) : DOC_NODE_NONE;
  DocKind kind = node != DOC_NODE_NONE ? doc_document_get_kind (answer, node) : DOC_KIND_NULL;
  gboolean container = kind == DOC_KIND_ARRAY || kind == DOC_KIND_OBJECT;
  gsize length;
  const char *lexeme = node != DOC_NODE_NONE ? doc_document_get_lexeme (answer, node, &length) : NULL;

  self->equal = lexeme != NULL && !container ? g_strndup (lexeme, length) : g_strdup ("");
  self->type = g_strdup (node != DOC_NODE_NONE ? name_type (kind) : "string");
  self->count = container ? g_strdup_printf ("%u", doc_document_get_n_children (answer, node)) : g_strdup ("");
  self->text = lexeme != NULL && !container ? doc_document_dup_string (answer, node) : g_strdup ("");
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), container ? COUNT : EQUALS);
}

/* (transfer full): the text of @member, as it stands or of a string without its quotation marks. */
static char *
dup_part (DocDocument *document, DocNode node, const char *member, gboolean as_text)
{
  DocNode found = doc_document_find_member (document, node, member);
  gsize length;
  const char *lexeme;

  if (found == DOC_NODE_NONE)
    return g_strdup ("");
  if (as_text)
    return doc_document_dup_string (document, found);
  lexeme = doc_document_get_lexeme (document, found, &length);
  return g_strndup (lexeme, length);
}

static void
show_expectation (AppExpectWindow *self, CodefExpectation *expectation)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (codef_expectation_get_json (expectation), NULL);

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, members[kind]);
      gboolean bounds = node != DOC_NODE_NONE && doc_document_get_kind (document, node) == DOC_KIND_OBJECT;
      g_autofree char *value = dup_part (document, DOC_NODE_ROOT, members[kind], kind == TYPE || kind == MATCHES);
      g_autofree char *minimum = bounds ? dup_part (document, node, "min", FALSE) : g_strdup (value);
      g_autofree char *maximum = bounds ? dup_part (document, node, "max", FALSE) : g_strdup (value);

      if (node == DOC_NODE_NONE)
        continue;
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), kind);
      on_kind_cb (self);
      gtk_switch_set_active (GTK_SWITCH (self->exists), !g_str_equal (value, "false"));
      gtk_editable_set_text (GTK_EDITABLE (self->value), value);
      gtk_editable_set_text (GTK_EDITABLE (self->minimum), minimum);
      gtk_editable_set_text (GTK_EDITABLE (self->maximum), maximum);
    }
}

GtkWindow *
app_expect_window_new (GtkWindow *parent, const char *pointer, DocDocument *answer, CodefExpectation *expectation)
{
  AppExpectWindow *self = g_object_new (APP_TYPE_EXPECT_WINDOW, "transient-for", parent, NULL);

  self->pointer = g_strdup (pointer);
  gtk_label_set_text (GTK_LABEL (self->place), *pointer != '\0' ? pointer : _("The whole answer"));
  read_place (self, answer);
  on_kind_cb (self);
  if (expectation != NULL)
    show_expectation (self, expectation);
  return GTK_WINDOW (self);
}
