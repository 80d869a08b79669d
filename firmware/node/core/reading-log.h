#pragma once
#include "flash.h"
#include "record.h"

namespace wattnode {

/** A place in the log: sectors are numbered as they come into use, for ever. */
struct LogPlace {
  uint32_t sector = 0;
  uint16_t slot = 0;

  bool isBefore(const LogPlace& other) const { return sector != other.sector ? sector < other.sector : slot < other.slot; }
};

/**
 * Readings that wait for the server, in a ring of flash sectors: number n lies in sector n modulo their count, so that all wear alike.
 *
 * A sector begins with its number; then come slots of readings, and now and then a mark of how far all is acknowledged. Nothing is
 * ever written twice, so that at whatever byte the power goes, what append() took is there afterwards. The order of the log is that of
 * (boot, seq). What the ring has no room for any more is given up oldest first, and counted.
 */
class ReadingLog {
 public:
  explicit ReadingLog(Flash& flash) : flash_(flash) {}

  /** Finds what the flash holds; false where it is too small. Anything unknown on it counts as empty. */
  bool mount();

  /** Begins a start of the node: numbered one more than the last, and at least `floor`. Gives its number. */
  uint32_t beginBoot(uint32_t floor);

  /** Numbers a reading and stores it. False where the flash failed again and again: the number is used up, the reading lost. */
  bool append(Reading& reading);

  /** Reads the next reading that is not acknowledged, from a place on; moves the place behind it. False at the end. */
  bool read(LogPlace& at, Reading& reading);

  /** Says that all before a place was sent: only that can be acknowledged. */
  void noteSent(const LogPlace& upTo);

  /** The server has all readings of a boot up to this one. */
  void acknowledge(uint32_t boot, uint32_t seq);

  /** Keeps how far all is acknowledged, as before a restart: what is not kept is sent again. */
  void saveMark();

  /** Where the oldest reading lies that is not acknowledged. */
  LogPlace tail() const { return tail_; }
  LogPlace head() const { return head_; }
  uint32_t boot() const { return boot_; }
  uint32_t lastSeq() const { return seq_; }
  /** Readings not acknowledged. */
  uint32_t pending() const { return pending_; }
  /** Readings given up since the flash was new: for want of room, or as it failed. */
  uint32_t dropped() const { return mark_.dropped; }
  /** Slots found that hold nothing readable: torn writes and rot. */
  uint32_t broken() const { return broken_; }
  /** Erasures of each sector so far. */
  uint32_t wear() const { return head_.sector / flash_.sectorCount(); }
  /** The register as last stored; kNoEnergy where none was. [mWh] */
  uint64_t energyMwh() const { return energyMwh_; }
  /** Readings that the ring holds. */
  uint32_t capacity() const { return (flash_.sectorCount() - 1) * (slots_ - 1u); }

 private:
  struct Acked {
    uint32_t boot = 0;
    uint32_t seq = 0;
  };

  uint32_t addressOf(const LogPlace& at) const;
  bool hasSector(uint32_t sector);
  uint32_t oldestSector() const;
  SlotKind load(const LogPlace& at, uint8_t slot[kSlot]);
  bool write(const uint8_t slot[kSlot]);
  bool tryWrite(const uint8_t slot[kSlot]);
  bool advance();
  void giveUp(uint32_t sector);
  void findTail();
  void moveTail();
  void noteDone(const Reading& reading);
  bool isAcked(const Reading& reading) const;
  bool isDone(const Reading& reading) const;

  Flash& flash_;
  uint16_t slots_ = 0;
  LogPlace head_;
  LogPlace tail_;
  LogPlace sent_;
  Mark mark_;
  uint32_t boot_ = 0;
  uint32_t seq_ = 0;
  uint32_t pending_ = 0;
  uint32_t broken_ = 0;
  uint32_t unsaved_ = 0;
  uint64_t energyMwh_ = kNoEnergy;
  Acked acked_[4];
  uint32_t checkedSector_ = 0;
  uint8_t failures_ = 0;
};

}  // namespace wattnode
