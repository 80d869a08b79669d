#include "../core/acknowledgement.h"
#include "../core/reading-json.h"
#include "check.h"
#include "golden.h"
#include <string.h>

using namespace wattnode;

static char text[352];

static bool isText(const JsonWriter& json, const char* wanted) {
  return json.isWhole() && json.length() == strlen(wanted) && memcmp(text, wanted, json.length()) == 0;
}

static bool decimalIs(float value, uint8_t decimals, const char* wanted) {
  JsonWriter json(text, sizeof text);
  json.decimal(value, decimals);
  return isText(json, wanted);
}

static void testNumbers() {
  CHECK(decimalIs(86.2f, 3, "86.2"));
  CHECK(decimalIs(0, 3, "0"));
  CHECK(decimalIs(-0.0001f, 3, "0"));
  CHECK(decimalIs(-3.5f, 2, "-3.5"));
  CHECK(decimalIs(-0.05f, 2, "-0.05"));
  CHECK(decimalIs(100, 2, "100"));
  CHECK(decimalIs(20.05f, 2, "20.05"));
  CHECK(decimalIs(missing(), 2, "null"));
  CHECK(decimalIs(INFINITY, 2, "null"));
  CHECK(decimalIs(-INFINITY, 2, "null"));
  JsonWriter json(text, sizeof text);
  json.scaled(123456789012345ll, 3);
  CHECK(isText(json, "123456789012.345"));
  JsonWriter small(text, 5);
  small.text("longer");
  CHECK(!small.isWhole() && small.length() <= 5);
}

static Reading golden() {
  Reading reading;
  reading.boot = 7;
  reading.seq = 42;
  reading.uptimeMs = 211000;
  reading.tsMs = 1769817600000ull;
  reading.timeQuality = TimeQuality::Holdover;
  reading.powerW = 86.2f;
  reading.voltageV = 221.7f;
  reading.currentA = 0.412f;
  reading.frequencyHz = 59.98f;
  reading.energyMwh = 10423500;
  reading.humidityPct = 0;
  reading.illuminanceLx = 12;
  return reading;
}

/** What we write is, letter for letter, what the contract's golden files have, and Wattbook's decoder is held to the same files. */
static void testGolden() {
  Reading reading = golden();
  JsonWriter one(text, sizeof text);
  writeReadingJson(one, "pc-017", reading, 40, 0xFF);
  CHECK(isText(one, kGoldenOwnNode));

  JsonWriter batch(text, sizeof text);
  batch.raw("[");
  reading = Reading();
  reading.boot = 7;
  reading.seq = 8;
  reading.uptimeMs = 40000;
  reading.tsMs = 1769817595000ull;
  reading.timeQuality = TimeQuality::Estimated;
  reading.quality = Quality::Estimated;
  reading.tempC = -4.25f;
  writeReadingJson(batch, "pc-017", reading, 8, kTemp | kHumidity);
  batch.raw(",");
  reading.seq = 9;
  reading.uptimeMs = 45000;
  reading.tsMs = 1769817600000ull;
  reading.timeQuality = TimeQuality::Synced;
  reading.quality = Quality::Synthetic;
  reading.tempC = missing();
  reading.humidityPct = 41.5f;
  writeReadingJson(batch, "pc-017", reading, 0, kTemp | kHumidity);
  batch.raw("]");
  CHECK(isText(batch, kGoldenOwnNodeBatch));

  JsonWriter birth(text, sizeof text);
  writeBirthJson(birth, {"pc-017", "1.0.0", 6, "power-on", 7, 12, 3, 1, 20, 4});
  CHECK(isText(birth, kGoldenOwnNodeBirth));

  const Acknowledgement ack = readAcknowledgement(kGoldenOwnAck, strlen(kGoldenOwnAck));
  CHECK(ack.isValid && ack.boot == 7 && ack.seq == 42);
  const char* const objects[] = {kGoldenOwn, kGoldenOwnFull, kGoldenOwnHeartbeat, kGoldenOwnBacklog, kGoldenOwnReadings, kGoldenOwnNode};
  for (const char* payload : objects) {
    JsonFields fields(payload, strlen(payload));
    Span name;
    Span value;
    uint8_t count = 0;
    while (fields.next(name, value)) count++;
    CHECK(fields.isValid() && count > 0);
  }
}

static Acknowledgement ackOf(const char* payload) { return readAcknowledgement(payload, strlen(payload)); }

static void testAcknowledgement() {
  const Acknowledgement ack = ackOf(" { \"later\" : {\"a\":[1,{\"seq\":[]}],\"b\":\"}\"}, \"seq\":4294967295 ,\"boot\": 0}\n");
  CHECK(ack.isValid && ack.boot == 0 && ack.seq == 4294967295u);
  const char* const broken[] = {"",
                                "{}",
                                "{\"boot\":7}",
                                "{\"seq\":42}",
                                "{\"boot\":7,\"seq\":42",
                                "{\"boot\":7,\"seq\":42}x",
                                "{\"boot\":7,\"seq\":-1}",
                                "{\"boot\":7,\"seq\":4.2}",
                                "{\"boot\":7,\"seq\":\"42\"}",
                                "{\"boot\":7,\"seq\":4294967296}",
                                "{\"boot\":7,\"seq\":042}",
                                "{\"boot\":7,\"seq\":42,\"seq\":43}",
                                "{\"boot\":null,\"seq\":42}",
                                "[{\"boot\":7,\"seq\":42}]",
                                "{\"boot\":7,,\"seq\":42}",
                                "{\"boot\":7 \"seq\":42}",
                                "{\"boot\":7,\"seq\":42,}",
                                "{\"a\":{\"b\":1,\"boot\":7,\"seq\":42}"};
  for (const char* payload : broken) CHECK(!ackOf(payload).isValid);
}

void testJson() {
  testNumbers();
  testGolden();
  testAcknowledgement();
}
