#include "../core/backoff.h"
#include "../core/bytes.h"
#include "../core/device-clock.h"
#include "../core/sntp.h"
#include "../core/watchdog.h"
#include "check.h"

using namespace wattnode;

static const uint64_t kBuilt = 1764201600000ull;  // 2025-11-27
static const uint64_t kNow = 1795824000000ull;    // 2026-11-28

static void answer(uint8_t packet[kSntpPacket], uint64_t nonce, uint64_t ms) {
  for (uint8_t i = 0; i < kSntpPacket; i++) packet[i] = 0;
  packet[0] = 0x24;
  packet[1] = 2;
  putBe(packet + 24, nonce, 8);
  const uint64_t seconds = ms / 1000 + 2208988800ull;
  const uint64_t fraction = ((ms % 1000) << 32) / 1000 + 1;
  for (uint8_t at = 32; at <= 40; at = static_cast<uint8_t>(at + 8)) {
    putBe(packet + at, seconds & 0xFFFFFFFFu, 4);
    putBe(packet + at + 4, fraction, 4);
  }
}

static void testSntp() {
  uint8_t packet[kSntpPacket];
  sntpRequest(0x0123456789ABCDEFull, packet);
  CHECK(packet[0] == 0x23);
  CHECK(getBe(packet + 40, 8) == 0x0123456789ABCDEFull);
  answer(packet, 99, kNow + 250);
  CHECK(sntpTime(packet, kSntpPacket, 99) == kNow + 250);
  CHECK(sntpTime(packet, kSntpPacket, 98) == 0);
  CHECK(sntpTime(packet, kSntpPacket - 1, 99) == 0);
  // After the era that ends in 2036.
  answer(packet, 99, 2085978495000ull + 86400000);
  CHECK(sntpTime(packet, kSntpPacket, 99) == 2085978495000ull + 86400000);
  const uint8_t firsts[] = {0xE4, 0x23, 0x25, 0x0C, 0x3C};
  for (uint8_t first : firsts) {
    answer(packet, 99, kNow);
    packet[0] = first;
    CHECK(sntpTime(packet, kSntpPacket, 99) == 0);
  }
  const uint8_t strata[] = {0, 16, 255};
  for (uint8_t stratum : strata) {
    answer(packet, 99, kNow);
    packet[1] = stratum;
    CHECK(sntpTime(packet, kSntpPacket, 99) == 0);
  }
  answer(packet, 99, kNow);
  putBe(packet + 40, 0, 8);
  CHECK(sntpTime(packet, kSntpPacket, 99) == 0);
}

static void testClock() {
  DeviceClock clock(kBuilt);
  CHECK(!clock.isKnown() && clock.timeAt(5000) == 0);
  CHECK(clock.quality(5000) == TimeQuality::Estimated);
  CHECK(clock.isAskDue(0) && !clock.isAskDue(14999) && clock.isAskDue(15000));
  CHECK(!clock.hear(kBuilt - 1, 10000, 40));
  CHECK(!clock.hear(kBuilt + 21ull * 365 * 86400000, 10000, 40));
  CHECK(!clock.hear(kNow, 10000, 2001));
  CHECK(!clock.isKnown());
  CHECK(clock.hear(kNow, 10000, 40));
  CHECK(clock.timeAt(10000) == kNow && clock.timeAt(4000) == kNow - 6000);
  CHECK(clock.quality(10000) == TimeQuality::Synced);
  CHECK(clock.quality(10000 + 7200000) == TimeQuality::Synced);
  CHECK(clock.quality(10001 + 7200000) == TimeQuality::Holdover);
  CHECK(!clock.isAskDue(1000000) && clock.isAskDue(1810001));
  // A few seconds are taken; a day only when it is said twice.
  CHECK(clock.hear(kNow + 60000 + 3000, 70000, 40));
  CHECK(clock.timeAt(70000) == kNow + 63000);
  CHECK(!clock.hear(kNow + 86400000, 80000, 40));
  CHECK(clock.timeAt(80000) == kNow + 73000);
  CHECK(!clock.hear(kNow + 5 * 86400000ull, 90000, 40));
  CHECK(clock.hear(kNow + 5 * 86400000ull + 10500, 100000, 40));
  CHECK(clock.timeAt(100000) == kNow + 5 * 86400000ull + 10500);
}

static void testBackoff() {
  Backoff backoff(1000, 300000);
  CHECK(backoff.next(0xFFFFFFFFu) == 1000);
  CHECK(backoff.next(0xFFFFFFFFu) == 2000);
  CHECK(backoff.next(0) == 0);
  CHECK(backoff.next(0x80000000u) == 4000);
  for (uint8_t i = 0; i < 20; i++) backoff.next(1);
  CHECK(backoff.next(0xFFFFFFFFu) == 300000);
  backoff.reset();
  CHECK(backoff.next(0xFFFFFFFFu) == 1000);
}

static void testWatchdog() {
  Watchdog watchdog(30000, 300000, 600000);
  watchdog.begin(1000);
  CHECK(watchdog.isWell(31000));
  CHECK(!watchdog.isWell(31001));
  watchdog.done(Duty::Sample, 31000);
  CHECK(watchdog.isWell(61000));
  for (uint32_t at = 61000; at <= 301000; at += 30000) watchdog.done(Duty::Sample, at);
  CHECK(watchdog.isWell(301000));
  // Samples alone do not do.
  watchdog.done(Duty::Sample, 302000);
  CHECK(!watchdog.isWell(302000));
}

void testTime() {
  testSntp();
  testClock();
  testBackoff();
  testWatchdog();
}
