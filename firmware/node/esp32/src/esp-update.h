#pragma once
#include "store.h"
#include "update.h"
#include <esp_ota_ops.h>

/** A/B slots by esp_ota, SHA-256 and ECDSA P-256 by mbedTLS. The bootloader must be built with roll-back (CONFIG_BOOTLOADER_APP_ROLLBACK_ENABLE). */
class EspUpdate final : public wattnode::UpdateHal {
 public:
  explicit EspUpdate(Store& store) : store_(store) {}

  bool beginSlot(uint32_t size) override;
  bool writeSlot(const uint8_t* bytes, size_t length) override;
  bool hashSlot(uint32_t size, uint8_t sha256[wattnode::kSha256]) override;
  bool verify(const uint8_t* bytes, size_t length, const uint8_t signature[64]) override;
  bool bootOnTrial() override;
  void confirm() override { esp_ota_mark_app_valid_cancel_rollback(); }
  void rollBack() override { esp_ota_mark_app_invalid_rollback_and_reboot(); }
  uint32_t securityFloor() override { return store_.securityFloor(); }
  bool raiseSecurityFloor(uint32_t version) override { return store_.saveSecurityFloor(version); }

  static bool isOnTrial();

 private:
  Store& store_;
  const esp_partition_t* slot_ = nullptr;
  esp_ota_handle_t handle_ = 0;
};

/** Fetches an image over TLS and hands it to the updater; restarts into it where it is good. */
void fetchUpdate(const char* url, const char* authority, wattnode::Updater& updater);
