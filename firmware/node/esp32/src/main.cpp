#include "esp-flash.h"
#include "esp-update.h"
#include "keys.h"
#include "mqtt-client.h"
#include "node.h"
#include "sensors.h"
#include "set-up.h"
#include "store.h"
#include "tls-stream.h"
#include <WiFi.h>
#include <WiFiUdp.h>
#include <esp_task_wdt.h>
#include <esp_timer.h>

using namespace wattnode;

static const uint32_t kPeriodMs = 5000;
static const uint32_t kWatchdogS = 60;
static const char kTimeServer[] = "pool.ntp.org";

static Store store;
static EspFlash flash;
static ReadingLog readings(flash);
static Settings settings;
static char memory[6144];

static const char* resetReason() {
  switch (esp_reset_reason()) {
    case ESP_RST_POWERON: return "power-on";
    case ESP_RST_BROWNOUT: return "brownout";
    case ESP_RST_TASK_WDT: case ESP_RST_INT_WDT: case ESP_RST_WDT: return "watchdog";
    case ESP_RST_PANIC: return "panic";
    case ESP_RST_SW: return "restart";
    default: return "other";
  }
}

class EspHal final : public NodeHal {
 public:
  uint64_t uptimeMs() override { return static_cast<uint64_t>(esp_timer_get_time()) / 1000; }
  uint32_t random() override { return esp_random(); }
  void feedWatchdog() override { esp_task_wdt_reset(); }
  void measure(Reading& reading) override { readSensors(reading, kPeriodMs); }
  bool askTime(const uint8_t* packet, size_t length) override {
    if (WiFi.status() != WL_CONNECTED) return false;
    udp.begin(2390);
    return udp.beginPacket(kTimeServer, 123) && udp.write(packet, length) == length && udp.endPacket();
  }
  size_t hearTime(uint8_t* packet, size_t size) override {
    if (udp.parsePacket() <= 0) return 0;
    const int got = udp.read(packet, size);
    return got > 0 ? static_cast<size_t>(got) : 0;
  }
  void update(Span url) override {
    if (url.length >= sizeof wanted) return;
    memcpy(wanted, url.text, url.length);
    wanted[url.length] = '\0';
  }

  WiFiUDP udp;
  char wanted[200] = "";
};

static EspHal hal;
static EspUpdate slots(store);
static Updater updater(slots, FIRMWARE_VERSION, SECURITY_VERSION);
static Node* node = nullptr;

void setup() {
  Serial.begin(115200);
  esp_task_wdt_init(kWatchdogS, true);
  esp_task_wdt_add(nullptr);
  store.begin();
  updater.begin(EspUpdate::isOnTrial(), hal.uptimeMs());
  static char code[kClaimCode + 1];
  store.claimCode(code);
  pinMode(PIN_BUTTON, INPUT_PULLUP);
  // The button held at the start: settings are forgotten, readings are not.
  if (digitalRead(PIN_BUTTON) == LOW) store.forget();
  if (!store.load(settings)) setUp(store, code);
  if (!flash.open() || !readings.mount()) {
    Serial.println("Cannot keep readings: no partition named readings.");
    ESP.restart();
  }
  beginSensors(store, readings.energyMwh());
  WiFi.mode(WIFI_STA);
  WiFi.setAutoReconnect(true);
  WiFi.begin(settings.ssid, settings.wifiPassword);

  static const Topics topics(settings.site, settings.deviceId);
  static TlsStream stream(settings.host, settings.port, kAuthority);
  static const char* const filters[] = {topics.ack, topics.cmd};
  static MqttClient client(stream, {settings.deviceId, settings.deviceId, settings.token, topics.lwt, "{\"online\":false}", 60, 0}, filters, 2);
  static const NodeOptions options = {settings.site, settings.deviceId, "1.0.0", FIRMWARE_VERSION, resetReason(), sensorMetrics(), kPeriodMs,
                                      settings.bootFloor, BUILT_S * 1000ull, memory, sizeof memory};
  static Node itself(options, topics, hal, readings, client);
  node = &itself;
  node->begin();
}

void loop() {
  node->tick();
  updater.tick(node->isProven(), hal.uptimeMs());
  if (hal.wanted[0] != '\0') {
    fetchUpdate(hal.wanted, kAuthority, updater);
    hal.wanted[0] = '\0';
  }
  delay(2);
}
