#pragma once
#include "json-fields.h"

namespace wattnode {

/** The firmware that somebody wants a device to run: its number, and where its image is. */
struct DesiredFirmware {
  Span url;
  uint32_t version = 0;
  bool isThere = false;
};

/** Reads `{"desired":{"firmware":{"url":"https://…","version":7}}}`; what else is wanted is left alone. */
DesiredFirmware readDesiredFirmware(const char* text, size_t length);

}  // namespace wattnode
