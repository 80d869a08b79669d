// libFuzzer over all that strangers can send, and over what a flash may hold. The first byte chooses which.
#include "../core/acknowledgement.h"
#include "../core/bh1750.h"
#include "../core/dht22.h"
#include "../core/form.h"
#include "../core/mqtt-client.h"
#include "../core/pzem.h"
#include "../core/reading-log.h"
#include "../core/sntp.h"
#include "../core/update.h"
#include "../tests/memory-flash.h"
#include <stdlib.h>

using namespace wattnode;

namespace {

void must(bool holds) {
  if (!holds) abort();
}

class Ears : public UplinkListener {
 public:
  void onMessage(Span topic, Span payload) override {
    for (size_t i = 0; i < topic.length; i++) sum += topic.text[i];
    readAcknowledgement(payload.text, payload.length);
  }
  int sum = 0;
};

class Wire : public ByteStream {
 public:
  Wire(const uint8_t* bytes, size_t length) : bytes_(bytes), length_(length) {}
  bool open() override { return true; }
  void close() override {}
  bool isOpen() override { return true; }
  size_t read(uint8_t* bytes, size_t size) override {
    const size_t got = length_ < size ? length_ : size;
    memcpy(bytes, bytes_, got);
    bytes_ += got;
    length_ -= got;
    return got;
  }
  bool write(const uint8_t*, size_t) override { return true; }

 private:
  const uint8_t* bytes_;
  size_t length_;
};

void fuzzMqtt(const uint8_t* bytes, size_t length, bool isOn) {
  static uint8_t all[4096];
  const uint8_t connack[] = {0x20, 3, 0, 0, 0};
  const size_t head = isOn ? sizeof connack : 0;
  if (length > sizeof all - head) return;
  memcpy(all, connack, head);
  memcpy(all + head, bytes, length);
  Wire wire(all, head + length);
  Ears ears;
  const char* const filters[] = {"a"};
  MqttClient client(wire, {"pc", nullptr, nullptr, nullptr, nullptr, 60, 0}, filters, 1);
  client.connect();
  for (uint8_t i = 0; i < 5; i++) {
    client.poll(i * 1000u, ears);
    client.publish("t", "x", 1, false);
  }
  must(client.underWay() <= kMostUnderWay);
}

void fuzzLog(const uint8_t* bytes, size_t length) {
  static MemoryFlash<4, 272> flash;
  flash.reset();
  memcpy(flash.bytes, bytes, length < sizeof flash.bytes ? length : sizeof flash.bytes);
  ReadingLog log(flash);
  must(log.mount());
  const uint32_t boot = log.beginBoot(1);
  Reading reading;
  // Whatever was there: what is appended now is there after a restart.
  if (boot == 0 || !log.append(reading)) return;
  ReadingLog again(flash);
  must(again.mount());
  bool isFound = false;
  for (LogPlace at = again.tail(); again.read(at, reading);) isFound = isFound || (reading.boot == boot && reading.seq == 1);
  must(isFound);
}

void fuzzText(const char* text, size_t length) {
  const Acknowledgement ack = readAcknowledgement(text, length);
  must(ack.isValid || (ack.boot == 0 && ack.seq == 0));
  Span form;
  form.text = text;
  form.length = length;
  char out[16];
  if (formField(form, "ssid", out, sizeof out)) must(strlen(out) < sizeof out);
  const HttpRequest request = readHttpRequest(text, length, 600);
  if (request.state == HttpRequest::State::Whole) must(request.body.text + request.body.length <= text + length);
}

void fuzzSensors(const uint8_t* bytes, size_t length) {
  const PzemValues mains = pzemReply(bytes, length, kPzemAnyAddress);
  must(mains.isValid != isMissing(mains.powerW));
  sntpTime(bytes, length, 0);
  bh1750Illuminance(bytes, length);
  if (length >= 6) {
    const Air air = sht31Air(bytes);
    must(isMissing(air.tempC) || (air.tempC >= -45 && air.tempC <= 130));
  }
  if (length >= 5) {
    const Air air = dht22Air(bytes);
    must(isMissing(air.humidityPct) || air.humidityPct <= 100);
  }
  if (length >= 40) {
    uint8_t out[5] = {};
    dht22Bits(bytes, out);
  }
  if (length >= kImageHead) readImageHead(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t length) {
  if (length == 0) return 0;
  const uint8_t which = bytes[0] % 5;
  // Memory of just this length, so that a byte too far is seen.
  uint8_t* own = static_cast<uint8_t*>(malloc(length));
  memcpy(own, bytes, length);
  const uint8_t* rest = own + 1;
  if (which == 0) fuzzText(reinterpret_cast<const char*>(rest), length - 1);
  if (which == 1) fuzzMqtt(rest, length - 1, false);
  if (which == 2) fuzzMqtt(rest, length - 1, true);
  if (which == 3) fuzzLog(rest, length - 1);
  if (which == 4) fuzzSensors(rest, length - 1);
  free(own);
  return 0;
}
