#include "unknown-times.h"

namespace wattnode {

uint64_t estimatedStart(ReadingLog& log, uint32_t boot, uint64_t currentStartMs) {
  uint64_t knownStartMs = currentStartMs;
  uint64_t ranMs = 0;
  uint32_t atBoot = boot;
  uint64_t uptimeMs = 0;
  Reading reading;
  for (LogPlace at = log.tail(); log.read(at, reading);) {
    if (reading.boot < boot) continue;
    if (reading.boot != atBoot) {
      ranMs += uptimeMs;
      uptimeMs = 0;
      atBoot = reading.boot;
    }
    if (reading.tsMs > reading.uptimeMs) {
      knownStartMs = reading.tsMs - reading.uptimeMs;
      return knownStartMs > ranMs ? knownStartMs - ranMs : 0;
    }
    if (reading.boot == log.boot()) return knownStartMs > ranMs ? knownStartMs - ranMs : 0;
    uptimeMs = reading.uptimeMs;
  }
  ranMs += atBoot == log.boot() ? 0 : uptimeMs;
  return knownStartMs > ranMs ? knownStartMs - ranMs : 0;
}

}  // namespace wattnode
