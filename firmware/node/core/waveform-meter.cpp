#include "waveform-meter.h"

namespace wattnode {

// 4095 · 2³ squared is below 2³⁰, so that a product fits 32 bits, twice over: the shift may lengthen one factor. 64 are slow on AVR.
static const uint8_t kFraction = 3;
static const uint8_t kOffsetFraction = 10;
static const float kUnit = 1 << kFraction;

WaveformMeter::WaveformMeter(const MeterCalibration& calibration)
    : calibration_(calibration),
      voltageOffset_(static_cast<int32_t>(calibration.counts / 2) << kOffsetFraction),
      currentOffset_(static_cast<int32_t>(calibration.counts / 2) << kOffsetFraction),
      // Four time constants of the low-pass.
      settling_(4096) {}

/** Follows a channel's offset, and gives the sample without it. [counts × 2³] */
static int32_t withoutOffset(uint16_t sample, int32_t& offset) {
  const int32_t scaled = static_cast<int32_t>(sample) << kOffsetFraction;
  offset += (scaled - offset) >> 10;
  return (scaled - offset) >> (kOffsetFraction - kFraction);
}

/** At most twice the range, which only what is no waveform goes beyond. */
static int32_t withinTwice(int32_t value) { return value > 65535 ? 65535 : value < -65535 ? -65535 : value; }

bool WaveformMeter::sample(uint16_t voltage, uint16_t current) {
  const uint16_t top = static_cast<uint16_t>(calibration_.counts - 1);
  const int32_t v = withoutOffset(voltage, voltageOffset_);
  const int32_t i = withoutOffset(current, currentOffset_);
  const int32_t last = lastVoltage_;
  lastVoltage_ = v;
  if (settling_ > 0) {
    settling_--;
    return false;
  }
  const bool crosses = last < 0 && v >= 0;
  bool ended = false;
  if (crosses) {
    // Half a second more where no crossing comes, as the mains may be away.
    if (samples_ >= calibration_.windowSamples) {
      endWindow();
      ended = true;
    }
    if (!hasCrossed_) {
      hasCrossed_ = true;
      firstCrossing_ = samples_;
    } else {
      crossings_++;
      lastCrossing_ = samples_;
    }
  } else if (samples_ >= calibration_.windowSamples + calibration_.sampleRate / 2) {
    endWindow();
    ended = true;
  }
  if (voltage == 0 || voltage >= top || current == 0 || current >= top) isClipped_ = true;
  const int32_t shifted = withinTwice(last + (v - last) * calibration_.phase / 256);
  sumVoltage_ += v * v;
  sumCurrent_ += i * i;
  sumPower_ += shifted * i;
  samples_++;
  return ended;
}

static float rms(int64_t sum, uint32_t samples) {
  return sqrtf(static_cast<float>(sum) / static_cast<float>(samples)) / kUnit;
}

/** By how much the shift of phase also scales: |1 − p + p·e^(jω)| at the mains' frequency. EmonLib leaves that to calibration. */
float WaveformMeter::shiftGain() const {
  if (isMissing(mains_.frequencyHz)) return 1;
  const float p = static_cast<float>(calibration_.phase) / 256;
  const float omega = 6.2831853f * mains_.frequencyHz / static_cast<float>(calibration_.sampleRate);
  return sqrtf(1 - 2 * p * (1 - p) * (1 - cosf(omega)));
}

void WaveformMeter::endWindow() {
  const float n = static_cast<float>(samples_);
  const float amps = rms(sumCurrent_, samples_);
  const float range = static_cast<float>(calibration_.counts) / 2 / 1.41421356f;
  mains_.voltageV = rms(sumVoltage_, samples_) * calibration_.voltsPerCount;
  mains_.currentA = amps * calibration_.ampsPerCount;
  mains_.frequencyHz = crossings_ > 0 ? static_cast<float>(crossings_) * static_cast<float>(calibration_.sampleRate) /
                                            static_cast<float>(lastCrossing_ - firstCrossing_)
                                      : missing();
  // Noise crosses zero too, and more often than any mains.
  if (!(mains_.frequencyHz > 40 && mains_.frequencyHz < 70)) mains_.frequencyHz = missing();
  mains_.powerW = static_cast<float>(sumPower_) / n / (kUnit * kUnit) * calibration_.voltsPerCount *
                  calibration_.ampsPerCount / shiftGain();
  mains_.samples = samples_;
  mains_.isClipped = isClipped_;
  mains_.isWeak = amps < range / 100;
  sumVoltage_ = sumCurrent_ = sumPower_ = 0;
  samples_ = 0;
  crossings_ = 0;
  hasCrossed_ = false;
  isClipped_ = false;
}

}  // namespace wattnode
