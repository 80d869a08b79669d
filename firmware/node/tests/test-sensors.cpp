#include "../core/bh1750.h"
#include "../core/crc.h"
#include "../core/dht22.h"
#include "../core/sht31.h"
#include "check.h"

using namespace wattnode;

static void testSht31() {
  // 0x6666 is 2/5 of the range: −45 + 175·0.4 = 25 °C; 0x8000 is half.
  uint8_t bytes[6] = {0x66, 0x66, 0, 0x80, 0x00, 0};
  bytes[2] = crc8Sensirion(bytes, 2);
  bytes[5] = crc8Sensirion(bytes + 3, 2);
  Air air = sht31Air(bytes);
  CHECK(isNear(air.tempC, 25.0f, 0.001f));
  CHECK(isNear(air.humidityPct, 50.0f, 0.001f));
  bytes[2] ^= 1;
  air = sht31Air(bytes);
  CHECK(isMissing(air.tempC));
  CHECK(isNear(air.humidityPct, 50.0f, 0.001f));
  bytes[4] ^= 0x10;
  CHECK(isMissing(sht31Air(bytes).humidityPct));
  // A bus without a sensor is all ones or all zeros.
  const uint8_t ones[6] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  const uint8_t zeros[6] = {0, 0, 0, 0, 0, 0};
  CHECK(isMissing(sht31Air(ones).tempC) && isMissing(sht31Air(ones).humidityPct));
  CHECK(isMissing(sht31Air(zeros).tempC) && isMissing(sht31Air(zeros).humidityPct));
}

static void testDht22() {
  // The data sheet's example: 65.2 %, 35.1 °C; then −10.1 °C.
  const uint8_t example[5] = {0x02, 0x8C, 0x01, 0x5F, 0xEE};
  Air air = dht22Air(example);
  CHECK(isNear(air.humidityPct, 65.2f, 0.001f));
  CHECK(isNear(air.tempC, 35.1f, 0.001f));
  const uint8_t cold[5] = {0x02, 0x8C, 0x80, 0x65, 0x73};
  CHECK(isNear(dht22Air(cold).tempC, -10.1f, 0.001f));
  const uint8_t wrong[5] = {0x02, 0x8C, 0x01, 0x5F, 0xEF};
  CHECK(isMissing(dht22Air(wrong).tempC) && isMissing(dht22Air(wrong).humidityPct));
  const uint8_t stuck[5] = {0, 0, 0, 0, 0};
  CHECK(isMissing(dht22Air(stuck).tempC) && isMissing(dht22Air(stuck).humidityPct));
  const uint8_t dry[5] = {0, 0, 0, 0x64, 0x64};
  CHECK(isNear(dht22Air(dry).humidityPct, 0, 0) && isNear(dht22Air(dry).tempC, 10, 0.001f));
  const uint8_t beyond[5] = {0x07, 0xD0, 0x7F, 0xFF, 0x55};
  CHECK(isMissing(dht22Air(beyond).tempC) && isMissing(dht22Air(beyond).humidityPct));

  uint8_t high[40];
  for (uint8_t i = 0; i < 40; i++) high[i] = (example[i / 8] >> (7 - i % 8)) & 1 ? 70 : 26;
  uint8_t bytes[5];
  CHECK(dht22Bits(high, bytes));
  for (uint8_t i = 0; i < 5; i++) CHECK(bytes[i] == example[i]);
  high[17] = 0;
  CHECK(!dht22Bits(high, bytes));
  high[17] = 180;
  CHECK(!dht22Bits(high, bytes));
}

static void testBh1750() {
  // The data sheet's example: 0x8390 is 28,067 lx.
  const uint8_t bytes[2] = {0x83, 0x90};
  CHECK(isNear(bh1750Illuminance(bytes, 2), 28066.67f, 0.01f));
  CHECK(isMissing(bh1750Illuminance(bytes, 1)));
  CHECK(isMissing(bh1750Illuminance(bytes, 0)));
  const uint8_t dark[2] = {0, 0};
  CHECK(bh1750Illuminance(dark, 2) == 0);
  const uint8_t dazzled[2] = {0xFF, 0xFF};
  CHECK(isMissing(bh1750Illuminance(dazzled, 2)));
}

void testSensors() {
  testSht31();
  testDht22();
  testBh1750();
}
