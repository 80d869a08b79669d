#include "../core/mqtt-client.h"
#include "check.h"
#include <string.h>

using namespace wattnode;

namespace {

/** A connection whose other end is the test. */
class Wire : public ByteStream {
 public:
  bool open() override {
    written = 0;
    readable = 0;
    return isUp = isReachable;
  }
  void close() override { isUp = false; }
  bool isOpen() override { return isUp; }
  size_t read(uint8_t* bytes, size_t size) override {
    const size_t length = readable < size ? readable : size;
    memcpy(bytes, in, length);
    memmove(in, in + length, readable - length);
    readable -= length;
    return length;
  }
  bool write(const uint8_t* bytes, size_t length) override {
    if (!isUp) return false;
    for (size_t i = 0; i < length && written < sizeof out; i++) out[written++] = bytes[i];
    return true;
  }
  void say(const uint8_t* bytes, size_t length) {
    memcpy(in + readable, bytes, length);
    readable += length;
  }

  bool isReachable = true;
  bool isUp = false;
  uint8_t in[64];
  uint8_t out[640];
  size_t readable = 0;
  size_t written = 0;
};

class Ears : public UplinkListener {
 public:
  void onMessage(Span topic, Span payload) override {
    count++;
    isRight = topic.is("a") && payload.is("hi");
  }
  uint8_t count = 0;
  bool isRight = false;
};

const uint8_t kConnack[] = {0x20, 6, 0, 0, 3, 0x21, 0, 3};
const ConnectOptions kOptions = {"pc", nullptr, nullptr, nullptr, nullptr, 60, 0};
const char* const kFilters[] = {"a"};

}  // namespace

static void testWhole() {
  Wire wire;
  Ears ears;
  MqttClient client(wire, kOptions, kFilters, 1);
  wire.isReachable = false;
  CHECK(!client.connect() && client.state() == Uplink::State::Off);
  wire.isReachable = true;
  CHECK(client.connect() && client.state() == Uplink::State::Connecting);
  CHECK(wire.out[0] == 0x10 && !client.canPublish());
  wire.say(kConnack, sizeof kConnack);
  client.poll(1000, ears);
  CHECK(client.state() == Uplink::State::On);
  CHECK(wire.out[wire.written - 9] == 0x82 && wire.out[wire.written - 1] == 1);
  // Three may be under way, as the server said.
  for (uint8_t i = 0; i < 3; i++) CHECK(client.publish("a/up", "{}", 2, false));
  CHECK(!client.canPublish() && !client.publish("a/up", "{}", 2, false) && client.underWay() == 3);
  // Answers in any order; the subscription took number 1.
  const uint8_t pubacks[] = {0x40, 2, 0, 3, 0x40, 3, 0, 2, 0x00, 0x40, 2, 0, 77};
  wire.say(pubacks, sizeof pubacks);
  client.poll(2000, ears);
  CHECK(client.underWay() == 1 && client.canPublish());
  const uint8_t message[] = {0x32, 8, 0, 1, 'a', 0, 9, 0, 'h', 'i'};
  wire.say(message, sizeof message);
  wire.written = 0;
  client.poll(3000, ears);
  CHECK(ears.count == 1 && ears.isRight);
  CHECK(wire.written == 4 && wire.out[0] == 0x40 && wire.out[3] == 9);
  // Silent for half the keep-alive: a ping, and after one and a half times without an answer it is over.
  wire.written = 0;
  client.poll(33000, ears);
  CHECK(wire.written == 2 && wire.out[0] == 0xC0);
  client.poll(93001, ears);
  CHECK(client.state() == Uplink::State::Off && !wire.isUp && client.underWay() == 0);
}

static MqttClient::State after(const uint8_t* bytes, size_t length, bool isOn, uint8_t& refusal) {
  Wire wire;
  Ears ears;
  MqttClient client(wire, kOptions, kFilters, 1);
  client.connect();
  if (isOn) wire.say(kConnack, sizeof kConnack);
  client.poll(1000, ears);
  wire.say(bytes, length);
  client.poll(1001, ears);
  refusal = client.refusal();
  return client.state();
}

static void testRefusals() {
  uint8_t refusal = 0;
  const uint8_t bad[] = {0x20, 3, 0, 0x87, 0};
  CHECK(after(bad, sizeof bad, false, refusal) == Uplink::State::Off && refusal == 0x87);
  const uint8_t early[] = {0xD0, 0};
  CHECK(after(early, sizeof early, false, refusal) == Uplink::State::Off);
  CHECK(after(early, sizeof early, true, refusal) == Uplink::State::On);
  CHECK(after(kConnack, sizeof kConnack, true, refusal) == Uplink::State::Off);
  const uint8_t suback[] = {0x90, 4, 0, 1, 0, 0x87};
  CHECK(after(suback, sizeof suback, true, refusal) == Uplink::State::Off && refusal == 0x87);
  const uint8_t granted[] = {0x90, 4, 0, 1, 0, 1};
  CHECK(after(granted, sizeof granted, true, refusal) == Uplink::State::On && refusal == 0);
  const uint8_t taken[] = {0xE0, 1, 0x8E};
  CHECK(after(taken, sizeof taken, true, refusal) == Uplink::State::Off && refusal == 0x8E);
  const uint8_t large[] = {0x30, 0xFF, 0x7F};
  CHECK(after(large, sizeof large, true, refusal) == Uplink::State::Off);
  const uint8_t pubrec[] = {0x50, 2, 0, 1};
  CHECK(after(pubrec, sizeof pubrec, true, refusal) == Uplink::State::Off);
  // No CONNACK for 15 s.
  Wire wire;
  Ears ears;
  MqttClient client(wire, kOptions, kFilters, 1);
  client.connect();
  client.poll(1000, ears);
  client.poll(16000, ears);
  CHECK(client.state() == Uplink::State::Connecting);
  client.poll(16001, ears);
  CHECK(client.state() == Uplink::State::Off);
}

void testClient() {
  testWhole();
  testRefusals();
}
