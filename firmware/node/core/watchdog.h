#pragma once
#include <stdint.h>

namespace wattnode {

/** What must go on for a node to be well. */
enum class Duty : uint8_t { Sample = 0, Store = 1, Talk = 2 };

/** Feeds the hardware's watchdog only while every duty was done lately: a loop that merely turns is not enough. */
class Watchdog {
 public:
  Watchdog(uint32_t sampleMs, uint32_t storeMs, uint32_t talkMs) : limitMs_{sampleMs, storeMs, talkMs} {}

  void begin(uint64_t uptimeMs) {
    for (uint64_t& at : doneAt_) at = uptimeMs;
  }

  void done(Duty duty, uint64_t uptimeMs) { doneAt_[static_cast<uint8_t>(duty)] = uptimeMs; }

  bool isWell(uint64_t uptimeMs) const {
    for (uint8_t i = 0; i < 3; i++) {
      if (uptimeMs - doneAt_[i] > limitMs_[i]) return false;
    }
    return true;
  }

 private:
  uint32_t limitMs_[3];
  uint64_t doneAt_[3] = {0, 0, 0};
};

}  // namespace wattnode
