#pragma once
#include "../core/flash.h"
#include <string.h>

/** Flash in memory, whose power may go at any byte, and whose writes may fail. */
template <uint32_t kSectors, uint32_t kSize>
class MemoryFlash : public wattnode::Flash {
 public:
  MemoryFlash() { reset(); }

  void reset() {
    memset(bytes, 0xFF, sizeof bytes);
    budget = 0xFFFFFFFFu;
    spent = 0;
    isCut = false;
    failEvery = 0;
    flipEvery = 0;
    writes = 0;
    erases = 0;
  }

  uint32_t sectorSize() const override { return kSize; }
  uint32_t sectorCount() const override { return kSectors; }

  bool read(uint32_t at, uint8_t* out, size_t length) override {
    if (isCut || at + length > sizeof bytes) return false;
    memcpy(out, bytes + at, length);
    return true;
  }

  bool write(uint32_t at, const uint8_t* from, size_t length) override {
    if (isCut || at + length > sizeof bytes) return false;
    writes++;
    if (failEvery > 0 && writes % failEvery == 0) return false;
    for (size_t i = 0; i < length; i++) {
      const bool isLast = isSpent();
      // The byte under way is written in part.
      bytes[at + i] &= static_cast<uint8_t>(isLast ? from[i] | 0x55 : from[i]);
      if (isLast) return false;
    }
    if (flipEvery > 0 && writes % flipEvery == 0) bytes[at + length / 2] ^= 0x20;
    return true;
  }

  bool erase(uint32_t sector) override {
    if (isCut || sector >= kSectors) return false;
    erases++;
    for (uint32_t i = 0; i < kSize; i++) {
      uint8_t& byte = bytes[sector * kSize + i];
      const bool isLast = isSpent();
      byte = isLast ? byte | 0xAA : 0xFF;
      if (isLast) return false;
    }
    return true;
  }

  void powerUp() {
    isCut = false;
    budget = 0xFFFFFFFFu;
  }

  uint8_t bytes[kSectors * kSize];
  uint32_t budget;
  uint32_t spent;
  uint32_t writes;
  uint32_t erases;
  uint32_t failEvery;
  uint32_t flipEvery;
  bool isCut;

 private:
  bool isSpent() {
    if (spent++ < budget) return false;
    isCut = true;
    return true;
  }
};
