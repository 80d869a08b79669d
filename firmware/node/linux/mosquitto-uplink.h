#pragma once
#include "linux-uplink.h"
#include <mosquitto.h>

/** MQTT 5 by libmosquitto: over TLS with an authority, by name and password with a token. */
class MosquittoUplink final : public LinuxUplink {
 public:
  MosquittoUplink(const Options& options, const wattnode::Topics& topics);
  ~MosquittoUplink();

  bool connect() override;
  void drop() override;
  void leave() override;
  State state() override { return state_; }
  void poll(uint64_t uptimeMs, wattnode::UplinkListener& listener) override;
  bool canPublish() override;
  bool publish(const char* topic, const char* payload, size_t length, bool isRetained) override;
  void cut() override;

 private:
  static void onConnect(mosquitto*, void* self, int reason, int, const mosquitto_property*);
  static void onDisconnect(mosquitto*, void* self, int reason);
  static void onPublish(mosquitto*, void* self, int id, int reason, const mosquitto_property*);
  static void onMessage(mosquitto*, void* self, const mosquitto_message* message, const mosquitto_property*);

  const Options& options_;
  const wattnode::Topics& topics_;
  mosquitto* client_ = nullptr;
  State state_ = State::Off;
  int underWay_ = 0;
  wattnode::UplinkListener* listener_ = nullptr;
};
