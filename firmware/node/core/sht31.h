#pragma once
#include "missing.h"

namespace wattnode {

/** Temperature and humidity of the air. */
struct Air {
  float tempC = missing();
  float humidityPct = missing();
};

/** Reads the six bytes of an SHT31: T = −45 + 175·raw/65535, RH = 100·raw/65535; each missing where its checksum is wrong. */
Air sht31Air(const uint8_t bytes[6]);

}  // namespace wattnode
