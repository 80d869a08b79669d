#include "pzem.h"
#include "bytes.h"
#include "crc.h"

namespace wattnode {

static const uint8_t kReadInput = 0x04;
static const uint32_t kModulusWh = 10000000;

void pzemRequest(uint8_t address, uint8_t out[kPzemRequest]) {
  out[0] = address;
  out[1] = kReadInput;
  putBe(out + 2, 0, 2);
  putBe(out + 4, 10, 2);
  putLe(out + 6, crc16Modbus(out, 6), 2);
}

PzemValues pzemReply(const uint8_t* bytes, size_t length, uint8_t address) {
  PzemValues values;
  if (length != kPzemReply || bytes[1] != kReadInput || bytes[2] != 20) return values;
  if (bytes[0] != address && address != kPzemAnyAddress) return values;
  if (getLe(bytes + 23, 2) != crc16Modbus(bytes, 23)) return values;
  const uint8_t* registers = bytes + 3;
  // Of 32-bit values the low word comes first.
  const auto wide = [registers](uint8_t at) {
    return static_cast<uint32_t>(getBe16(registers + at)) | static_cast<uint32_t>(getBe16(registers + at + 2)) << 16;
  };
  values.energyWh = wide(10);
  if (values.energyWh >= kModulusWh) return values;
  values.voltageV = static_cast<float>(getBe16(registers)) / 10;
  values.currentA = static_cast<float>(wide(2)) / 1000;
  values.powerW = static_cast<float>(wide(6)) / 10;
  values.frequencyHz = static_cast<float>(getBe16(registers + 14)) / 10;
  values.powerFactor = static_cast<float>(getBe16(registers + 16)) / 100;
  values.isValid = true;
  return values;
}

void PzemRegister::begin(uint64_t offsetWh, uint64_t totalWh) {
  offsetWh_ = offsetWh;
  lastWh_ = totalWh > offsetWh ? static_cast<uint32_t>(totalWh - offsetWh) : 0;
}

uint64_t PzemRegister::total(uint32_t rawWh) {
  if (rawWh < lastWh_) {
    // Near its end it went over it; anywhere else somebody pressed the button.
    offsetWh_ += lastWh_ > kModulusWh / 10 * 9 ? kModulusWh : lastWh_;
  }
  lastWh_ = rawWh;
  return offsetWh_ + rawWh;
}

}  // namespace wattnode
