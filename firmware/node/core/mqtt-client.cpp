#include "mqtt-client.h"

namespace wattnode {

static const uint32_t kConnackMs = 15000;

MqttClient::MqttClient(ByteStream& stream, const ConnectOptions& options, const char* const* filters, uint8_t filterCount)
    : stream_(stream), options_(options), filters_(filters), filterCount_(filterCount), frames_(in_, sizeof in_) {
  options_.longestPacket = kLongestPacket;
}

bool MqttClient::connect() {
  drop();
  refusal_ = 0;
  if (!stream_.open()) return false;
  state_ = State::Connecting;
  keepAliveS_ = options_.keepAliveS;
  isTimed_ = false;
  send(encodeConnect(options_, out_, sizeof out_));
  return state_ == State::Connecting;
}

void MqttClient::drop() {
  if (state_ != State::Off) stream_.close();
  state_ = State::Off;
  frames_.reset();
  underWay_ = 0;
  most_ = kMostUnderWay;
  isPinged_ = false;
}

void MqttClient::leave() {
  if (state_ == State::On) send(encodeDisconnect(out_, sizeof out_));
  drop();
}

void MqttClient::send(size_t length) {
  if (length == 0 || !stream_.write(out_, length)) drop();
  else sentAt_ = now_;
}

uint16_t MqttClient::nextId() {
  for (;;) {
    lastId_ = lastId_ == 0xFFFF ? 1 : static_cast<uint16_t>(lastId_ + 1);
    bool isTaken = false;
    for (uint16_t i = 0; i < underWay_; i++) isTaken = isTaken || ids_[i] == lastId_;
    if (!isTaken) return lastId_;
  }
}

bool MqttClient::publish(const char* topic, const char* payload, size_t length, bool isRetained) {
  if (!canPublish()) return false;
  const uint16_t id = nextId();
  const size_t head = encodePublishHead(id, topic, length, isRetained, out_, sizeof out_);
  if (head == 0) return false;
  if (!stream_.write(out_, head) || !stream_.write(reinterpret_cast<const uint8_t*>(payload), length)) {
    drop();
    return false;
  }
  sentAt_ = now_;
  ids_[underWay_++] = id;
  return true;
}

void MqttClient::poll(uint64_t uptimeMs, UplinkListener& listener) {
  now_ = uptimeMs;
  if (state_ == State::Off) return;
  if (!isTimed_) {
    isTimed_ = true;
    sentAt_ = heardAt_ = now_;
  }
  uint8_t bytes[128];
  size_t got = 0;
  while (state_ != State::Off && (got = stream_.read(bytes, sizeof bytes)) > 0) {
    heardAt_ = now_;
    for (size_t at = 0; at < got && state_ != State::Off;) {
      size_t taken = 0;
      const MqttFrames::Got what = frames_.take(bytes + at, got - at, taken);
      at += taken;
      if (what == MqttFrames::Got::Broken) drop();
      if (what == MqttFrames::Got::Packet) hear(listener);
    }
  }
  if (state_ == State::Off) return;
  if (!stream_.isOpen() || (state_ == State::Connecting && now_ - sentAt_ > kConnackMs)) {
    drop();
    return;
  }
  const uint64_t keepAliveMs = static_cast<uint64_t>(keepAliveS_) * 1000;
  if (state_ != State::On || keepAliveMs == 0) return;
  // A server that says nothing for one and a half times that is gone, as it would think of us.
  if (now_ - heardAt_ > keepAliveMs + keepAliveMs / 2) {
    drop();
  } else if (now_ - sentAt_ >= keepAliveMs / 2 || (!isPinged_ && now_ - heardAt_ >= keepAliveMs / 2)) {
    isPinged_ = true;
    send(encodePingreq(out_, sizeof out_));
  }
}

void MqttClient::hear(UplinkListener& listener) {
  const Packet packet = static_cast<Packet>(frames_.first() >> 4);
  if (state_ == State::Connecting && packet != Packet::Connack) {
    drop();
    return;
  }
  switch (packet) {
    case Packet::Connack:
      heardConnack();
      break;
    case Packet::Puback:
      heardPuback();
      break;
    case Packet::Suback: {
      const Puback suback = decodeSuback(frames_.body(), frames_.length());
      // Without its acknowledgements a node never may delete: better to come again.
      if (suback.reason >= 0x80) refusal_ = suback.reason;
      if (!suback.isValid || suback.reason >= 0x80) drop();
      break;
    }
    case Packet::Publish: {
      const Published published = decodePublish(frames_.first(), frames_.body(), frames_.length());
      if (!published.isValid) {
        drop();
        break;
      }
      if (published.quality == 1) send(encodePuback(published.id, out_, sizeof out_));
      listener.onMessage(published.topic, published.payload);
      break;
    }
    case Packet::Pingresp:
      isPinged_ = false;
      break;
    case Packet::Disconnect:
      refusal_ = frames_.length() > 0 ? frames_.body()[0] : 0;
      drop();
      break;
    default:
      drop();
  }
}

void MqttClient::heardConnack() {
  const Connack connack = decodeConnack(frames_.body(), frames_.length());
  if (state_ != State::Connecting || !connack.isValid || connack.reason != 0) {
    refusal_ = connack.reason;
    drop();
    return;
  }
  if (connack.receiveMaximum < most_) most_ = connack.receiveMaximum;
  if (connack.keepAliveS != 0xFFFF) keepAliveS_ = connack.keepAliveS;
  state_ = State::On;
  if (filterCount_ > 0) send(encodeSubscribe(nextId(), filters_, filterCount_, out_, sizeof out_));
}

void MqttClient::heardPuback() {
  const Puback puback = decodePuback(frames_.body(), frames_.length());
  if (!puback.isValid) {
    drop();
    return;
  }
  if (puback.reason >= 0x80) refusal_ = puback.reason;
  for (uint16_t i = 0; i < underWay_; i++) {
    if (ids_[i] != puback.id) continue;
    ids_[i] = ids_[--underWay_];
    return;
  }
}

}  // namespace wattnode
