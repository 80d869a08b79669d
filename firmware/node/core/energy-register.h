#pragma once
#include "missing.h"

namespace wattnode {

/** Energy imported, as a register that only grows: integrated from power where no meter counts. It is kept with each reading. */
class EnergyRegister {
 public:
  /** Goes on from what was last known. [mWh] */
  void begin(uint64_t energyMwh) {
    energyMwh_ = energyMwh == kNoEnergy ? 0 : energyMwh;
    restMj_ = 0;
  }

  /** Adds a mean power over a time. [W, ms] What is missing or exported adds nothing. */
  void add(float powerW, uint32_t durationMs) {
    if (!(powerW > 0) || !(powerW < 1e6f)) return;
    // 1 mWh is 3,600 mJ; whole numbers, as a float would stop growing.
    restMj_ += static_cast<uint64_t>(static_cast<double>(powerW) * durationMs + 0.5);
    energyMwh_ += restMj_ / 3600;
    restMj_ %= 3600;
  }

  uint64_t energyMwh() const { return energyMwh_; }

 private:
  uint64_t energyMwh_ = 0;
  uint64_t restMj_ = 0;
};

}  // namespace wattnode
