#include "../core/waveform-meter.h"
#include "check.h"
#include "class1-table.h"

using namespace wattnode;

namespace {

const uint16_t kRate = 2000;
const uint16_t kTable = 512;
int16_t sine[kTable + 1];

/** Sine of a phase whose whole turn is 2³². [−32767, 32767] */
int32_t sineAt(uint32_t phase) {
  const uint16_t at = static_cast<uint16_t>(phase >> 23);
  const int32_t rest = static_cast<int32_t>((phase >> 15) & 0xFF);
  return sine[at] + (((static_cast<int32_t>(sine[at + 1]) - sine[at]) * rest) >> 8);
}

uint32_t turns(float fraction) {
  fraction -= floorf(fraction);
  return static_cast<uint32_t>(fraction * 65536.0f) << 16;
}

// 220 V is an amplitude of 1600 counts of 4096, 60 A one of 1900. The clamp leads by 1.0° at 50 Hz (it is a constant time here),
// and each current is converted 100 µs after its voltage.
const float kVoltsPerCount = 220 * 1.41421356f / 1600;
const float kAmpsPerCount = 60 * 1.41421356f / 1900;
const float kLaterS = 100e-6f + 1.0f / 360 / 50;

uint32_t noise = 12345;

/** One channel, to whole counts of 0 to 4095, with noise of ±½ count as converters have at the least. */
uint16_t counts(int32_t amplitudeQ4, int32_t value, int32_t offsetQ8) {
  noise = noise * 1664525u + 1013904223u;
  const int32_t dither = static_cast<int32_t>(noise >> 24) - 128;
  const int32_t at = offsetQ8 + ((amplitudeQ4 * value) >> 11) + dither;
  return static_cast<uint16_t>((at + 128) >> 8);
}

struct Errors {
  float power;
  float voltage;
  float current;
  float frequency;
};

/** Measures 20 s of a load after two of settling. [% of the true value; Hz] */
Errors measure(const Class1Load& load) {
  MeterCalibration calibration = {kVoltsPerCount, kAmpsPerCount, 0, kRate, 4096, kRate * 5u};
  calibration.phase = static_cast<int16_t>((1 + kLaterS * kRate) * 256 + 0.5f);
  WaveformMeter meter(calibration);
  const float hz = load.frequencyHz;
  const uint32_t step = static_cast<uint32_t>(hz / kRate * 65536.0f * 65536.0f);
  const uint32_t lag = turns(static_cast<float>(load.lagDeg) / 360 - kLaterS * hz);
  const uint32_t lagFifth = turns(-5 * kLaterS * hz);
  const int32_t volts = 1600 * 16;
  const int32_t amps = static_cast<int32_t>(load.currentA * 1.41421356f / kAmpsPerCount * 16 + 0.5f);
  const int32_t fifthVolts = load.hasHarmonics ? volts / 10 : 0;
  const int32_t fifthAmps = load.hasHarmonics ? amps * 2 / 5 : 0;
  float energy = 0;
  float voltage = 0;
  float current = 0;
  float frequency = 0;
  uint32_t samples = 0;
  uint32_t phase = 0;
  while (samples < kRate * 20u) {
    const uint32_t fifth = phase * 5;
    // Offsets are neither in the middle nor the same.
    const int32_t v = load.hasHarmonics ? (fifthVolts * sineAt(fifth)) >> 11 : 0;
    const int32_t i = load.hasHarmonics ? (fifthAmps * sineAt(fifth - lagFifth)) >> 11 : 0;
    const uint16_t voltageCounts = counts(volts, sineAt(phase), static_cast<int32_t>(2061 * 256l) + v);
    const uint16_t currentCounts = counts(amps, sineAt(phase - lag), static_cast<int32_t>(2033 * 256l) + i);
    phase += step;
    if (!meter.sample(voltageCounts, currentCounts)) continue;
    const Mains& mains = meter.mains();
    const float n = static_cast<float>(mains.samples);
    energy += mains.powerW * n;
    voltage += mains.voltageV * n;
    current += mains.currentA * n;
    frequency += mains.frequencyHz * n;
    samples += mains.samples;
  }
  const float n = static_cast<float>(samples);
  const float cosine = cosf(static_cast<float>(load.lagDeg) * 0.01745329f);
  const float trueW = 220 * load.currentA * cosine + (load.hasHarmonics ? 22 * load.currentA * 0.4f : 0);
  const float crest = load.hasHarmonics ? sqrtf(1.01f) : 1;
  const float crestI = load.hasHarmonics ? sqrtf(1.16f) : 1;
  Errors errors;
  errors.power = (energy / n / trueW - 1) * 100;
  errors.voltage = (voltage / n / (220 * crest) - 1) * 100;
  errors.current = (current / n / (load.currentA * crestI) - 1) * 100;
  errors.frequency = frequency / n - hz;
  return errors;
}

void testQuiet() {
  // No mains: no frequency, no power, and the windows still end.
  WaveformMeter meter({kVoltsPerCount, kAmpsPerCount, 256, kRate, 4096, kRate});
  uint8_t windows = 0;
  for (uint16_t i = 0; i < 12000; i++) {
    if (meter.sample(2048, 2048)) windows++;
  }
  CHECK(windows == 2 && meter.mains().powerW == 0 && isMissing(meter.mains().frequencyHz) && meter.mains().isWeak);
  CHECK(!meter.mains().isClipped);
  // A channel at the end of its range is marked.
  uint8_t clipped = 0;
  for (uint16_t i = 0; i < 12000; i++) {
    if (meter.sample(i % 40 < 20 ? 4095 : 500, 2048) && meter.mains().isClipped) clipped++;
  }
  CHECK(clipped >= 3 && isNear(meter.mains().frequencyHz, 50, 0.2f));
}

}  // namespace

/** The percentages of IEC 62053-21, table 6, for class 1 and a meter for 10(60) A, and the influence of harmonics of its table 8. */
void testClass1() {
  for (uint16_t i = 0; i <= kTable; i++) {
    sine[i] = static_cast<int16_t>(lroundf(32767 * sinf(6.2831853f * static_cast<float>(i) / kTable)));
  }
  for (const Class1Load& load : kClass1Loads) {
    const Errors errors = measure(load);
    CHECK(fabsf(errors.power) <= load.limitPct);
    CHECK(fabsf(errors.voltage) <= 0.5f);
    CHECK(fabsf(errors.current) <= 1.0f);
    CHECK(fabsf(errors.frequency) <= 0.02f);
    showClass1(load, errors.power, errors.voltage, errors.current);
  }
  testQuiet();
}
