#pragma once
#include "missing.h"

namespace wattnode {

/** How a pair of ADC channels relates to the mains. */
struct MeterCalibration {
  /** Mains volts for a count: transformer ratio × divider × reference / counts. [V] */
  float voltsPerCount;
  /** Mains amperes for a count: CT ratio / burden × reference / counts; EmonLib's ICAL is 111.1 for 100 A : 50 mA on 18 Ω. [A] */
  float ampsPerCount;
  /** EmonLib's PHASECAL × 256: where between the last voltage sample (0) and this one (256) the current was taken. */
  int16_t phase;
  /** Pairs of samples a second. [1/s] */
  uint16_t sampleRate;
  /** Counts of the converter: 1024 or 4096. */
  uint16_t counts;
  /** A window ends with the first whole cycle after so many samples. */
  uint32_t windowSamples;
};

/** The mains over one window. */
struct Mains {
  float voltageV = missing();
  float currentA = missing();
  float powerW = missing();
  float frequencyHz = missing();
  uint32_t samples = 0;
  /** A channel reached an end of the converter's range: the values are too low. */
  bool isClipped = false;
  /** The current is below 1 % of the range, where a current transformer no longer holds its class. */
  bool isWeak = false;
};

/**
 * RMS and real power of sampled waveforms, by the method of EmonLib: a slow low-pass tracks each channel's offset,
 *
 *     offset += (sample − offset) / 1024,   V = √(Σv²/n),   I = √(Σi²/n),   P = Σ(v'·i)/n
 *
 * with v' = v₋₁ + PHASECAL·(v − v₋₁). Windows end at a rising zero crossing of the voltage and leave no sample out, so that the
 * energy P·n/rate has no gaps. Whole numbers only until a window's end; int is 16 bits on AVR.
 */
class WaveformMeter {
 public:
  explicit WaveformMeter(const MeterCalibration& calibration);

  /** Takes a pair of samples. [counts] True where it ended a window, which mains() then has. */
  bool sample(uint16_t voltage, uint16_t current);

  const Mains& mains() const { return mains_; }

 private:
  void endWindow();
  float shiftGain() const;

  MeterCalibration calibration_;
  Mains mains_;
  int32_t voltageOffset_;  // [counts × 2¹⁰]
  int32_t currentOffset_;
  int32_t lastVoltage_ = 0;  // [counts × 2³]
  int64_t sumVoltage_ = 0;
  int64_t sumCurrent_ = 0;
  int64_t sumPower_ = 0;
  uint32_t samples_ = 0;
  uint32_t settling_;
  uint16_t crossings_ = 0;
  uint32_t firstCrossing_ = 0;
  uint32_t lastCrossing_ = 0;
  bool isClipped_ = false;
  bool hasCrossed_ = false;
};

}  // namespace wattnode
