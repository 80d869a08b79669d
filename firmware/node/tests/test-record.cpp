#include "../core/record.h"
#include "check.h"
#include <string.h>

using namespace wattnode;

static Reading full() {
  Reading reading;
  reading.boot = 3629;
  reading.seq = 4000000000u;
  reading.uptimeMs = 0x123456789ABCull;
  reading.tsMs = 1795824000123ull;
  reading.timeQuality = TimeQuality::Holdover;
  reading.quality = Quality::Synthetic;
  reading.powerW = -1234.567f;
  reading.voltageV = 229.87f;
  reading.currentA = 5.432f;
  reading.frequencyHz = 59.97f;
  reading.tempC = -12.34f;
  reading.humidityPct = 100;
  reading.illuminanceLx = 54611.67f;
  reading.energyMwh = 0x7FFFFFFFFFFFull;
  return reading;
}

void testRecord() {
  uint8_t slot[kSlot];
  writeReading(full(), slot);
  CHECK(slotKind(slot) == SlotKind::Reading);
  const Reading back = readReading(slot);
  CHECK(back.boot == 3629 && back.seq == 4000000000u && back.uptimeMs == 0x123456789ABCull && back.tsMs == 1795824000123ull);
  CHECK(back.timeQuality == TimeQuality::Holdover && back.quality == Quality::Synthetic);
  CHECK(isNear(back.powerW, -1234.567f, 0.0006f));
  CHECK(isNear(back.voltageV, 229.87f, 0.006f) && isNear(back.currentA, 5.432f, 0.0006f));
  CHECK(isNear(back.frequencyHz, 59.97f, 0.006f) && isNear(back.tempC, -12.34f, 0.006f));
  CHECK(back.humidityPct == 100 && isNear(back.illuminanceLx, 54611.67f, 0.02f));
  CHECK(back.energyMwh == 0x7FFFFFFFFFFFull);

  writeReading(Reading(), slot);
  const Reading none = readReading(slot);
  CHECK(isMissing(none.powerW) && isMissing(none.voltageV) && isMissing(none.currentA) && isMissing(none.frequencyHz));
  CHECK(isMissing(none.tempC) && isMissing(none.humidityPct) && isMissing(none.illuminanceLx) && none.energyMwh == kNoEnergy);
  Reading beyond;
  beyond.powerW = 3e9f;
  beyond.voltageV = -1;
  beyond.tempC = 500;
  beyond.currentA = INFINITY;
  writeReading(beyond, slot);
  const Reading lost = readReading(slot);
  CHECK(isMissing(lost.powerW) && isMissing(lost.voltageV) && isMissing(lost.tempC) && isMissing(lost.currentA));
  Reading zero;
  zero.powerW = zero.voltageV = zero.currentA = zero.tempC = zero.humidityPct = zero.illuminanceLx = 0;
  writeReading(zero, slot);
  const Reading zeros = readReading(slot);
  CHECK(zeros.powerW == 0 && zeros.voltageV == 0 && zeros.currentA == 0 && zeros.tempC == 0 && zeros.illuminanceLx == 0);

  uint8_t whole[kSlot];
  writeReading(full(), whole);
  uint16_t mended = 0;
  uint16_t broken = 0;
  for (uint16_t bit = 0; bit < kSlot * 8; bit++) {
    memcpy(slot, whole, kSlot);
    slot[bit / 8] = static_cast<uint8_t>(slot[bit / 8] ^ (1 << (bit % 8)));
    if (slotKind(slot) == SlotKind::Reading && memcmp(slot, whole, kSlot) == 0) mended++;
    memcpy(slot, whole, kSlot);
    slot[bit / 8] = static_cast<uint8_t>(slot[bit / 8] ^ (1 << (bit % 8)));
    slot[(bit / 8 + 9) % kSlot] ^= 0x41;
    if (slotKind(slot) == SlotKind::Broken) broken++;
  }
  CHECK(mended == kSlot * 8);
  CHECK(broken == kSlot * 8);
  memset(slot, 0xFF, kSlot);
  CHECK(slotKind(slot) == SlotKind::Empty);
  memset(slot, 0, kSlot);
  CHECK(slotKind(slot) == SlotKind::Broken);

  Mark mark;
  mark.boot = 9;
  mark.seq = 77;
  mark.dropped = 5;
  mark.startedBoot = 11;
  writeMark(mark, slot);
  CHECK(slotKind(slot) == SlotKind::Mark);
  CHECK(readMark(slot).boot == 9 && readMark(slot).seq == 77 && readMark(slot).dropped == 5 && readMark(slot).startedBoot == 11);
}
