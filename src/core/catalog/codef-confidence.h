/* SPDX-License-Identifier: MIT */
/* How well something in the catalogue is evidenced. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CodefConfidence:
 * @CODEF_CONFIDENCE_HIGH: an official sample or client, or the vendor's own table
 * @CODEF_CONFIDENCE_MEDIUM: working third-party code, or notes from the vendor's guide
 * @CODEF_CONFIDENCE_LOW: a name or a path alone
 */
typedef enum
{
  CODEF_CONFIDENCE_HIGH,
  CODEF_CONFIDENCE_MEDIUM,
  CODEF_CONFIDENCE_LOW,
} CodefConfidence;

#define CODEF_TYPE_CONFIDENCE (codef_confidence_get_type ())
GType codef_confidence_get_type (void);

G_END_DECLS
