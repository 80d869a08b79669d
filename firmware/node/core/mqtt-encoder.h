#pragma once
#include "json-fields.h"

namespace wattnode {

/** MQTT 5 packets by their number (OASIS MQTT 5.0, section 2.1.2). */
enum class Packet : uint8_t {
  Connect = 1,
  Connack = 2,
  Publish = 3,
  Puback = 4,
  Subscribe = 8,
  Suback = 9,
  Pingreq = 12,
  Pingresp = 13,
  Disconnect = 14,
};

struct ConnectOptions {
  const char* clientId;
  /** Name and password; null for neither. */
  const char* username;
  const char* password;
  const char* willTopic;
  const char* willPayload;
  uint16_t keepAliveS;
  /** Longest packet that the node can take. */
  uint32_t longestPacket;
};

/** Each writes one packet and gives its length, 0 where it does not fit. */
size_t encodeConnect(const ConnectOptions& options, uint8_t* to, size_t size);
size_t encodeSubscribe(uint16_t id, const char* const* filters, uint8_t count, uint8_t* to, size_t size);
/** A PUBLISH of quality 1 up to its payload, which comes straight after. */
size_t encodePublishHead(uint16_t id, const char* topic, size_t payloadLength, bool isRetained, uint8_t* to, size_t size);
size_t encodePuback(uint16_t id, uint8_t* to, size_t size);
size_t encodePingreq(uint8_t* to, size_t size);
size_t encodeDisconnect(uint8_t* to, size_t size);

}  // namespace wattnode
