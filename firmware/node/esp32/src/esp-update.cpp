#include "esp-update.h"
#include "keys.h"
#include <HTTPClient.h>
#include <WiFiClientSecure.h>
#include <esp_task_wdt.h>
#include <mbedtls/ecdsa.h>
#include <mbedtls/sha256.h>

using namespace wattnode;

bool EspUpdate::beginSlot(uint32_t size) {
  slot_ = esp_ota_get_next_update_partition(nullptr);
  return slot_ && size <= slot_->size && esp_ota_begin(slot_, size, &handle_) == ESP_OK;
}

bool EspUpdate::writeSlot(const uint8_t* bytes, size_t length) { return esp_ota_write(handle_, bytes, length) == ESP_OK; }

bool EspUpdate::hashSlot(uint32_t size, uint8_t sha256[kSha256]) {
  if (esp_ota_end(handle_) != ESP_OK) return false;
  mbedtls_sha256_context context;
  mbedtls_sha256_init(&context);
  mbedtls_sha256_starts(&context, 0);
  uint8_t block[512];
  bool isRead = true;
  for (uint32_t at = 0; at < size && isRead; at += sizeof block) {
    const size_t length = size - at < sizeof block ? size - at : sizeof block;
    isRead = esp_partition_read(slot_, at, block, length) == ESP_OK;
    if (isRead) mbedtls_sha256_update(&context, block, length);
  }
  mbedtls_sha256_finish(&context, sha256);
  mbedtls_sha256_free(&context);
  return isRead;
}

bool EspUpdate::verify(const uint8_t* bytes, size_t length, const uint8_t signature[64]) {
  uint8_t hash[kSha256];
  mbedtls_sha256(bytes, length, hash, 0);
  mbedtls_ecp_group group;
  mbedtls_ecp_point key;
  mbedtls_mpi r;
  mbedtls_mpi s;
  mbedtls_ecp_group_init(&group);
  mbedtls_ecp_point_init(&key);
  mbedtls_mpi_init(&r);
  mbedtls_mpi_init(&s);
  const bool isGood = mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_SECP256R1) == 0 &&
                      mbedtls_ecp_point_read_binary(&group, &key, kUpdateKey, sizeof kUpdateKey) == 0 &&
                      mbedtls_mpi_read_binary(&r, signature, 32) == 0 && mbedtls_mpi_read_binary(&s, signature + 32, 32) == 0 &&
                      mbedtls_ecdsa_verify(&group, hash, sizeof hash, &key, &r, &s) == 0;
  mbedtls_mpi_free(&s);
  mbedtls_mpi_free(&r);
  mbedtls_ecp_point_free(&key);
  mbedtls_ecp_group_free(&group);
  return isGood;
}

bool EspUpdate::bootOnTrial() { return esp_ota_set_boot_partition(slot_) == ESP_OK; }

bool EspUpdate::isOnTrial() {
  esp_ota_img_states_t state;
  return esp_ota_get_state_partition(esp_ota_get_running_partition(), &state) == ESP_OK && state == ESP_OTA_IMG_PENDING_VERIFY;
}

void fetchUpdate(const char* url, const char* authority, Updater& updater) {
  WiFiClientSecure client;
  client.setCACert(authority);
  HTTPClient http;
  http.setTimeout(10000);
  if (!http.begin(client, url) || http.GET() != HTTP_CODE_OK) return;
  updater.abort();
  uint8_t block[1024];
  WiFiClient* stream = http.getStreamPtr();
  uint32_t quietSince = millis();
  while (http.connected() && millis() - quietSince < 10000) {
    const size_t got = stream->available() > 0 ? stream->readBytes(block, min<size_t>(stream->available(), sizeof block)) : 0;
    esp_task_wdt_reset();
    if (got == 0) {
      delay(5);
      continue;
    }
    quietSince = millis();
    if (updater.take(block, got) != UpdateState::Receiving) break;
  }
  http.end();
  if (updater.state() == UpdateState::Ready) ESP.restart();
  updater.abort();
}
