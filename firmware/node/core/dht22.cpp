#include "dht22.h"
#include "bytes.h"

namespace wattnode {

bool dht22Bits(const uint8_t highUs[40], uint8_t out[5]) {
  for (uint8_t i = 0; i < 40; i++) {
    if (highUs[i] < 10 || highUs[i] > 100) return false;
    out[i / 8] = static_cast<uint8_t>(out[i / 8] << 1 | (highUs[i] > 48 ? 1 : 0));
  }
  return true;
}

Air dht22Air(const uint8_t bytes[5]) {
  Air air;
  if (static_cast<uint8_t>(bytes[0] + bytes[1] + bytes[2] + bytes[3]) != bytes[4]) return air;
  const uint16_t humidity = getBe16(bytes);
  const uint16_t temperature = getBe16(bytes + 2);
  // A line that is stuck low has a right sum too.
  if (humidity == 0 && temperature == 0) return air;
  const float magnitude = static_cast<float>(temperature & 0x7FFF) / 10;
  const float tempC = (temperature & 0x8000) ? -magnitude : magnitude;
  if (humidity <= 1000) air.humidityPct = static_cast<float>(humidity) / 10;
  if (tempC >= -40 && tempC <= 80) air.tempC = tempC;
  return air;
}

}  // namespace wattnode
