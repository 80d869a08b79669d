#include "../core/bytes.h"
#include "../core/node.h"
#include "../core/sntp.h"
#include "check.h"
#include "golden.h"
#include "memory-flash.h"

using namespace wattnode;

namespace {

using NodeFlash = MemoryFlash<6, 376>;
NodeFlash flash;
char memory[640];
const Topics topics("main", "pc-017");
const uint64_t kNow = 1795824000000ull;

/** What Wattbook keeps of one boot. */
struct Stored {
  uint32_t boot;
  uint32_t reached;
  uint32_t readings;
  uint64_t lastTs;
};

/** A broker and Wattbook behind it, which take numbers as lib/ingest does. */
class Server : public Uplink {
 public:
  bool connect() override {
    tries++;
    if (!isReachable) return false;
    now = State::On;
    return true;
  }
  void drop() override { now = State::Off; }
  void leave() override { now = State::Off; }
  State state() override { return now; }
  bool canPublish() override { return now == State::On && underWay < 3; }

  bool publish(const char* topic, const char* payload, size_t length, bool isRetained) override {
    if (!canPublish()) return false;
    if (isRetained) {
      births++;
      JsonFields fields(payload, length);
      Span name;
      Span value;
      while (fields.next(name, value)) {
        if (name.is("missed")) wholeNumber(value, 0xFFFFFFFFu, missed);
      }
      if (!fields.isValid()) isRight = false;
      return true;
    }
    underWay++;
    messages++;
    if (strcmp(topic, topics.up) != 0) isRight = false;
    if (isDeaf) return true;
    Span name;
    Span value;
    size_t at = payload[0] == '[' ? 1 : 0;
    while (at < length) {
      size_t end = at;
      while (end < length && payload[end] != '}') end++;
      JsonFields fields(payload + at, end + 1 - at);
      uint32_t boot = 0;
      uint32_t seq = 0;
      uint32_t oldest = 0;
      uint64_t ts = 0;
      while (fields.next(name, value)) {
        if (name.is("boot")) wholeNumber(value, 0xFFFFFFFFu, boot);
        if (name.is("seq")) wholeNumber(value, 0xFFFFFFFFu, seq);
        if (name.is("oldest_seq")) wholeNumber(value, 0xFFFFFFFFu, oldest);
        for (size_t i = 0; name.is("ts") && i < value.length; i++) ts = ts * 10 + static_cast<uint64_t>(value.text[i] - '0');
        if (name.is("time_quality")) lastIsEstimated = value.is("\"estimated\"");
      }
      if (!fields.isValid()) isRight = false;
      store(boot, seq, oldest, ts);
      at = end + 2;
    }
    return true;
  }

  void poll(uint64_t, UplinkListener& listener) override {
    underWay = 0;
    if (now != State::On || isMute) return;
    for (Stored& each : boots) {
      if (each.reached == 0) continue;
      char text[48];
      JsonWriter json(text, sizeof text);
      json.raw("{\"boot\":");
      json.whole(each.boot);
      json.raw(",\"seq\":");
      json.whole(each.reached);
      json.raw("}");
      Span topic;
      topic.text = topics.ack;
      topic.length = strlen(topics.ack);
      Span payload;
      payload.text = text;
      payload.length = json.length();
      listener.onMessage(topic, payload);
    }
  }

  void store(uint32_t boot, uint32_t seq, uint32_t oldest, uint64_t ts) {
    Stored& place = boots[boot % 8];
    place.boot = boot;
    if (oldest > place.reached + 1) place.reached = oldest - 1;
    if (seq > place.reached + 1) isRight = false;
    if (seq != place.reached + 1) return;
    if (ts <= place.lastTs) isRight = false;
    place.reached = seq;
    place.lastTs = ts;
    place.readings++;
  }

  State now = State::Off;
  bool isReachable = true;
  bool isDeaf = false;
  bool isMute = false;
  bool isRight = true;
  bool lastIsEstimated = false;
  uint16_t tries = 0;
  uint16_t births = 0;
  uint32_t missed = 0;
  uint16_t messages = 0;
  uint8_t underWay = 0;
  Stored boots[8] = {};
};

class Hal : public NodeHal {
 public:
  uint64_t uptimeMs() override { return at; }
  uint32_t random() override { return seed = seed * 1664525u + 1013904223u; }
  void feedWatchdog() override { fed++; }
  void measure(Reading& reading) override { reading.powerW = 60; }
  bool askTime(const uint8_t* packet, size_t) override {
    nonce = getBe(packet + 40, 8);
    return hasTime;
  }
  size_t hearTime(uint8_t* packet, size_t) override {
    if (!hasTime || nonce == 0) return 0;
    memset(packet, 0, kSntpPacket);
    packet[0] = 0x24;
    packet[1] = 1;
    putBe(packet + 24, nonce, 8);
    const uint64_t seconds = (kNow + at) / 1000 + 2208988800ull;
    putBe(packet + 32, seconds & 0xFFFFFFFFu, 4);
    putBe(packet + 40, seconds & 0xFFFFFFFFu, 4);
    nonce = 0;
    return kSntpPacket;
  }
  void update(Span url) override { asked += url.is("https://x/node.img") ? 1u : 100u; }

  uint64_t at = 0;
  uint32_t seed = 7;
  uint32_t fed = 0;
  uint64_t nonce = 0;
  bool hasTime = true;
  uint32_t asked = 0;
};

const NodeOptions kOptions = {"main", "pc-017", "1.0.0", 6, "power-on", kPower, 5000, 1, 1764201600000ull, memory, sizeof memory};

/** One start of a node, from its mount to its end. */
struct Life {
  Hal& hal;
  ReadingLog log;
  Node node;

  Life(Hal& itsHal, Server& server) : hal(itsHal), log(flash), node(kOptions, topics, itsHal, log, server) {
    hal.at = 0;
    log.mount();
    node.begin();
  }
  void run(uint32_t seconds) {
    for (uint32_t i = 0; i < seconds; i++) {
      hal.at += 1000;
      node.tick();
    }
  }
};

void testOffline() {
  flash.reset();
  Server server;
  Hal hal;
  server.isReachable = false;
  Life life(hal, server);
  life.run(120);
  CHECK(life.log.pending() == 25 && server.messages == 0 && !life.node.isProven());
  CHECK(server.tries > 3 && server.tries < 30);
  CHECK(hal.fed == 120);
  // A connection that keeps all waiting: what was not measured meanwhile is told once there is one.
  hal.at += 22000;
  server.isReachable = true;
  life.run(330);
  CHECK(server.missed == 3);
  CHECK(server.births == 1 && server.isRight && life.log.pending() <= 1 && life.node.isProven());
  CHECK(server.boots[1].readings + life.log.dropped() == server.boots[1].reached);
  // Fewer messages than readings: a backlog goes in batches.
  CHECK(server.messages < server.boots[1].readings);
  Span topic;
  topic.text = topics.cmd;
  topic.length = strlen(topics.cmd);
  Span payload;
  // Of the golden message with one letter changed, or its end cut off: in memory that is there, as an AVR has little.
  const size_t whole = strlen(kGoldenOwnCmdFirmware);
  const auto say = [&](const char* part, char letter, size_t length) {
    memcpy(memory, kGoldenOwnCmdFirmware, whole + 1);
    if (part) *strstr(memory, part) = letter;
    payload.text = memory;
    payload.length = length;
    life.node.onMessage(topic, payload);
    return hal.asked;
  };
  // What is no newer, not over TLS, not whole or not there is left alone.
  CHECK(say("7}", '6', whole) == 0 && say("s://", 'x', whole) == 0 && say("7}", '"', whole) == 0);
  CHECK(say(nullptr, ' ', whole - 1) == 0 && say("desired", 'D', whole) == 0 && say("firmware", 'F', whole) == 0);
  // Once in a connection, however often the retained message comes, and again in the next.
  CHECK(say(nullptr, ' ', whole) == 1 && say(nullptr, ' ', whole) == 1);
  server.now = Uplink::State::Off;
  life.run(400);
  CHECK(server.births == 2 && say(nullptr, ' ', whole) == 2);
}

void testCuts() {
  flash.reset();
  Server server;
  Hal hal;
  Life life(hal, server);
  life.run(20);
  CHECK(life.log.pending() <= 1);
  // Sent, but neither heard nor answered; then the connection is cut.
  server.isDeaf = true;
  life.run(30);
  CHECK(life.log.pending() >= 6);
  server.now = Uplink::State::Off;
  server.isDeaf = false;
  life.run(60);
  CHECK(server.isRight && life.log.pending() <= 1);
  // Heard, but the answers are lost, without a cut: after half a minute it is sent again.
  server.isMute = true;
  const uint16_t before = server.messages;
  life.run(50);
  CHECK(server.messages > before + 11);
  server.isMute = false;
  life.run(60);
  CHECK(server.isRight && life.log.pending() <= 1 && life.log.dropped() == 0);
  CHECK(server.boots[1].readings == server.boots[1].reached);
}

void testWithoutTime() {
  flash.reset();
  Server server;
  Hal hal;
  hal.hasTime = false;
  {
    Life first(hal, server);
    first.run(21);
    CHECK(server.messages == 0 && first.log.pending() == 5);
  }
  Life second(hal, server);
  second.run(11);
  CHECK(server.messages == 0 && second.log.pending() == 8);
  hal.hasTime = true;
  second.run(20);
  CHECK(second.log.pending() <= 1 && server.isRight);
  CHECK(server.boots[1].readings == 5 && server.boots[2].readings >= 6 && !server.lastIsEstimated);
  // The first start's last reading was before the second began.
  CHECK(server.boots[1].lastTs <= kNow);
  CHECK(server.boots[1].lastTs >= kNow - 60000);
}

void testGap() {
  flash.reset();
  Server server;
  Hal hal;
  server.isReachable = false;
  {
    Life first(hal, server);
    first.run(61);
    CHECK(first.log.pending() == 13);
  }
  // Two of the first start's readings rot beyond mending; then the ring runs over.
  flash.bytes[376 + 12 + 3 * 52 + 8] ^= 0x55;
  flash.bytes[376 + 12 + 3 * 52 + 30] ^= 0x55;
  Life second(hal, server);
  CHECK(second.log.pending() == 12);
  second.run(11);
  server.isReachable = true;
  second.run(330);
  CHECK(server.isRight && second.log.pending() <= 1);
  CHECK(server.boots[1].readings == 12 && server.boots[1].reached == 13);
  server.isReachable = false;
  server.now = Uplink::State::Off;
  second.run(600);
  CHECK(second.log.dropped() > 0);
  server.isReachable = true;
  second.run(330);
  CHECK(server.isRight && second.log.pending() <= 1);
  CHECK(server.boots[2].readings + second.log.dropped() == server.boots[2].reached);
}

}  // namespace

void testNode() {
  testOffline();
  testCuts();
  testWithoutTime();
  testGap();
}
