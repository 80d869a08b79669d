#include "../core/reading-log.h"
#include "check.h"
#include "memory-flash.h"

using namespace wattnode;

namespace {

using SmallFlash = MemoryFlash<3, 272>;
SmallFlash flash;

/** What must be there after the power went. */
struct Promise {
  uint32_t appended = 0;
  uint32_t acknowledged = 0;
};

/** A life of a node: 12 readings, three times acknowledged in part, more than once around the ring. */
Promise live() {
  Promise promise;
  ReadingLog log(flash);
  if (!log.mount()) return promise;
  log.beginBoot(7);
  for (uint8_t i = 1; i <= 12 && !flash.isCut; i++) {
    Reading reading;
    reading.uptimeMs = i * 5000ul;
    reading.energyMwh = i * 111u;
    if (log.append(reading)) promise.appended = i;
    if (i % 4 != 0 || flash.isCut) continue;
    LogPlace at = log.tail();
    while (log.read(at, reading)) {}
    log.noteSent(at);
    log.acknowledge(7, promise.acknowledged = i - 1u);
  }
  return promise;
}

bool holds(const Promise& promise, bool& isUsable) {
  ReadingLog log(flash);
  isUsable = log.mount();
  Reading reading;
  uint32_t seq = 0;
  bool isRight = log.dropped() == 0;
  uint32_t count = 0;
  for (LogPlace at = log.tail(); log.read(at, reading); count++) {
    isRight = isRight && reading.boot == 7 && reading.energyMwh == reading.seq * 111u && reading.uptimeMs == reading.seq * 5000ul;
    // The first may have been acknowledged: marks are not written for each. After it there is no gap.
    isRight = isRight && (count == 0 ? reading.seq <= promise.acknowledged + 1 : reading.seq == seq + 1);
    seq = reading.seq;
  }
  // What append() took is there, and at most the one that it was about.
  if (promise.appended > promise.acknowledged) isRight = isRight && seq >= promise.appended;
  isRight = isRight && seq <= promise.appended + 1 && count == log.pending();
  // And life goes on under a new number, which sticks.
  const uint32_t boot = log.beginBoot(7);
  Reading next;
  next.energyMwh = 9999;
  isUsable = isUsable && log.append(next) && (promise.appended == 0 || boot > 7);
  ReadingLog again(flash);
  isUsable = isUsable && again.mount() && again.boot() == boot && again.energyMwh() == 9999 && again.beginBoot(0) == boot + 1;
  return isRight;
}

}  // namespace

/** The power goes at each byte that is written or erased. */
void testPower() {
  flash.reset();
  const Promise whole = live();
  CHECK(whole.appended == 12 && whole.acknowledged == 11);
  const uint32_t bytes = flash.spent;
  CHECK(bytes > 1500);
  for (uint32_t cut = 0; cut < bytes; cut++) {
    flash.reset();
    flash.budget = cut;
    const Promise promise = live();
    CHECK(flash.isCut);
    flash.powerUp();
    bool isUsable = false;
    CHECK(holds(promise, isUsable));
    CHECK(isUsable);
  }
}
