#include "reading-log.h"
#include "bytes.h"
#include "crc.h"

namespace wattnode {

static const uint32_t kMagic = 0x31474C57;  // WLG1
static const size_t kHeader = 12;
static const uint8_t kTries = 4;
static const uint8_t kSectorTries = 64;

static bool isUpTo(uint32_t boot, uint32_t seq, uint32_t lastBoot, uint32_t lastSeq) {
  return boot != lastBoot ? boot < lastBoot : seq <= lastSeq;
}

uint32_t ReadingLog::addressOf(const LogPlace& at) const {
  return at.sector % flash_.sectorCount() * flash_.sectorSize() + static_cast<uint32_t>(kHeader + at.slot * kSlot);
}

uint32_t ReadingLog::oldestSector() const {
  const uint32_t count = flash_.sectorCount();
  return head_.sector > count ? head_.sector - count + 1 : 1;
}

bool ReadingLog::hasSector(uint32_t sector) {
  if (sector == 0) return false;
  if (sector == checkedSector_) return true;
  uint8_t header[kHeader];
  if (!flash_.read(sector % flash_.sectorCount() * flash_.sectorSize(), header, kHeader)) return false;
  if (!mendCrc32(header, 8) || getLe32(header) != kMagic || getLe32(header + 4) != sector) return false;
  checkedSector_ = sector;
  return true;
}

SlotKind ReadingLog::load(const LogPlace& at, uint8_t slot[kSlot]) {
  return flash_.read(addressOf(at), slot, kSlot) ? slotKind(slot) : SlotKind::Broken;
}

bool ReadingLog::mount() {
  const uint32_t count = flash_.sectorCount();
  if (count < 3 || flash_.sectorSize() < kHeader + 3 * kSlot) return false;
  slots_ = static_cast<uint16_t>((flash_.sectorSize() - kHeader) / kSlot);
  head_ = LogPlace();
  uint8_t bytes[kSlot];
  for (uint32_t i = 0; i < count; i++) {
    if (!flash_.read(i * flash_.sectorSize(), bytes, kHeader) || !mendCrc32(bytes, 8)) continue;
    const uint32_t sector = getLe32(bytes + 4);
    if (getLe32(bytes) == kMagic && sector % count == i && sector > head_.sector) head_.sector = sector;
  }
  // Nothing yet: the first append() makes a sector.
  head_.slot = slots_;
  for (uint32_t sector = oldestSector(); sector <= head_.sector; sector++) {
    if (!hasSector(sector)) continue;
    uint16_t used = 0;
    for (LogPlace at{sector, 0}; at.slot < slots_; at.slot++) {
      const SlotKind kind = load(at, bytes);
      if (kind != SlotKind::Empty) used = static_cast<uint16_t>(at.slot + 1);
      if (kind == SlotKind::Broken) broken_++;
      if (kind == SlotKind::Reading) {
        const Reading reading = readReading(bytes);
        if (reading.boot > boot_) boot_ = reading.boot;
        if (reading.energyMwh != kNoEnergy) energyMwh_ = reading.energyMwh;
      } else if (kind == SlotKind::Mark) {
        const Mark mark = readMark(bytes);
        if (!isUpTo(mark.boot, mark.seq, mark_.boot, mark_.seq)) {
          mark_.boot = mark.boot;
          mark_.seq = mark.seq;
        }
        if (mark.dropped > mark_.dropped) mark_.dropped = mark.dropped;
        if (mark.startedBoot > boot_) boot_ = mark.startedBoot;
      }
    }
    if (sector == head_.sector) head_.slot = used;
  }
  findTail();
  return true;
}

void ReadingLog::findTail() {
  tail_ = LogPlace{oldestSector(), 0};
  pending_ = 0;
  Reading reading;
  LogPlace first = head_;
  for (LogPlace at = tail_; read(at, reading);) {
    if (pending_++ == 0) first = LogPlace{at.sector, static_cast<uint16_t>(at.slot - 1)};
  }
  tail_ = sent_ = first;
}

uint32_t ReadingLog::beginBoot(uint32_t floor) {
  boot_ = boot_ + 1 > floor ? boot_ + 1 : floor;
  seq_ = 0;
  mark_.startedBoot = boot_;
  saveMark();
  return boot_;
}

bool ReadingLog::append(Reading& reading) {
  reading.boot = boot_;
  reading.seq = ++seq_;
  uint8_t slot[kSlot];
  writeReading(reading, slot);
  const bool isFirst = pending_ == 0;
  if (!write(slot)) {
    mark_.dropped++;
    return false;
  }
  if (isFirst) tail_ = LogPlace{head_.sector, static_cast<uint16_t>(head_.slot - 1)};
  pending_++;
  if (reading.energyMwh != kNoEnergy) energyMwh_ = reading.energyMwh;
  return true;
}

void ReadingLog::saveMark() {
  uint8_t slot[kSlot];
  writeMark(mark_, slot);
  if (write(slot)) unsaved_ = 0;
}

bool ReadingLog::write(const uint8_t slot[kSlot]) {
  for (uint8_t i = 0; i < kTries; i++) {
    // The last slot of a sector is for the mark that closes it.
    if (head_.slot >= slots_ - 1 && !advance()) continue;
    if (tryWrite(slot)) return true;
  }
  // A slot that takes nothing is left out in the end, but only then: a flash that fails for a while must not cost what it holds.
  head_.slot++;
  return false;
}

bool ReadingLog::tryWrite(const uint8_t slot[kSlot]) {
  const uint32_t at = addressOf(head_);
  head_.slot++;
  // Whatever the flash says of it: what can be read back is written, and what cannot is not, so that nothing is there twice.
  flash_.write(at, slot, kSlot);
  uint8_t back[kSlot];
  if (!flash_.read(at, back, kSlot)) return false;
  if (slotKind(back) == SlotKind::Empty) head_.slot--;
  for (size_t i = 0; i < kSlot; i++) {
    if (back[i] != slot[i]) return false;
  }
  return true;
}

bool ReadingLog::advance() {
  const uint32_t next = head_.sector + 1;
  if (next > flash_.sectorCount()) giveUp(next - flash_.sectorCount());
  if (head_.sector > 0 && head_.slot < slots_) {
    uint8_t slot[kSlot];
    writeMark(mark_, slot);
    head_.slot = static_cast<uint16_t>(slots_ - 1);
    if (tryWrite(slot)) unsaved_ = 0;
  }
  head_.slot = slots_;
  uint8_t header[kHeader];
  putLe(header, kMagic, 4);
  putLe(header + 4, next, 4);
  putLe(header + 8, crc32(header, 8), 4);
  const uint32_t physical = next % flash_.sectorCount();
  checkedSector_ = 0;
  flash_.erase(physical);
  flash_.write(physical * flash_.sectorSize(), header, kHeader);
  if (!hasSector(next)) {
    // A sector that cannot be used is left out in the end.
    if (++failures_ < kSectorTries) return false;
    failures_ = 0;
    head_ = LogPlace{next, slots_};
    return false;
  }
  failures_ = 0;
  head_ = LogPlace{next, 0};
  return true;
}

/** Lets go of a sector's readings: from now on they count as done. */
void ReadingLog::giveUp(uint32_t sector) {
  if (sector < tail_.sector) return;
  Reading reading;
  for (LogPlace at = tail_; pending_ > 0 && read(at, reading) && at.sector <= sector;) {
    noteDone(reading);
    mark_.dropped++;
  }
  tail_ = LogPlace{sector + 1, 0};
}

bool ReadingLog::isDone(const Reading& reading) const {
  return isUpTo(reading.boot, reading.seq, mark_.boot, mark_.seq);
}

void ReadingLog::noteDone(const Reading& reading) {
  mark_.boot = reading.boot;
  mark_.seq = reading.seq;
  pending_--;
}

bool ReadingLog::read(LogPlace& at, Reading& reading) {
  if (at.isBefore(tail_)) at = tail_;
  uint8_t slot[kSlot];
  while (at.isBefore(head_)) {
    if (at.slot >= slots_ || !hasSector(at.sector)) {
      at = LogPlace{at.sector + 1, 0};
      continue;
    }
    const SlotKind kind = load(at, slot);
    at.slot++;
    if (kind != SlotKind::Reading) continue;
    reading = readReading(slot);
    if (!isDone(reading)) return true;
  }
  return false;
}

void ReadingLog::noteSent(const LogPlace& upTo) {
  if (sent_.isBefore(upTo)) sent_ = upTo;
}

void ReadingLog::acknowledge(uint32_t boot, uint32_t seq) {
  Acked* place = nullptr;
  for (Acked& each : acked_) {
    if (each.boot == boot) {
      place = &each;
      break;
    }
    // Those of boots that are done are free.
    if ((each.boot == 0 || each.boot < mark_.boot) && (place == nullptr || each.boot < place->boot)) place = &each;
  }
  // Without a place it is heard again once older boots are done, as what is not acknowledged is sent again.
  if (place == nullptr) return;
  if (place->boot != boot) *place = Acked{};
  place->boot = boot;
  if (seq > place->seq) place->seq = seq;
  moveTail();
  if (unsaved_ >= slots_ / 2u) saveMark();
}

bool ReadingLog::isAcked(const Reading& reading) const {
  for (const Acked& each : acked_) {
    if (each.boot == reading.boot && reading.seq <= each.seq) return true;
  }
  return false;
}

void ReadingLog::moveTail() {
  Reading reading;
  LogPlace at = tail_;
  while (pending_ > 0 && at.isBefore(sent_)) {
    const LogPlace before = at;
    if (!read(at, reading)) break;
    if (!at.isBefore(sent_) && !(at.sector == sent_.sector && at.slot == sent_.slot)) break;
    if (!isAcked(reading)) {
      tail_ = before;
      return;
    }
    noteDone(reading);
    unsaved_++;
    tail_ = at;
  }
}

}  // namespace wattnode
