#include "crc.h"
#include "bytes.h"

namespace wattnode {

uint8_t crc8Sensirion(const uint8_t* bytes, size_t length) {
  uint8_t crc = 0xFF;
  for (size_t i = 0; i < length; i++) {
    crc = static_cast<uint8_t>(crc ^ bytes[i]);
    for (uint8_t bit = 0; bit < 8; bit++) {
      crc = static_cast<uint8_t>((crc & 0x80) ? (crc << 1) ^ 0x31 : crc << 1);
    }
  }
  return crc;
}

uint16_t crc16Modbus(const uint8_t* bytes, size_t length) {
  uint16_t crc = 0xFFFF;
  for (size_t i = 0; i < length; i++) {
    crc = static_cast<uint16_t>(crc ^ bytes[i]);
    for (uint8_t bit = 0; bit < 8; bit++) {
      crc = static_cast<uint16_t>((crc & 1) ? (crc >> 1) ^ 0xA001 : crc >> 1);
    }
  }
  return crc;
}

// By half bytes: a table of 64 bytes, as on AVR constants take up RAM.
static const uint32_t kHalfByte[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                       0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                       0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};

uint32_t crc32(const uint8_t* bytes, size_t length) {
  uint32_t crc = 0xFFFFFFFFu;
  for (size_t i = 0; i < length; i++) {
    crc ^= bytes[i];
    crc = (crc >> 4) ^ kHalfByte[crc & 15];
    crc = (crc >> 4) ^ kHalfByte[crc & 15];
  }
  return ~crc;
}

// A CRC is linear: what is wrong with it depends only on which bit is, and for each bit before another by one step of its register.
bool mendCrc32(uint8_t* bytes, size_t length) {
  const uint32_t stored = getLe32(bytes + length);
  const uint32_t wrong = stored ^ crc32(bytes, length);
  if ((wrong & (wrong - 1)) == 0) {
    putLe(bytes + length, stored ^ wrong, 4);
    return true;
  }
  uint32_t step = 0xEDB88320u;
  for (size_t bit = length * 8; bit-- > 0;) {
    if (step == wrong) {
      bytes[bit / 8] = static_cast<uint8_t>(bytes[bit / 8] ^ (1 << (bit % 8)));
      return true;
    }
    step = (step >> 1) ^ ((step & 1) ? 0xEDB88320u : 0);
  }
  return false;
}

}  // namespace wattnode
