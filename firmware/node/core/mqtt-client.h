#pragma once
#include "byte-stream.h"
#include "mqtt-decoder.h"
#include "uplink.h"

namespace wattnode {

constexpr uint16_t kMostUnderWay = 32;
/** Longest packet that a node takes: acknowledgements and commands are short. */
constexpr size_t kLongestPacket = 512;

/** An MQTT 5 client over a stream, with several publications under way. It keeps no payloads: what failed is in the log. */
class MqttClient : public Uplink {
 public:
  /** `filters` are subscribed with each connection. All must outlive the client. */
  MqttClient(ByteStream& stream, const ConnectOptions& options, const char* const* filters, uint8_t filterCount);

  bool connect() override;
  void drop() override;
  void leave() override;
  State state() override { return state_; }
  void poll(uint64_t uptimeMs, UplinkListener& listener) override;
  bool publish(const char* topic, const char* payload, size_t length, bool isRetained) override;
  bool canPublish() override { return state_ == State::On && underWay_ < most_; }
  uint16_t underWay() const { return underWay_; }

  /** Why the broker last refused, 0 where it did not: a CONNACK's, SUBACK's, PUBACK's or DISCONNECT's reason. */
  uint8_t refusal() const { return refusal_; }

 private:
  void hear(UplinkListener& listener);
  void heardConnack();
  void heardPuback();
  void send(size_t length);
  uint16_t nextId();

  ByteStream& stream_;
  ConnectOptions options_;
  const char* const* filters_;
  uint8_t filterCount_;
  State state_ = State::Off;
  uint8_t in_[kLongestPacket];
  uint8_t out_[kLongestPacket];
  MqttFrames frames_;
  uint16_t ids_[kMostUnderWay] = {};
  uint16_t underWay_ = 0;
  uint16_t most_ = kMostUnderWay;
  uint16_t lastId_ = 0;
  uint16_t keepAliveS_ = 0;
  uint64_t now_ = 0;
  uint64_t sentAt_ = 0;
  uint64_t heardAt_ = 0;
  bool isTimed_ = false;
  bool isPinged_ = false;
  uint8_t refusal_ = 0;
};

}  // namespace wattnode
