#pragma once
#include "sht31.h"

namespace wattnode {

/** At least between two reads. [ms] */
constexpr uint32_t kDht22IntervalMs = 2000;

/** Reads 40 bits from how long each was high, about 27 µs for 0 and 70 µs for 1. False where one is neither. [µs] */
bool dht22Bits(const uint8_t highUs[40], uint8_t out[5]);

/** Reads a DHT22's five bytes: humidity and temperature in tenths, sign and magnitude, and their sum. */
Air dht22Air(const uint8_t bytes[5]);

}  // namespace wattnode
