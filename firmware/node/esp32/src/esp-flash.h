#pragma once
#include "flash.h"
#include <esp_partition.h>

/** The partition `readings`. It must not be encrypted: an encrypted write needs 32 whole bytes. */
class EspFlash final : public wattnode::Flash {
 public:
  bool open() {
    partition_ = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, static_cast<esp_partition_subtype_t>(0x40), "readings");
    return partition_ != nullptr;
  }
  uint32_t sectorSize() const override { return 4096; }
  uint32_t sectorCount() const override { return partition_->size / 4096; }
  bool read(uint32_t at, uint8_t* bytes, size_t length) override {
    return esp_partition_read(partition_, at, bytes, length) == ESP_OK;
  }
  bool write(uint32_t at, const uint8_t* bytes, size_t length) override {
    return esp_partition_write(partition_, at, bytes, length) == ESP_OK;
  }
  bool erase(uint32_t sector) override {
    return esp_partition_erase_range(partition_, sector * 4096, 4096) == ESP_OK;
  }

 private:
  const esp_partition_t* partition_ = nullptr;
};
