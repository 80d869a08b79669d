#include "sht31.h"
#include "bytes.h"
#include "crc.h"

namespace wattnode {

Air sht31Air(const uint8_t bytes[6]) {
  Air air;
  if (crc8Sensirion(bytes, 2) == bytes[2]) air.tempC = -45 + 175 * static_cast<float>(getBe16(bytes)) / 65535;
  if (crc8Sensirion(bytes + 3, 2) == bytes[5]) air.humidityPct = 100 * static_cast<float>(getBe16(bytes + 3)) / 65535;
  return air;
}

}  // namespace wattnode
