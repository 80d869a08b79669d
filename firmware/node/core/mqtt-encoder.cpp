#include "mqtt-encoder.h"
#include <string.h>

namespace wattnode {

namespace {

/** Puts a packet's fields down; its head goes in front at the end. */
class Body {
 public:
  Body(uint8_t* to, size_t size) : to_(to), size_(size) {}

  void byte(uint8_t value) {
    if (at_ < size_) to_[at_++] = value;
    else isWhole_ = false;
  }
  void two(uint16_t value) {
    byte(static_cast<uint8_t>(value >> 8));
    byte(static_cast<uint8_t>(value));
  }
  void four(uint32_t value) {
    two(static_cast<uint16_t>(value >> 16));
    two(static_cast<uint16_t>(value));
  }
  void string(const char* text) {
    const size_t length = strlen(text);
    if (length > 0xFFFF) isWhole_ = false;
    two(static_cast<uint16_t>(length));
    for (size_t i = 0; i < length; i++) byte(static_cast<uint8_t>(text[i]));
  }

  /** Moves the body behind its head. `more` bytes of the packet come later. */
  size_t seal(uint8_t first, size_t more) {
    uint32_t rest = static_cast<uint32_t>(at_ + more);
    uint8_t head[5];
    uint8_t n = 0;
    head[n++] = first;
    do {
      head[n++] = static_cast<uint8_t>((rest & 127) | (rest > 127 ? 128 : 0));
      rest >>= 7;
    } while (rest > 0 && n < 5);
    if (!isWhole_ || rest > 0 || at_ + n > size_) return 0;
    memmove(to_ + n, to_, at_);
    memcpy(to_, head, n);
    return at_ + n;
  }

 private:
  uint8_t* to_;
  size_t size_;
  size_t at_ = 0;
  bool isWhole_ = true;
};

uint8_t firstByte(Packet packet, uint8_t flags) { return static_cast<uint8_t>(static_cast<uint8_t>(packet) << 4 | flags); }

}  // namespace

size_t encodeConnect(const ConnectOptions& options, uint8_t* to, size_t size) {
  Body body(to, size);
  body.string("MQTT");
  body.byte(5);
  const bool hasWill = options.willTopic != nullptr;
  // Clean start: what matters is kept in the log, and acknowledged by the server itself.
  body.byte(static_cast<uint8_t>(0x02 | (hasWill ? 0x04 | 0x08 : 0) | (options.password ? 0x40 : 0) | (options.username ? 0x80 : 0)));
  body.two(options.keepAliveS);
  body.byte(5);
  body.byte(0x27);
  body.four(options.longestPacket);
  body.string(options.clientId);
  if (hasWill) {
    body.byte(0);
    body.string(options.willTopic);
    body.string(options.willPayload);
  }
  if (options.username) body.string(options.username);
  if (options.password) body.string(options.password);
  return body.seal(firstByte(Packet::Connect, 0), 0);
}

size_t encodeSubscribe(uint16_t id, const char* const* filters, uint8_t count, uint8_t* to, size_t size) {
  Body body(to, size);
  body.two(id);
  body.byte(0);
  for (uint8_t i = 0; i < count; i++) {
    body.string(filters[i]);
    body.byte(1);
  }
  return body.seal(firstByte(Packet::Subscribe, 2), 0);
}

size_t encodePublishHead(uint16_t id, const char* topic, size_t payloadLength, bool isRetained, uint8_t* to, size_t size) {
  Body body(to, size);
  body.string(topic);
  body.two(id);
  body.byte(0);
  return body.seal(firstByte(Packet::Publish, static_cast<uint8_t>(2 | (isRetained ? 1 : 0))), payloadLength);
}

size_t encodePuback(uint16_t id, uint8_t* to, size_t size) {
  Body body(to, size);
  body.two(id);
  return body.seal(firstByte(Packet::Puback, 0), 0);
}

size_t encodePingreq(uint8_t* to, size_t size) { return Body(to, size).seal(firstByte(Packet::Pingreq, 0), 0); }

size_t encodeDisconnect(uint8_t* to, size_t size) { return Body(to, size).seal(firstByte(Packet::Disconnect, 0), 0); }

}  // namespace wattnode
