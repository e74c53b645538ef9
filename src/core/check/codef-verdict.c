/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-verdict.h"

struct _CodefVerdict
{
  GObject            parent_instance;
  CodefVerdictSource source;
  gboolean           passed;
  DocNode            node;
  char              *pointer; /* (owned) */
  char              *message; /* (owned) */
};
G_DEFINE_FINAL_TYPE (CodefVerdict, codef_verdict, G_TYPE_OBJECT)

static void
codef_verdict_finalize (GObject *object)
{
  CodefVerdict *self = CODEF_VERDICT (object);

  g_free (self->pointer);
  g_free (self->message);
  G_OBJECT_CLASS (codef_verdict_parent_class)->finalize (object);
}

static void
codef_verdict_class_init (CodefVerdictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_verdict_finalize;
}

static void
codef_verdict_init (CodefVerdict *self)
{
}

CodefVerdict *
codef_verdict_new (CodefVerdictSource source, gboolean passed, DocNode node, const char *pointer, const char *message)
{
  CodefVerdict *self = g_object_new (CODEF_TYPE_VERDICT, NULL);

  self->source = source;
  self->passed = passed;
  self->node = node;
  self->pointer = g_strdup (pointer);
  self->message = g_strdup (message);
  return self;
}

CodefVerdictSource
codef_verdict_get_source (CodefVerdict *self)
{
  g_return_val_if_fail (CODEF_IS_VERDICT (self), CODEF_VERDICT_EXPECTATION);

  return self->source;
}

gboolean
codef_verdict_passed (CodefVerdict *self)
{
  g_return_val_if_fail (CODEF_IS_VERDICT (self), FALSE);

  return self->passed;
}

DocNode
codef_verdict_get_node (CodefVerdict *self)
{
  g_return_val_if_fail (CODEF_IS_VERDICT (self), DOC_NODE_NONE);

  return self->node;
}

const char *
codef_verdict_get_pointer (CodefVerdict *self)
{
  g_return_val_if_fail (CODEF_IS_VERDICT (self), NULL);

  return self->pointer;
}

const char *
codef_verdict_get_message (CodefVerdict *self)
{
  g_return_val_if_fail (CODEF_IS_VERDICT (self), NULL);

  return self->message;
}
