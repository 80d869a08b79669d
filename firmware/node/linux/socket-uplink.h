#pragma once
#include "../core/mqtt-client.h"
#include "linux-uplink.h"

/** A TCP connection without TLS. */
class SocketStream final : public wattnode::ByteStream {
 public:
  explicit SocketStream(const Options& options) : options_(options) {}

  bool open() override;
  void close() override;
  bool isOpen() override { return socket_ >= 0; }
  size_t read(uint8_t* bytes, size_t size) override;
  bool write(const uint8_t* bytes, size_t length) override;
  void wait(int ms);
  void cut();

 private:
  const Options& options_;
  int socket_ = -1;
};

/** MQTT 5 by the firmware's own client: what an ESP32 runs, but for TLS. */
class SocketUplink final : public LinuxUplink {
 public:
  SocketUplink(const Options& options, const wattnode::Topics& topics);

  bool connect() override { return client_.connect(); }
  void drop() override { client_.drop(); }
  void leave() override { client_.leave(); }
  State state() override { return client_.state(); }
  void poll(uint64_t uptimeMs, wattnode::UplinkListener& listener) override;
  bool canPublish() override { return client_.canPublish(); }
  bool publish(const char* topic, const char* payload, size_t length, bool isRetained) override {
    return client_.publish(topic, payload, length, isRetained);
  }
  void cut() override { stream_.cut(); }

 private:
  SocketStream stream_;
  const char* filters_[2];
  wattnode::MqttClient client_;
};
