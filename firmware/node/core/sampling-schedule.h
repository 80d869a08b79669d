#pragma once
#include <stdint.h>

namespace wattnode {

/** When to measure: at whole multiples of a period of uptime, none twice; what was not met is counted, not made up. */
class SamplingSchedule {
 public:
  explicit SamplingSchedule(uint32_t periodMs) : periodMs_(periodMs) {}

  bool isDue(uint64_t uptimeMs) {
    const uint64_t slot = uptimeMs / periodMs_;
    if (hasBegun_ && slot <= slot_) return false;
    if (hasBegun_) missed_ += static_cast<uint32_t>(slot - slot_ - 1);
    hasBegun_ = true;
    slot_ = slot;
    return true;
  }

  /** Until the next is due. [ms] */
  uint32_t waitMs(uint64_t uptimeMs) const {
    if (!hasBegun_) return 0;
    const uint64_t next = (slot_ + 1) * periodMs_;
    return next > uptimeMs ? static_cast<uint32_t>(next - uptimeMs) : 0;
  }

  uint32_t missed() const { return missed_; }

 private:
  uint32_t periodMs_;
  uint64_t slot_ = 0;
  uint32_t missed_ = 0;
  bool hasBegun_ = false;
};

}  // namespace wattnode
