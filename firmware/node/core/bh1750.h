#pragma once
#include "bytes.h"
#include "missing.h"

namespace wattnode {

/** Illuminance of a BH1750 in its high-resolution mode: raw / 1.2; missing where it is beyond its range or did not answer. [lx] */
inline float bh1750Illuminance(const uint8_t* bytes, size_t length) {
  if (length != 2) return missing();
  const uint16_t raw = getBe16(bytes);
  return raw == 0xFFFF ? missing() : static_cast<float>(raw) / 1.2f;
}

}  // namespace wattnode
