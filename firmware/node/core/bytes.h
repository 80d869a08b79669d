#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** Whole numbers in memory, least significant byte first (Le) or last (Be). */
inline void putLe(uint8_t* at, uint64_t value, uint8_t bytes) {
  for (uint8_t i = 0; i < bytes; i++) at[i] = static_cast<uint8_t>(value >> (8 * i));
}

inline uint64_t getLe(const uint8_t* at, uint8_t bytes) {
  uint64_t value = 0;
  for (uint8_t i = bytes; i-- > 0;) value = (value << 8) | at[i];
  return value;
}

inline uint32_t getLe32(const uint8_t* at) { return static_cast<uint32_t>(getLe(at, 4)); }

inline void putBe(uint8_t* at, uint64_t value, uint8_t bytes) {
  for (uint8_t i = 0; i < bytes; i++) at[i] = static_cast<uint8_t>(value >> (8 * (bytes - 1 - i)));
}

inline uint64_t getBe(const uint8_t* at, uint8_t bytes) {
  uint64_t value = 0;
  for (uint8_t i = 0; i < bytes; i++) value = (value << 8) | at[i];
  return value;
}

inline uint16_t getBe16(const uint8_t* at) { return static_cast<uint16_t>(getBe(at, 2)); }

}  // namespace wattnode
