#pragma once
#include "json-fields.h"

namespace wattnode {

/** Who hears what the broker sends. */
class UplinkListener {
 public:
  virtual void onMessage(Span topic, Span payload) = 0;

 protected:
  ~UplinkListener() = default;
};

/** MQTT 5 to the broker, as the node sees it: by the client of this folder, or by a library. */
class Uplink {
 public:
  enum class State : uint8_t { Off, Connecting, On };

  /** Begins to connect; false where that failed at once. */
  virtual bool connect() = 0;
  /** Off, without a farewell: the will is sent. */
  virtual void drop() = 0;
  /** Off, with a farewell. */
  virtual void leave() = 0;
  virtual State state() = 0;
  /** Moves bytes, and hands messages on. */
  virtual void poll(uint64_t uptimeMs, UplinkListener& listener) = 0;
  /** Publishes with quality 1; false where it cannot. The payload need not stay. */
  virtual bool publish(const char* topic, const char* payload, size_t length, bool isRetained) = 0;
  virtual bool canPublish() = 0;

 protected:
  ~Uplink() = default;
};

}  // namespace wattnode
