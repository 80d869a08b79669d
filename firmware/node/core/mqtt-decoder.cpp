#include "mqtt-decoder.h"

namespace wattnode {

void MqttFrames::reset() { step_ = 0; }

MqttFrames::Got MqttFrames::take(const uint8_t* bytes, size_t length, size_t& taken) {
  taken = 0;
  while (taken < length) {
    if (step_ == 0) {
      first_ = bytes[taken++];
      length_ = at_ = 0;
      step_ = 1;
    } else if (step_ <= 4) {
      const uint8_t byte = bytes[taken++];
      length_ |= static_cast<size_t>(static_cast<uint32_t>(byte & 127) << (7 * (step_ - 1)));
      if (length_ > size_) return Got::Broken;
      step_ = static_cast<uint8_t>((byte & 128) ? step_ + 1 : 6);
    } else if (step_ == 5) {
      return Got::Broken;
    } else {
      memory_[at_++] = bytes[taken++];
    }
    if (step_ == 6 && at_ == length_) {
      step_ = 0;
      return Got::Packet;
    }
  }
  return step_ == 5 ? Got::Broken : Got::More;
}

namespace {

/** Reads a packet's fields; beyond its end all is 0 and isWhole() false. */
class Fields {
 public:
  Fields(const uint8_t* bytes, size_t length) : bytes_(bytes), length_(length) {}

  uint8_t byte() {
    if (at_ < length_) return bytes_[at_++];
    isWhole_ = false;
    return 0;
  }
  uint16_t two() {
    const uint8_t high = byte();
    return static_cast<uint16_t>(high << 8 | byte());
  }
  uint32_t varied() {
    uint32_t value = 0;
    for (uint8_t i = 0; i < 4; i++) {
      const uint8_t each = byte();
      value |= static_cast<uint32_t>(each & 127) << (7 * i);
      if (!(each & 128)) return value;
    }
    isWhole_ = false;
    return 0;
  }
  Span span(size_t length) {
    Span span;
    if (length > length_ - at_) {
      isWhole_ = false;
      return span;
    }
    span.text = reinterpret_cast<const char*>(bytes_ + at_);
    span.length = length;
    at_ += length;
    return span;
  }
  size_t left() const { return length_ - at_; }
  bool isWhole() const { return isWhole_; }
  void skip(size_t length) { span(length); }

 private:
  const uint8_t* bytes_;
  size_t length_;
  size_t at_ = 0;
  bool isWhole_ = true;
};

/** Goes over one property (section 2.2.2); false for an unknown one. */
bool skipProperty(Fields& fields, uint8_t id) {
  switch (id) {
    case 0x01: case 0x17: case 0x19: case 0x24: case 0x25: case 0x28: case 0x29: case 0x2A:
      fields.skip(1);
      return true;
    case 0x13: case 0x21: case 0x22: case 0x23:
      fields.skip(2);
      return true;
    case 0x02: case 0x11: case 0x18: case 0x27:
      fields.skip(4);
      return true;
    case 0x0B:
      fields.varied();
      return true;
    case 0x26:
      fields.skip(fields.two());
      fields.skip(fields.two());
      return true;
    case 0x03: case 0x08: case 0x09: case 0x12: case 0x15: case 0x16: case 0x1A: case 0x1C: case 0x1F:
      fields.skip(fields.two());
      return true;
    default:
      return false;
  }
}

}  // namespace

Connack decodeConnack(const uint8_t* body, size_t length) {
  Connack connack;
  Fields fields(body, length);
  fields.byte();
  connack.reason = fields.byte();
  const uint32_t properties = fields.varied();
  if (!fields.isWhole() || properties != fields.left()) return connack;
  while (fields.left() > 0 && fields.isWhole()) {
    const uint8_t id = fields.byte();
    if (id == 0x21) connack.receiveMaximum = fields.two();
    else if (id == 0x13) connack.keepAliveS = fields.two();
    else if (!skipProperty(fields, id)) return connack;
  }
  connack.isValid = fields.isWhole() && connack.receiveMaximum > 0;
  return connack;
}

Puback decodePuback(const uint8_t* body, size_t length) {
  Puback puback;
  Fields fields(body, length);
  puback.id = fields.two();
  if (fields.left() > 0) puback.reason = fields.byte();
  puback.isValid = fields.isWhole();
  return puback;
}

Puback decodeSuback(const uint8_t* body, size_t length) {
  Puback suback;
  Fields fields(body, length);
  suback.id = fields.two();
  fields.skip(fields.varied());
  suback.isValid = fields.isWhole() && fields.left() > 0;
  while (fields.left() > 0) {
    const uint8_t reason = fields.byte();
    if (reason > suback.reason) suback.reason = reason;
  }
  return suback;
}

Published decodePublish(uint8_t first, const uint8_t* body, size_t length) {
  Published published;
  Fields fields(body, length);
  published.quality = (first >> 1) & 3;
  published.topic = fields.span(fields.two());
  if (published.quality > 0) published.id = fields.two();
  fields.skip(fields.varied());
  if (!fields.isWhole() || published.quality > 1) return published;
  published.payload = fields.span(fields.left());
  published.isValid = true;
  return published;
}

}  // namespace wattnode
