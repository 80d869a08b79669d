#pragma once
#include "linux-uplink.h"
#include <time.h>

/** A network that refuses, cuts and delays, before a real one. */
class FaultyUplink final : public wattnode::Uplink {
 public:
  FaultyUplink(LinuxUplink& real, const Options& options) : real_(real), options_(options), refuse_(options.netRefuse) {}

  bool connect() override {
    tries_++;
    if (isOffline_) return false;
    if (refuse_ > 0) {
      refuse_--;
      return false;
    }
    return real_.connect();
  }
  void drop() override { real_.drop(); }
  void leave() override { real_.leave(); }
  State state() override { return real_.state(); }
  void poll(uint64_t uptimeMs, wattnode::UplinkListener& listener) override {
    if (options_.netDelayMs > 0) {
      const timespec time = {0, static_cast<long>(options_.netDelayMs) * 1000000};
      nanosleep(&time, nullptr);
    }
    real_.poll(uptimeMs, listener);
  }
  bool canPublish() override { return real_.canPublish(); }
  bool publish(const char* topic, const char* payload, size_t length, bool isRetained) override {
    if (!real_.publish(topic, payload, length, isRetained)) return false;
    if (options_.netCut > 0 && ++published_ % options_.netCut == 0) {
      cuts_++;
      real_.cut();
    }
    return true;
  }

  void setOffline(bool isOffline) { isOffline_ = isOffline; }
  uint32_t tries() const { return tries_; }
  uint32_t cuts() const { return cuts_; }

 private:
  LinuxUplink& real_;
  const Options& options_;
  uint32_t refuse_;
  uint32_t published_ = 0;
  uint32_t tries_ = 0;
  uint32_t cuts_ = 0;
  bool isOffline_ = false;
};
