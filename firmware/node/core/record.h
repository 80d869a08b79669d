#pragma once
#include "reading.h"
#include <stddef.h>

namespace wattnode {

/** A slot of the log in flash. */
constexpr size_t kSlot = 52;

enum class SlotKind : uint8_t { Empty, Reading, Mark, Broken };

/** How far all is acknowledged or given up, how much was given up so far, and which start this is. */
struct Mark {
  uint32_t boot = 0;
  uint32_t seq = 0;
  uint32_t dropped = 0;
  uint32_t startedBoot = 0;
};

/** Lays a reading out in a slot, with its CRC-32 at the end. Powers to 1 mW, volts to 0.01 V, and so on. */
void writeReading(const Reading& reading, uint8_t slot[kSlot]);
void writeMark(const Mark& mark, uint8_t slot[kSlot]);

/** What a slot holds. One wrong bit is mended in place (CRC-32 keeps messages of this length 5 bits apart); with more it is broken. */
SlotKind slotKind(uint8_t slot[kSlot]);

Reading readReading(const uint8_t slot[kSlot]);
Mark readMark(const uint8_t slot[kSlot]);

}  // namespace wattnode
