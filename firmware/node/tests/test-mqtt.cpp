#include "../core/mqtt-decoder.h"
#include "check.h"
#include <string.h>

using namespace wattnode;

static uint8_t out[160];

static bool isBytes(size_t length, const uint8_t* wanted, size_t size) {
  return length == size && memcmp(out, wanted, size) == 0;
}

// Written by hand from OASIS MQTT 5.0.
static void testEncoding() {
  const ConnectOptions options = {"pc", "u", "p", "w", "x", 60, 512};
  const uint8_t connect[] = {0x10, 35, 0, 4, 'M', 'Q', 'T', 'T', 5, 0xCE, 0, 60, 5, 0x27, 0, 0, 2, 0,
                             0, 2, 'p', 'c', 0, 0, 1, 'w', 0, 1, 'x', 0, 1, 'u', 0, 1, 'p'};
  uint8_t wanted[sizeof connect];
  memcpy(wanted, connect, sizeof connect);
  wanted[1] = sizeof connect - 2;
  CHECK(isBytes(encodeConnect(options, out, sizeof out), wanted, sizeof wanted));
  for (size_t size = 0; size < sizeof connect; size++) CHECK(encodeConnect(options, out, size) == 0);

  const char* const filters[] = {"a/ack", "b"};
  const uint8_t subscribe[] = {0x82, 15, 0, 9, 0, 0, 5, 'a', '/', 'a', 'c', 'k', 1, 0, 1, 'b', 1};
  CHECK(isBytes(encodeSubscribe(9, filters, 2, out, sizeof out), subscribe, sizeof subscribe));
  // A payload of 200 bytes: the length takes two.
  const uint8_t publish[] = {0x32, 0xCE, 0x01, 0, 1, 't', 0x12, 0x34, 0};
  CHECK(isBytes(encodePublishHead(0x1234, "t", 200, false, out, sizeof out), publish, sizeof publish));
  CHECK(encodePublishHead(1, "t", 1, true, out, sizeof out) > 0 && out[0] == 0x33);
  const uint8_t puback[] = {0x40, 2, 0, 7};
  CHECK(isBytes(encodePuback(7, out, sizeof out), puback, sizeof puback));
  const uint8_t ping[] = {0xC0, 0};
  CHECK(isBytes(encodePingreq(out, sizeof out), ping, sizeof ping));
  const uint8_t disconnect[] = {0xE0, 0};
  CHECK(isBytes(encodeDisconnect(out, sizeof out), disconnect, sizeof disconnect));
}

static void testDecoding() {
  const uint8_t connack[] = {0, 0, 8, 0x21, 0, 10, 0x13, 0, 30, 0x25, 1};
  Connack said = decodeConnack(connack, sizeof connack);
  CHECK(said.isValid && said.reason == 0 && said.receiveMaximum == 10 && said.keepAliveS == 30);
  const uint8_t refused[] = {0, 0x87, 0};
  said = decodeConnack(refused, sizeof refused);
  CHECK(said.isValid && said.reason == 0x87);
  for (size_t i = 0; i < sizeof connack; i++) CHECK(!decodeConnack(connack, i).isValid);
  const uint8_t unknown[] = {0, 0, 2, 0x7E, 1};
  CHECK(!decodeConnack(unknown, sizeof unknown).isValid);

  const uint8_t puback[] = {0x12, 0x34, 0x97, 0};
  CHECK(decodePuback(puback, 4).isValid && decodePuback(puback, 4).id == 0x1234 && decodePuback(puback, 4).reason == 0x97);
  CHECK(decodePuback(puback, 2).isValid && decodePuback(puback, 2).reason == 0);
  CHECK(!decodePuback(puback, 1).isValid);
  const uint8_t suback[] = {0, 1, 0, 1, 0x87};
  CHECK(decodeSuback(suback, 5).reason == 0x87 && decodeSuback(suback, 5).isValid);
  CHECK(!decodeSuback(suback, 3).isValid);

  const uint8_t publish[] = {0, 3, 'a', '/', 'b', 0, 5, 0, '{', '}'};
  const Published published = decodePublish(0x32, publish, sizeof publish);
  CHECK(published.isValid && published.topic.is("a/b") && published.payload.is("{}") && published.id == 5);
  for (size_t i = 0; i < 8; i++) CHECK(!decodePublish(0x32, publish, i).isValid);
  CHECK(!decodePublish(0x34, publish, sizeof publish).isValid);
}

static void testFrames() {
  uint8_t memory[200];
  MqttFrames frames(memory, sizeof memory);
  uint8_t packet[134] = {0x30, 0x83, 0x01};
  for (uint8_t i = 0; i < 131; i++) packet[3 + i] = i;
  // However it is cut.
  for (size_t step = 1; step < 9; step++) {
    size_t at = 0;
    MqttFrames::Got got = MqttFrames::Got::More;
    while (at < sizeof packet) {
      size_t taken = 0;
      const size_t length = at + step > sizeof packet ? sizeof packet - at : step;
      got = frames.take(packet + at, length, taken);
      at += taken;
      if (got != MqttFrames::Got::More) break;
    }
    CHECK(got == MqttFrames::Got::Packet && at == sizeof packet && frames.length() == 131 && frames.body()[130] == 130);
  }
  size_t taken = 0;
  const uint8_t two[] = {0xD0, 0, 0xD0, 0};
  CHECK(frames.take(two, 4, taken) == MqttFrames::Got::Packet && taken == 2);
  const uint8_t large[] = {0x30, 0xC9, 0x01};
  CHECK(frames.take(large, 3, taken) == MqttFrames::Got::Broken);
  frames.reset();
  const uint8_t endless[] = {0x30, 0x80, 0x80, 0x80, 0x80, 0x01};
  CHECK(frames.take(endless, 6, taken) == MqttFrames::Got::Broken);
}

void testMqtt() {
  testEncoding();
  testDecoding();
  testFrames();
}
