#include "set-up.h"
#include "portal.h"
#include <DNSServer.h>
#include <WiFi.h>
#include <esp_task_wdt.h>

using namespace wattnode;

static const size_t kLongest = 2048;

static const char kPage[] =
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Set up this node</title>"
    "<h1>Set up this node</h1><form method=post action=/save>"
    "<p><label>Code on the device <input name=code required></label>"
    "<p><label>Wi-Fi <input name=ssid required></label>"
    "<p><label>Its password <input name=wifi_password type=password></label>"
    "<p><label>Wattbook's host <input name=host required></label>"
    "<p><label>Port (TLS) <input name=port value=8883 inputmode=numeric></label>"
    "<p><label>Site <input name=site value=main></label>"
    "<p><label>Device id <input name=device_id required></label>"
    "<p><label>Token of the device <input name=token required></label>"
    "<input type=hidden name=minutes><p><button>Save</button></form>"
    "<script>document.forms[0].minutes.value=Math.floor(Date.now()/60000)</script>";

static void answer(WiFiClient& client, const char* status, const char* body) {
  client.printf("HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: %u\r\n\r\n",
                status, static_cast<unsigned>(strlen(body)));
  client.print(body);
}

void setUp(Store& store, const char code[kClaimCode + 1]) {
  char name[20];
  snprintf(name, sizeof name, "wattnode-%04X", static_cast<unsigned>(ESP.getEfuseMac() >> 32) & 0xFFFF);
  WiFi.mode(WIFI_AP);
  // WPA2 with the device's own code: nobody sets up a node that he does not hold in his hands.
  WiFi.softAP(name, code);
  DNSServer dns;
  dns.start(53, "*", WiFi.softAPIP());
  WiFiServer server(80);
  server.begin();
  ClaimGuard guard;
  guard.begin(store.wrongCodes(), millis());
  Portal portal(code, guard);
  static char text[kLongest];
  for (;;) {
    esp_task_wdt_reset();
    dns.processNextRequest();
    WiFiClient client = server.available();
    if (!client) {
      delay(5);
      continue;
    }
    size_t length = 0;
    HttpRequest request;
    const uint32_t since = millis();
    while (client.connected() && request.state == HttpRequest::State::Partial && millis() - since < 3000) {
      if (client.available() > 0) length += client.read(reinterpret_cast<uint8_t*>(text) + length, kLongest - length);
      request = readHttpRequest(text, length, kLongest);
      esp_task_wdt_reset();
    }
    Settings settings;
    if (request.state == HttpRequest::State::Whole) {
      const PortalAnswer said = portal.answer(request, millis(), settings);
      store.saveWrongCodes(guard.count());
      char unusable[64];
      snprintf(unusable, sizeof unusable, "Cannot use the field %s.", portal.fault() ? portal.fault() : "");
      if (said == PortalAnswer::Form) answer(client, "200 OK", kPage);
      if (said == PortalAnswer::Unusable) answer(client, "400 Bad Request", unusable);
      if (said == PortalAnswer::WrongCode) answer(client, "403 Forbidden", "That is not this device's code.");
      if (said == PortalAnswer::Wait) answer(client, "429 Too Many Requests", "Too many wrong codes: wait a while.");
      if (said == PortalAnswer::Saved) {
        store.save(settings);
        answer(client, "200 OK", "Saved. The node starts anew.");
        client.stop();
        delay(500);
        ESP.restart();
      }
    }
    client.stop();
  }
}
