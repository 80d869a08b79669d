#include "../core/crc.h"
#include "check.h"

using namespace wattnode;

void testCrc() {
  const uint8_t beef[] = {0xBE, 0xEF};
  CHECK(crc8Sensirion(beef, 2) == 0x92);
  // Ross Williams' check values, "123456789".
  const uint8_t digits[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  CHECK(crc16Modbus(digits, 9) == 0x4B37);
  CHECK(crc32(digits, 9) == 0xCBF43926u);
  CHECK(crc32(digits, 0) == 0);

  uint8_t message[16];
  const auto fill = [&message]() {
    for (uint8_t i = 0; i < 12; i++) message[i] = static_cast<uint8_t>(i * 37 + 11);
    const uint32_t crc = crc32(message, 12);
    for (uint8_t i = 0; i < 4; i++) message[12 + i] = static_cast<uint8_t>(crc >> (8 * i));
  };
  fill();
  CHECK(mendCrc32(message, 12));
  uint16_t mended = 0;
  uint16_t refused = 0;
  for (uint8_t bit = 0; bit < 128; bit++) {
    fill();
    message[bit / 8] = static_cast<uint8_t>(message[bit / 8] ^ (1 << (bit % 8)));
    bool isSame = mendCrc32(message, 12);
    for (uint8_t i = 0; i < 12; i++) isSame = isSame && message[i] == static_cast<uint8_t>(i * 37 + 11);
    if (isSame) mended++;
    for (uint8_t other = 0; other < 128; other += 5) {
      if (other == bit) continue;
      fill();
      message[bit / 8] = static_cast<uint8_t>(message[bit / 8] ^ (1 << (bit % 8)));
      message[other / 8] = static_cast<uint8_t>(message[other / 8] ^ (1 << (other % 8)));
      if (!mendCrc32(message, 12)) refused++;
    }
  }
  CHECK(mended == 128);
  CHECK(refused == 128 * 26 - 26);
}
