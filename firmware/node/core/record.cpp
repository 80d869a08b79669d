#include "record.h"
#include "bytes.h"
#include "crc.h"

namespace wattnode {

static const uint8_t kReadingMagic = 0xA5;
static const uint8_t kMarkMagic = 0x5A;
static const size_t kBody = kSlot - 4;
/** A number that does not fit is as good as missing. */
static const uint64_t kNone16 = 0xFFFF;
static const uint64_t kNone32 = 0xFFFFFFFF;

/** A value in steps of 1/scale above `low` of them, all bits set where it is missing or out of range. */
static uint64_t packed(float value, float scale, int32_t low, uint64_t none) {
  const float scaled = value * scale;
  if (!(scaled > -2.0e9f && scaled < 2.0e9f)) return none;
  const int64_t steps = static_cast<int64_t>(static_cast<int32_t>(scaled < 0 ? scaled - 0.5f : scaled + 0.5f)) - low;
  return steps >= 0 && static_cast<uint64_t>(steps) < none ? static_cast<uint64_t>(steps) : none;
}

static float unpacked(uint64_t steps, float scale, int32_t low, uint64_t none) {
  return steps == none ? missing() : static_cast<float>(static_cast<int64_t>(steps) + low) / scale;
}

static const int32_t kLowPower = -1000000000;  // [mW]
static const int32_t kLowTemp = -20000;        // [0.01 °C]

static void seal(uint8_t slot[kSlot]) { putLe(slot + kBody, crc32(slot, kBody), 4); }

void writeReading(const Reading& reading, uint8_t slot[kSlot]) {
  slot[0] = kReadingMagic;
  slot[1] = static_cast<uint8_t>(static_cast<uint8_t>(reading.timeQuality) | static_cast<uint8_t>(reading.quality) << 4);
  putLe(slot + 2, reading.boot, 4);
  putLe(slot + 6, reading.seq, 4);
  putLe(slot + 10, reading.uptimeMs, 6);
  putLe(slot + 16, reading.tsMs, 6);
  putLe(slot + 22, reading.energyMwh, 6);
  putLe(slot + 28, packed(reading.powerW, 1000, kLowPower, kNone32), 4);
  putLe(slot + 32, packed(reading.currentA, 1000, 0, kNone32), 4);
  putLe(slot + 36, packed(reading.illuminanceLx, 100, 0, kNone32), 4);
  putLe(slot + 40, packed(reading.voltageV, 100, 0, kNone16), 2);
  putLe(slot + 42, packed(reading.frequencyHz, 100, 0, kNone16), 2);
  putLe(slot + 44, packed(reading.tempC, 100, kLowTemp, kNone16), 2);
  putLe(slot + 46, packed(reading.humidityPct, 100, 0, kNone16), 2);
  seal(slot);
}

Reading readReading(const uint8_t slot[kSlot]) {
  Reading reading;
  reading.timeQuality = static_cast<TimeQuality>((slot[1] & 15) % 3);
  reading.quality = static_cast<Quality>((slot[1] >> 4) % 3);
  reading.boot = getLe32(slot + 2);
  reading.seq = getLe32(slot + 6);
  reading.uptimeMs = getLe(slot + 10, 6);
  reading.tsMs = getLe(slot + 16, 6);
  reading.energyMwh = getLe(slot + 22, 6);
  reading.powerW = unpacked(getLe(slot + 28, 4), 1000, kLowPower, kNone32);
  reading.currentA = unpacked(getLe(slot + 32, 4), 1000, 0, kNone32);
  reading.illuminanceLx = unpacked(getLe(slot + 36, 4), 100, 0, kNone32);
  reading.voltageV = unpacked(getLe(slot + 40, 2), 100, 0, kNone16);
  reading.frequencyHz = unpacked(getLe(slot + 42, 2), 100, 0, kNone16);
  reading.tempC = unpacked(getLe(slot + 44, 2), 100, kLowTemp, kNone16);
  reading.humidityPct = unpacked(getLe(slot + 46, 2), 100, 0, kNone16);
  return reading;
}

void writeMark(const Mark& mark, uint8_t slot[kSlot]) {
  for (size_t i = 0; i < kBody; i++) slot[i] = 0;
  slot[0] = kMarkMagic;
  putLe(slot + 2, mark.boot, 4);
  putLe(slot + 6, mark.seq, 4);
  putLe(slot + 10, mark.dropped, 4);
  putLe(slot + 14, mark.startedBoot, 4);
  seal(slot);
}

Mark readMark(const uint8_t slot[kSlot]) {
  Mark mark;
  mark.boot = getLe32(slot + 2);
  mark.seq = getLe32(slot + 6);
  mark.dropped = getLe32(slot + 10);
  mark.startedBoot = getLe32(slot + 14);
  return mark;
}

SlotKind slotKind(uint8_t slot[kSlot]) {
  bool isEmpty = true;
  for (size_t i = 0; i < kSlot && isEmpty; i++) isEmpty = slot[i] == 0xFF;
  if (isEmpty) return SlotKind::Empty;
  if (!mendCrc32(slot, kBody)) return SlotKind::Broken;
  if (slot[0] == kReadingMagic) return SlotKind::Reading;
  return slot[0] == kMarkMagic ? SlotKind::Mark : SlotKind::Broken;
}

}  // namespace wattnode
