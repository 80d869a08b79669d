#pragma once
#include "claim-code.h"
#include "settings.h"
#include <Preferences.h>
#include <bootloader_random.h>
#include <esp_system.h>

/** What a node keeps besides readings, in NVS. */
class Store {
 public:
  void begin() { preferences_.begin("wattnode", false); }

  bool load(wattnode::Settings& settings) {
    return preferences_.getBytes("settings", &settings, sizeof settings) == sizeof settings &&
           wattnode::settingsFault(settings) == nullptr && settings.token[0] != '\0';
  }
  void save(const wattnode::Settings& settings) { preferences_.putBytes("settings", &settings, sizeof settings); }
  void forget() { preferences_.remove("settings"); }

  /** The device's own code, made at its very first start and printed on the serial line then, for its label. Asked for before the radio is on. */
  void claimCode(char code[wattnode::kClaimCode + 1]) {
    if (preferences_.getBytes("claim", code, wattnode::kClaimCode + 1) == wattnode::kClaimCode + 1) return;
    // Before the radio is on, esp_random() has no noise to draw on but this. It takes the ADC, so it ends at once.
    bootloader_random_enable();
    const uint64_t random = static_cast<uint64_t>(esp_random()) << 32 | esp_random();
    bootloader_random_disable();
    wattnode::makeClaimCode(random, code);
    preferences_.putBytes("claim", code, wattnode::kClaimCode + 1);
    Serial.printf("claim code: %s\n", code);
  }

  uint8_t wrongCodes() { return preferences_.getUChar("wrong", 0); }
  void saveWrongCodes(uint8_t count) { preferences_.putUChar("wrong", count); }
  uint64_t meterOffsetWh() { return preferences_.getULong64("offset", 0); }
  void saveMeterOffset(uint64_t offsetWh) { preferences_.putULong64("offset", offsetWh); }
  uint32_t securityFloor() { return preferences_.getULong("floor", 0); }
  bool saveSecurityFloor(uint32_t floor) { return preferences_.putULong("floor", floor) > 0; }

 private:
  Preferences preferences_;
};
