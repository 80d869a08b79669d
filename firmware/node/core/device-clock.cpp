#include "device-clock.h"

namespace wattnode {

static const uint64_t kWindowMs = 20ull * 365 * 86400 * 1000;
static const uint32_t kLongestWayMs = 2000;
static const uint64_t kStepMs = 300000;
static const uint64_t kAgreesMs = 2000;
/** At 50 ppm a clock without a server is 0.4 s off by then. */
static const uint64_t kSyncedForMs = 2ull * 3600 * 1000;
static const uint64_t kAskMs = 1800000;
static const uint64_t kFirstAskMs = 15000;

static uint64_t between(uint64_t a, uint64_t b) { return a > b ? a - b : b - a; }

bool DeviceClock::hear(uint64_t serverMs, uint64_t uptimeMs, uint32_t roundTripMs) {
  if (serverMs < earliestMs_ || serverMs > earliestMs_ + kWindowMs || roundTripMs > kLongestWayMs) return false;
  if (serverMs < uptimeMs) return false;
  const uint64_t startMs = serverMs - uptimeMs;
  if (isKnown_ && between(startMs, startMs_) > kStepMs) {
    const bool agrees = isDoubting_ && between(startMs, doubtedStartMs_) <= kAgreesMs;
    isDoubting_ = true;
    doubtedStartMs_ = startMs;
    if (!agrees) return false;
  }
  isDoubting_ = false;
  isKnown_ = true;
  startMs_ = startMs;
  heardAt_ = uptimeMs;
  return true;
}

TimeQuality DeviceClock::quality(uint64_t uptimeMs) const {
  if (!isKnown_) return TimeQuality::Estimated;
  return uptimeMs - heardAt_ <= kSyncedForMs ? TimeQuality::Synced : TimeQuality::Holdover;
}

bool DeviceClock::isAskDue(uint64_t uptimeMs) {
  const bool isFresh = isKnown_ && !isDoubting_ && uptimeMs - heardAt_ < kAskMs;
  if (hasAsked_ && (isFresh || uptimeMs - askedAt_ < kFirstAskMs)) return false;
  hasAsked_ = true;
  askedAt_ = uptimeMs;
  return true;
}

}  // namespace wattnode
