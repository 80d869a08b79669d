#pragma once
// Declarations as the ESP32's Arduino core and ESP-IDF have them, as far as src/ uses them: so that src/ is at least read by a compiler
// here. They say nothing of whether it works.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define HIGH 1
#define LOW 0
#define OUTPUT 3
#define INPUT_PULLUP 5
#define SERIAL_8N1 0x800001c
#define portNUM_PROCESSORS 2

void pinMode(uint8_t pin, uint8_t mode);
void digitalWrite(uint8_t pin, uint8_t value);
int digitalRead(uint8_t pin);
uint16_t analogRead(uint8_t pin);
unsigned long pulseIn(uint8_t pin, uint8_t state, unsigned long timeout);
unsigned long millis();
unsigned long micros();
void delay(uint32_t ms);
void noInterrupts();
void interrupts();
uint32_t esp_random();
void bootloader_random_enable();
void bootloader_random_disable();
template <class T>
T min(T a, T b) { return a < b ? a : b; }

struct portMUX_TYPE { int owner; };
#define portMUX_INITIALIZER_UNLOCKED {0}
void portENTER_CRITICAL(portMUX_TYPE*);
void portEXIT_CRITICAL(portMUX_TYPE*);
void vTaskDelay(uint32_t ticks);
int xTaskCreatePinnedToCore(void (*task)(void*), const char*, uint32_t, void*, unsigned, void*, int);

struct IPAddress { uint32_t address; };

struct HardwareSerial {
  void begin(unsigned long baud, uint32_t config = SERIAL_8N1, int8_t rx = -1, int8_t tx = -1);
  void setTimeout(unsigned long ms);
  int available();
  int read();
  size_t readBytes(uint8_t* bytes, size_t length);
  size_t write(const uint8_t* bytes, size_t length);
  size_t println(const char* text);
  size_t printf(const char* format, ...) __attribute__((format(printf, 2, 3)));
};
extern HardwareSerial Serial;
extern HardwareSerial Serial2;

struct TwoWire {
  bool begin(int sda, int scl);
  void beginTransmission(uint8_t address);
  uint8_t endTransmission();
  size_t write(const uint8_t* bytes, size_t length);
  uint8_t requestFrom(int address, int length);
  int read();
};
extern TwoWire Wire;

struct WiFiClient {
  int connect(const char* host, uint16_t port);
  uint8_t connected();
  void stop();
  int available();
  int read(uint8_t* bytes, size_t length);
  size_t readBytes(uint8_t* bytes, size_t length);
  size_t write(const uint8_t* bytes, size_t length);
  void setTimeout(uint32_t seconds);
  size_t print(const char* text);
  size_t printf(const char* format, ...) __attribute__((format(printf, 2, 3)));
  operator bool();
};
struct WiFiClientSecure : WiFiClient { void setCACert(const char* pem); };
struct WiFiServer {
  explicit WiFiServer(uint16_t port);
  void begin();
  WiFiClient available();
};
struct WiFiUDP {
  uint8_t begin(uint16_t port);
  int beginPacket(const char* host, uint16_t port);
  size_t write(const uint8_t* bytes, size_t length);
  int endPacket();
  int parsePacket();
  int read(uint8_t* bytes, size_t length);
};
enum { WIFI_AP = 2, WIFI_STA = 1, WL_CONNECTED = 3 };
struct WiFiClass {
  bool mode(int mode);
  bool softAP(const char* ssid, const char* password);
  IPAddress softAPIP();
  int begin(const char* ssid, const char* password);
  bool setAutoReconnect(bool is);
  int status();
};
extern WiFiClass WiFi;
struct DNSServer {
  bool start(uint16_t port, const char* domain, IPAddress address);
  void processNextRequest();
};
enum { HTTP_CODE_OK = 200 };
struct HTTPClient {
  bool begin(WiFiClient& client, const char* url);
  void setTimeout(uint16_t ms);
  int GET();
  bool connected();
  WiFiClient* getStreamPtr();
  void end();
};
struct EspClass {
  [[noreturn]] void restart();
  uint64_t getEfuseMac();
};
extern EspClass ESP;
struct Preferences {
  bool begin(const char* name, bool isReadOnly);
  size_t getBytes(const char* key, void* to, size_t size);
  size_t putBytes(const char* key, const void* from, size_t size);
  uint8_t getUChar(const char* key, uint8_t otherwise);
  size_t putUChar(const char* key, uint8_t value);
  uint32_t getULong(const char* key, uint32_t otherwise);
  size_t putULong(const char* key, uint32_t value);
  uint64_t getULong64(const char* key, uint64_t otherwise);
  size_t putULong64(const char* key, uint64_t value);
  bool remove(const char* key);
};

typedef int esp_err_t;
enum { ESP_OK = 0 };
enum esp_reset_reason_t { ESP_RST_POWERON, ESP_RST_BROWNOUT, ESP_RST_TASK_WDT, ESP_RST_INT_WDT, ESP_RST_WDT, ESP_RST_PANIC, ESP_RST_SW };
esp_reset_reason_t esp_reset_reason();
esp_err_t esp_task_wdt_init(uint32_t seconds, bool panic);
esp_err_t esp_task_wdt_add(void* task);
esp_err_t esp_task_wdt_reset();
int64_t esp_timer_get_time();
enum esp_partition_type_t { ESP_PARTITION_TYPE_DATA = 1 };
enum esp_partition_subtype_t { ESP_PARTITION_SUBTYPE_ANY = 0xFF };
struct esp_partition_t { uint32_t size; };
const esp_partition_t* esp_partition_find_first(esp_partition_type_t, esp_partition_subtype_t, const char*);
esp_err_t esp_partition_read(const esp_partition_t*, size_t, void*, size_t);
esp_err_t esp_partition_write(const esp_partition_t*, size_t, const void*, size_t);
esp_err_t esp_partition_erase_range(const esp_partition_t*, size_t, size_t);
typedef uint32_t esp_ota_handle_t;
enum esp_ota_img_states_t { ESP_OTA_IMG_PENDING_VERIFY = 1 };
const esp_partition_t* esp_ota_get_next_update_partition(const esp_partition_t*);
const esp_partition_t* esp_ota_get_running_partition();
esp_err_t esp_ota_begin(const esp_partition_t*, size_t, esp_ota_handle_t*);
esp_err_t esp_ota_write(esp_ota_handle_t, const void*, size_t);
esp_err_t esp_ota_end(esp_ota_handle_t);
esp_err_t esp_ota_set_boot_partition(const esp_partition_t*);
esp_err_t esp_ota_get_state_partition(const esp_partition_t*, esp_ota_img_states_t*);
esp_err_t esp_ota_mark_app_valid_cancel_rollback();
esp_err_t esp_ota_mark_app_invalid_rollback_and_reboot();

struct mbedtls_sha256_context { int state; };
void mbedtls_sha256_init(mbedtls_sha256_context*);
void mbedtls_sha256_free(mbedtls_sha256_context*);
int mbedtls_sha256_starts(mbedtls_sha256_context*, int);
int mbedtls_sha256_update(mbedtls_sha256_context*, const unsigned char*, size_t);
int mbedtls_sha256_finish(mbedtls_sha256_context*, unsigned char*);
int mbedtls_sha256(const unsigned char*, size_t, unsigned char*, int);
struct mbedtls_mpi { int n; };
struct mbedtls_ecp_group { int id; };
struct mbedtls_ecp_point { int x; };
enum mbedtls_ecp_group_id { MBEDTLS_ECP_DP_SECP256R1 = 3 };
void mbedtls_mpi_init(mbedtls_mpi*);
void mbedtls_mpi_free(mbedtls_mpi*);
int mbedtls_mpi_read_binary(mbedtls_mpi*, const unsigned char*, size_t);
void mbedtls_ecp_group_init(mbedtls_ecp_group*);
void mbedtls_ecp_group_free(mbedtls_ecp_group*);
int mbedtls_ecp_group_load(mbedtls_ecp_group*, mbedtls_ecp_group_id);
void mbedtls_ecp_point_init(mbedtls_ecp_point*);
void mbedtls_ecp_point_free(mbedtls_ecp_point*);
int mbedtls_ecp_point_read_binary(const mbedtls_ecp_group*, mbedtls_ecp_point*, const unsigned char*, size_t);
int mbedtls_ecdsa_verify(mbedtls_ecp_group*, const unsigned char*, size_t, const mbedtls_ecp_point*, const mbedtls_mpi*, const mbedtls_mpi*);
