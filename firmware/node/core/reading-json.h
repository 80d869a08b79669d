#pragma once
#include "json-writer.h"
#include "reading.h"

namespace wattnode {

/** A reading as firmware/contract has it; `oldestSeq` 0 leaves it out. Metrics the node has no sensor for are not there, missing ones null. */
void writeReadingJson(JsonWriter& json, const char* deviceId, const Reading& reading, uint32_t oldestSeq, uint8_t metrics);

/** What a node is when it comes up. */
struct Birth {
  const char* deviceId;
  const char* firmware;
  /** The number that desired.firmware.version is compared with. */
  uint32_t firmwareVersion;
  /** Why it started: "power-on", "watchdog", "brownout", "update", … */
  const char* reset;
  uint32_t boot;
  uint32_t pending;
  uint32_t dropped;
  uint32_t brokenSlots;
  uint32_t flashWear;
  /** Times to measure that passed in this start while something else kept the node. */
  uint32_t missed;
};

void writeBirthJson(JsonWriter& json, const Birth& birth);

}  // namespace wattnode
