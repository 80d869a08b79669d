#include "../core/reading-log.h"
#include "../core/unknown-times.h"
#include "check.h"
#include "memory-flash.h"

using namespace wattnode;

namespace {

// Five slots a sector, of which four for readings.
using SmallFlash = MemoryFlash<4, 272>;
SmallFlash flash;

bool appendOne(ReadingLog& log) {
  Reading reading;
  reading.uptimeMs = log.lastSeq() * 5000ull + 5000;
  reading.energyMwh = log.boot() * 1000ull + log.lastSeq() + 1;
  return log.append(reading);
}

/** Reads and so sends all; gives how many, 0xFFFF where they are not one boot's run up to `last`. */
uint16_t sendAll(ReadingLog& log, uint32_t boot, uint32_t last) {
  LogPlace at = log.tail();
  Reading reading;
  uint16_t count = 0;
  uint32_t seq = 0;
  while (log.read(at, reading)) {
    if (reading.boot != boot || (count > 0 && reading.seq != seq + 1)) return 0xFFFF;
    if (reading.energyMwh != boot * 1000ull + reading.seq) return 0xFFFF;
    seq = reading.seq;
    count++;
  }
  log.noteSent(at);
  return seq == last || count == 0 ? count : 0xFFFF;
}

void testRound() {
  flash.reset();
  ReadingLog log(flash);
  CHECK(log.mount() && log.pending() == 0 && log.boot() == 0 && log.energyMwh() == kNoEnergy);
  CHECK(log.beginBoot(100) == 100);
  // Many times around the ring.
  uint32_t acked = 0;
  for (uint32_t i = 1; i <= 200; i++) {
    CHECK(appendOne(log));
    if (i % 5 != 0) continue;
    CHECK(sendAll(log, 100, i) == i - acked);
    log.acknowledge(100, acked = i - 2);
    CHECK(log.pending() == 2);
  }
  CHECK(log.dropped() == 0 && log.broken() == 0 && log.lastSeq() == 200 && log.wear() > 10);
  CHECK(flash.erases >= 4 * log.wear() && flash.erases <= 4 * (log.wear() + 1));
  // After a restart it goes on: at most what was acknowledged since the last mark comes again.
  ReadingLog again(flash);
  CHECK(again.mount());
  CHECK(again.pending() >= 2 && again.pending() <= 2 + 5);
  CHECK(again.energyMwh() == 100200);
  CHECK(again.beginBoot(1) == 101 && again.lastSeq() == 0);
  const uint32_t before = again.pending();
  CHECK(sendAll(again, 100, 200) == before);
  again.acknowledge(100, 200);
  CHECK(again.pending() == 0);
  again.saveMark();
  ReadingLog third(flash);
  CHECK(third.mount() && third.pending() == 0 && third.beginBoot(1) == 102);
}

void testAcknowledging() {
  flash.reset();
  ReadingLog log(flash);
  log.mount();
  log.beginBoot(7);
  for (uint8_t i = 0; i < 6; i++) appendOne(log);
  // Of what was not sent nothing is deleted, whatever is said.
  log.acknowledge(7, 6);
  CHECK(log.pending() == 6);
  LogPlace at = log.tail();
  Reading reading;
  for (uint8_t i = 0; i < 4; i++) log.read(at, reading);
  log.noteSent(at);
  log.acknowledge(7, 3000000000u);
  CHECK(log.pending() == 2);
  log.acknowledge(6, 9);
  log.acknowledge(8, 9);
  CHECK(log.pending() == 2);
  // Two boots: the later one's acknowledgement waits for the earlier's.
  ReadingLog next(flash);
  next.mount();
  next.beginBoot(0);
  for (uint8_t i = 0; i < 3; i++) appendOne(next);
  at = next.tail();
  while (next.read(at, reading)) {}
  next.noteSent(at);
  const uint32_t before = next.pending();
  next.acknowledge(8, 3);
  CHECK(next.pending() == before);
  next.acknowledge(7, 5);
  CHECK(next.pending() == 4);
  next.acknowledge(7, 4);
  CHECK(next.pending() == 4);
  next.acknowledge(7, 6);
  CHECK(next.pending() == 0);
}

void testDropping() {
  flash.reset();
  ReadingLog log(flash);
  log.mount();
  log.beginBoot(7);
  for (uint8_t i = 0; i < 100; i++) CHECK(appendOne(log));
  CHECK(log.dropped() + log.pending() == 100);
  CHECK(log.pending() >= log.capacity() && log.pending() <= log.capacity() + 4 && log.capacity() == 12);
  Reading oldest;
  LogPlace at = log.tail();
  CHECK(log.read(at, oldest) && oldest.seq == log.dropped() + 1);
  const uint32_t dropped = log.dropped();
  const uint32_t pending = log.pending();
  ReadingLog again(flash);
  CHECK(again.mount() && again.dropped() == dropped && again.pending() == pending);
  CHECK(sendAll(again, 7, 100) == pending);
}

void testFaults() {
  // Writes that fail or go wrong are made again in the next slot; nothing is lost.
  for (uint8_t kind = 0; kind < 2; kind++) {
    flash.reset();
    (kind == 0 ? flash.failEvery : flash.flipEvery) = 5;
    ReadingLog log(flash);
    log.mount();
    log.beginBoot(7);
    uint32_t acked = 0;
    for (uint8_t i = 1; i <= 60; i++) {
      CHECK(appendOne(log));
      if (i % 4 != 0) continue;
      CHECK(sendAll(log, 7, i) == i - acked);
      log.acknowledge(7, acked = i);
    }
    CHECK(log.dropped() == 0 && log.pending() == 0);
    ReadingLog again(flash);
    CHECK(again.mount() && again.dropped() == 0 && again.beginBoot(0) == 8);
  }
  // A bit of each stored byte rots: all is still there.
  flash.reset();
  ReadingLog log(flash);
  log.mount();
  log.beginBoot(7);
  for (uint8_t i = 0; i < 9; i++) appendOne(log);
  for (uint32_t sector = 0; sector < 4; sector++) {
    flash.bytes[sector * 272 + 5] ^= 0x10;
    for (uint8_t slot = 0; slot < 5; slot++) flash.bytes[sector * 272 + 12 + slot * 52 + 7 * slot + 3] ^= 0x02;
  }
  ReadingLog rotten(flash);
  CHECK(rotten.mount() && rotten.pending() == 9 && sendAll(rotten, 7, 9) == 9);
  // A flash that takes nothing: the reading is lost, and that is said.
  flash.failEvery = 1;
  CHECK(!appendOne(rotten) && rotten.dropped() == 1);
  flash.failEvery = 0;
  CHECK(appendOne(rotten));
  // Anything at all on the flash counts as empty.
  for (uint32_t i = 0; i < sizeof flash.bytes; i++) flash.bytes[i] = static_cast<uint8_t>(i * 167 + 13);
  ReadingLog strange(flash);
  CHECK(strange.mount() && strange.pending() == 0 && strange.beginBoot(1) == 1);
  for (uint8_t i = 0; i < 30; i++) CHECK(appendOne(strange));
  MemoryFlash<2, 272> tiny;
  ReadingLog none(tiny);
  CHECK(!none.mount());
}

void testUnknownTimes() {
  flash.reset();
  // Boots 1 and 2 never learn the time: 3 readings to 15 s, 2 to 10 s. Boot 3 began at 1,000,000 s.
  for (uint8_t boot = 0; boot < 3; boot++) {
    ReadingLog log(flash);
    log.mount();
    log.beginBoot(1);
    for (uint8_t i = 0; i < 3 - boot; i++) appendOne(log);
  }
  ReadingLog log(flash);
  log.mount();
  CHECK(log.beginBoot(1) == 4);
  // Boots 3, 2 and 1 ran for 5, 10 and 15 s before boot 4 did.
  CHECK(estimatedStart(log, 3, 1000000000) == 1000000000 - 5000);
  CHECK(estimatedStart(log, 2, 1000000000) == 1000000000 - 15000);
  CHECK(estimatedStart(log, 1, 1000000000) == 1000000000 - 30000);
  Reading known;
  known.uptimeMs = 2000;
  known.tsMs = 700000000;
  log.append(known);
  CHECK(estimatedStart(log, 3, 1000000000) == 700000000 - 2000 - 5000);
}

}  // namespace

void testLog() {
  testRound();
  testAcknowledging();
  testDropping();
  testFaults();
  testUnknownTimes();
}
