#pragma once
#include "missing.h"
#include <stddef.h>

namespace wattnode {

/** What a PZEM-004T v3 measures, by its Modbus registers 0x0000 to 0x0009. */
struct PzemValues {
  float voltageV = missing();
  float currentA = missing();
  float powerW = missing();
  float frequencyHz = missing();
  float powerFactor = missing();
  /** The register as the meter has it, 0 to 9,999,999; it begins anew then. [Wh] */
  uint32_t energyWh = 0;
  bool isValid = false;
};

constexpr size_t kPzemRequest = 8;
constexpr size_t kPzemReply = 25;
/** What every PZEM answers to, where there is only one on the wire. */
constexpr uint8_t kPzemAnyAddress = 0xF8;

/** Writes the request for all values: function 0x04, 10 registers from 0. 9600 baud, 8N1. */
void pzemRequest(uint8_t address, uint8_t out[kPzemRequest]);

/** Reads a reply; not valid where length, address, function or checksum are not those of one. */
PzemValues pzemReply(const uint8_t* bytes, size_t length, uint8_t address);

/** A PZEM's register as one that only grows: over its end, and over a reset by its button. */
class PzemRegister {
 public:
  /** `offsetWh` is what saved() said last; `totalWh` what was last known of the whole register, 0 where nothing was. */
  void begin(uint64_t offsetWh, uint64_t totalWh);

  /** The whole register at this raw one. [Wh] */
  uint64_t total(uint32_t rawWh);

  /** What has to be kept over restarts; changes when the raw register begins anew. [Wh] */
  uint64_t saved() const { return offsetWh_; }

 private:
  uint64_t offsetWh_ = 0;
  uint32_t lastWh_ = 0;
};

}  // namespace wattnode
