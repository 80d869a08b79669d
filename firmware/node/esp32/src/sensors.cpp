#include "sensors.h"
#include "bh1750.h"
#include "dht22.h"
#include "energy-register.h"
#include "pzem.h"
#include "sht31.h"
#include "waveform-meter.h"
#include <Arduino.h>
#include <Wire.h>

using namespace wattnode;

#if METER == METER_PZEM
static PzemRegister pzemEnergy;
static Store* pzemStore = nullptr;

static void readMeter(Reading& reading, uint32_t) {
  while (Serial2.available() > 0) Serial2.read();
  uint8_t request[kPzemRequest];
  pzemRequest(kPzemAnyAddress, request);
  Serial2.write(request, sizeof request);
  uint8_t reply[kPzemReply];
  // 25 bytes at 9600 baud are 26 ms.
  Serial2.setTimeout(200);
  const PzemValues mains = pzemReply(reply, Serial2.readBytes(reply, sizeof reply), kPzemAnyAddress);
  reading.voltageV = mains.voltageV;
  reading.currentA = mains.currentA;
  reading.powerW = mains.powerW;
  reading.frequencyHz = mains.frequencyHz;
  if (!mains.isValid) return;
  const uint64_t before = pzemEnergy.saved();
  reading.energyMwh = pzemEnergy.total(mains.energyWh) * 1000;
  if (pzemEnergy.saved() != before) pzemStore->saveMeterOffset(pzemEnergy.saved());
}
#endif

#if METER == METER_ADC
// By a clamp of 100 A : 50 mA on 18 Ω and a 9 V transformer; calibrate both against a meter (see ../README.md).
#ifndef VOLTS_PER_COUNT
#define VOLTS_PER_COUNT 0.1945f
#endif
#ifndef AMPS_PER_COUNT
#define AMPS_PER_COUNT 0.0895f
#endif
#ifndef PHASE
#define PHASE 336
#endif
static const uint16_t kRate = 2000;
static WaveformMeter meter({VOLTS_PER_COUNT, AMPS_PER_COUNT, PHASE, kRate, 4096, kRate * 5u});
static EnergyRegister energy;
static Mains mains;
static bool isMeasured = false;
static portMUX_TYPE guard = portMUX_INITIALIZER_UNLOCKED;

/** Samples on a core of its own, so that the network never leaves a gap. */
static void sampleForEver(void*) {
  uint32_t next = micros();
  for (;;) {
    if (meter.sample(analogRead(PIN_ADC_VOLTAGE), analogRead(PIN_ADC_CURRENT))) {
      portENTER_CRITICAL(&guard);
      mains = meter.mains();
      energy.add(mains.powerW, mains.samples * 1000ull / kRate);
      isMeasured = true;
      portEXIT_CRITICAL(&guard);
      vTaskDelay(1);
      next = micros();
    }
    next += 1000000 / kRate;
    while (static_cast<int32_t>(micros() - next) < 0) {}
  }
}

static void readMeter(Reading& reading, uint32_t) {
  portENTER_CRITICAL(&guard);
  const Mains now = mains;
  const bool isFresh = isMeasured;
  isMeasured = false;
  reading.energyMwh = energy.energyMwh();
  portEXIT_CRITICAL(&guard);
  if (!isFresh) return;
  reading.voltageV = now.voltageV;
  reading.currentA = now.currentA;
  reading.powerW = now.powerW;
  reading.frequencyHz = now.frequencyHz;
  if (now.isClipped || now.isWeak) reading.quality = Quality::Estimated;
}
#endif

#if AIR == AIR_SHT31 || LIGHT == LIGHT_BH1750
/** Reads bytes of a device on the I²C bus; fewer where it does not answer. */
static size_t readI2c(uint8_t address, uint8_t* bytes, size_t length) {
  size_t got = Wire.requestFrom(static_cast<int>(address), static_cast<int>(length));
  for (size_t i = 0; i < got && i < length; i++) bytes[i] = static_cast<uint8_t>(Wire.read());
  return got;
}

static bool writeI2c(uint8_t address, const uint8_t* bytes, size_t length) {
  Wire.beginTransmission(address);
  Wire.write(bytes, length);
  return Wire.endTransmission() == 0;
}
#endif

static void readAir(Reading& reading) {
  (void)reading;
#if AIR == AIR_SHT31
  const uint8_t measure[] = {0x24, 0x00};
  if (!writeI2c(0x44, measure, sizeof measure)) return;
  delay(16);
  uint8_t bytes[6];
  if (readI2c(0x44, bytes, sizeof bytes) != sizeof bytes) return;
  const Air air = sht31Air(bytes);
#elif AIR == AIR_DHT22
  pinMode(PIN_DHT, OUTPUT);
  digitalWrite(PIN_DHT, LOW);
  delay(2);
  pinMode(PIN_DHT, INPUT_PULLUP);
  uint8_t high[40];
  if (pulseIn(PIN_DHT, HIGH, 1000) == 0) return;
  noInterrupts();
  for (uint8_t& each : high) each = static_cast<uint8_t>(pulseIn(PIN_DHT, HIGH, 200));
  interrupts();
  uint8_t bytes[5];
  if (!dht22Bits(high, bytes)) return;
  const Air air = dht22Air(bytes);
#endif
#if AIR != AIR_NONE
  reading.tempC = air.tempC;
  reading.humidityPct = air.humidityPct;
#endif
}

static void readLight(Reading& reading) {
  (void)reading;
#if LIGHT == LIGHT_BH1750
  uint8_t bytes[2];
  reading.illuminanceLx = bh1750Illuminance(bytes, readI2c(0x23, bytes, sizeof bytes));
#endif
}

void beginSensors(Store& store, uint64_t energyMwh) {
#if AIR == AIR_SHT31 || LIGHT == LIGHT_BH1750
  Wire.begin(PIN_SDA, PIN_SCL);
#endif
#if LIGHT == LIGHT_BH1750
  const uint8_t begin[] = {0x01};
  const uint8_t continuous[] = {0x10};
  writeI2c(0x23, begin, 1);
  writeI2c(0x23, continuous, 1);
#endif
#if METER == METER_PZEM
  Serial2.begin(9600, SERIAL_8N1, PIN_PZEM_RX, PIN_PZEM_TX);
  pzemStore = &store;
  pzemEnergy.begin(store.meterOffsetWh(), energyMwh == kNoEnergy ? 0 : energyMwh / 1000);
#elif METER == METER_ADC
  energy.begin(energyMwh);
  xTaskCreatePinnedToCore(sampleForEver, "meter", 4096, nullptr, 2, nullptr, portNUM_PROCESSORS - 1);
#endif
  (void)store;
  (void)energyMwh;
}

void readSensors(Reading& reading, uint32_t periodMs) {
#if METER != METER_NONE
  readMeter(reading, periodMs);
#endif
  readAir(reading);
  readLight(reading);
  (void)periodMs;
}

uint8_t sensorMetrics() {
  uint8_t metrics = 0;
  if (METER != METER_NONE) metrics |= kPower | kEnergy | kVoltage | kCurrent | kFrequency;
  if (AIR != AIR_NONE) metrics |= kTemp | kHumidity;
  if (LIGHT != LIGHT_NONE) metrics |= kIlluminance;
  return metrics;
}
