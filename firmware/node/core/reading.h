#pragma once
#include "missing.h"

namespace wattnode {

/** Where a reading's time is from: a time server, the device's own clock since, or reckoned from uptime. */
enum class TimeQuality : uint8_t { Synced = 0, Holdover = 1, Estimated = 2 };

/** What a reading's values are worth, in the words of firmware/contract. */
enum class Quality : uint8_t { Measured = 0, Estimated = 1, Synthetic = 2 };

/** What a node measured at one moment. Values that are not there are missing(). */
struct Reading {
  /** Number of the start, and of the reading within it, from 1. */
  uint32_t boot = 0;
  uint32_t seq = 0;
  /** Since the start. [ms] */
  uint64_t uptimeMs = 0;
  /** Since 1970, UTC; 0 where the node did not know. [ms] */
  uint64_t tsMs = 0;
  TimeQuality timeQuality = TimeQuality::Estimated;
  Quality quality = Quality::Measured;
  /** Real power, import positive. [W] */
  float powerW = missing();
  /** Root mean square. [V, A] */
  float voltageV = missing();
  float currentA = missing();
  float frequencyHz = missing();
  float tempC = missing();
  float humidityPct = missing();
  float illuminanceLx = missing();
  /** Register that only grows: energy imported since it began; kNoEnergy where there is none. [mWh] */
  uint64_t energyMwh = kNoEnergy;
};

/** Which metrics a node has sensors for: only these are in its messages. */
enum Metric : uint8_t {
  kPower = 1,
  kEnergy = 2,
  kVoltage = 4,
  kCurrent = 8,
  kFrequency = 16,
  kTemp = 32,
  kHumidity = 64,
  kIlluminance = 128,
};

}  // namespace wattnode
