#pragma once
#include <stdint.h>

namespace wattnode {

/**
 * How long to wait before the next try: anything from 0 to min(longest, first·2ⁿ), so that 10,000 nodes that lost the same server do
 * not come back together (full jitter).
 */
class Backoff {
 public:
  Backoff(uint32_t firstMs, uint32_t longestMs) : firstMs_(firstMs), longestMs_(longestMs), ceilingMs_(firstMs) {}

  /** The wait after one more failure, by a random number. [ms] */
  uint32_t next(uint32_t random) {
    const uint32_t waitMs = static_cast<uint32_t>((static_cast<uint64_t>(random) * (static_cast<uint64_t>(ceilingMs_) + 1)) >> 32);
    ceilingMs_ = ceilingMs_ > longestMs_ / 2 ? longestMs_ : ceilingMs_ * 2;
    return waitMs;
  }

  /** It worked, and for a while. */
  void reset() { ceilingMs_ = firstMs_; }

  uint32_t ceilingMs() const { return ceilingMs_; }

 private:
  uint32_t firstMs_;
  uint32_t longestMs_;
  uint32_t ceilingMs_;
};

}  // namespace wattnode
