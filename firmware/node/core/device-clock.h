#pragma once
#include "reading.h"

namespace wattnode {

/** The time, from a time server and the clock since the start. */
class DeviceClock {
 public:
  /** Times before `earliestMs`, when this firmware was built, are not believed; nor those 20 years later. [ms since 1970] */
  explicit DeviceClock(uint64_t earliestMs) : earliestMs_(earliestMs) {}

  /**
   * Hears a server's time at an uptime halfway between request and answer, `roundTripMs` apart. False where it is not believed: outside
   * the window, after too long a way, or more than five minutes from what this clock says unless the next answer agrees.
   */
  bool hear(uint64_t serverMs, uint64_t uptimeMs, uint32_t roundTripMs);

  bool isKnown() const { return isKnown_; }

  /** The time of an uptime, also of one before the time was known; 0 where it is not. [ms since 1970] */
  uint64_t timeAt(uint64_t uptimeMs) const { return isKnown_ ? startMs_ + uptimeMs : 0; }

  /** When this start began. [ms since 1970] */
  uint64_t startMs() const { return startMs_; }

  TimeQuality quality(uint64_t uptimeMs) const;

  /** Whether to ask a server: at first every 15 s, then every half hour. */
  bool isAskDue(uint64_t uptimeMs);

 private:
  uint64_t earliestMs_;
  uint64_t startMs_ = 0;
  uint64_t doubtedStartMs_ = 0;
  uint64_t heardAt_ = 0;
  uint64_t askedAt_ = 0;
  bool hasAsked_ = false;
  bool isKnown_ = false;
  bool isDoubting_ = false;
};

}  // namespace wattnode
