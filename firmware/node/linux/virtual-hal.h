#pragma once
#include "../core/energy-register.h"
#include "../core/node.h"
#include "file-flash.h"
#include "options.h"

/** A virtual room and its meter: frames as the sensors would send them go through the real parsers. */
class VirtualHal final : public wattnode::NodeHal {
 public:
  VirtualHal(const Options& options, FileFlash& flash);

  void begin(uint64_t energyMwh) { energy_.begin(energyMwh); }

  uint64_t uptimeMs() override { return options_.startMs ? virtualMs_ : realMs() - startedAt_; }
  uint32_t random() override;
  void feedWatchdog() override {}
  void measure(wattnode::Reading& reading) override;
  bool askTime(const uint8_t* packet, size_t length) override;
  size_t hearTime(uint8_t* packet, size_t size) override;
  void update(wattnode::Span url) override;

  bool isVirtual() const { return options_.startMs != 0; }
  void pass(uint64_t ms) { virtualMs_ += ms; }
  uint32_t measured() const { return measured_; }
  /** Address of the newer firmware that was asked for last, and how often one was: there is no slot here to put it into. */
  const char* wanted() const { return wanted_; }
  uint32_t updates() const { return updates_; }
  /** The time, by the clock of this machine or the virtual one. [ms since 1970] */
  uint64_t nowMs() const;

 private:
  static uint64_t realMs();

  const Options& options_;
  FileFlash& flash_;
  wattnode::EnergyRegister energy_;
  uint64_t virtualMs_ = 0;
  uint64_t startedAt_;
  uint32_t measured_ = 0;
  uint32_t random_;
  uint64_t nonce_ = 0;
  char wanted_[200] = "";
  uint32_t updates_ = 0;
};
