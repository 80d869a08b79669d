#pragma once
#include "mqtt-encoder.h"

namespace wattnode {

/** Cuts packets out of a stream, into memory that is there already. */
class MqttFrames {
 public:
  MqttFrames(uint8_t* memory, size_t size) : memory_(memory), size_(size) {}

  enum class Got : uint8_t { More, Packet, Broken };

  /** Takes bytes up to the end of one packet; says how many. Broken: a length that is none, or that does not fit. */
  Got take(const uint8_t* bytes, size_t length, size_t& taken);

  uint8_t first() const { return first_; }
  const uint8_t* body() const { return memory_; }
  size_t length() const { return length_; }
  void reset();

 private:
  uint8_t* memory_;
  size_t size_;
  size_t length_ = 0;
  size_t at_ = 0;
  uint8_t first_ = 0;
  uint8_t step_ = 0;
};

struct Connack {
  bool isValid = false;
  /** 0 for yes; 0x87 not authorised, and so on. */
  uint8_t reason = 0;
  /** Publications that may be under way. */
  uint16_t receiveMaximum = 65535;
  /** In place of ours; 0xFFFF where the server says none. [s] */
  uint16_t keepAliveS = 0xFFFF;
};

struct Puback {
  bool isValid = false;
  uint16_t id = 0;
  uint8_t reason = 0;
};

struct Published {
  bool isValid = false;
  Span topic;
  Span payload;
  uint8_t quality = 0;
  uint16_t id = 0;
};

Connack decodeConnack(const uint8_t* body, size_t length);
/** Also a SUBACK: its worst reason. */
Puback decodePuback(const uint8_t* body, size_t length);
Puback decodeSuback(const uint8_t* body, size_t length);
Published decodePublish(uint8_t first, const uint8_t* body, size_t length);

}  // namespace wattnode
