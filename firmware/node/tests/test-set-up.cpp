#include "../core/portal.h"
#include "check.h"
#include <string.h>

using namespace wattnode;

static Span spanOf(const char* text) {
  Span span;
  span.text = text;
  span.length = strlen(text);
  return span;
}

static void testForm() {
  char out[16];
  const Span form = spanOf("a=1&ssid=Caf%C3%A9+2&empty=&b=%2&long=0123456789abcdef&zero=%00&n=%zz&only");
  CHECK(formField(form, "a", out, sizeof out) && strcmp(out, "1") == 0);
  CHECK(formField(form, "ssid", out, sizeof out) && strcmp(out, "Caf\xC3\xA9 2") == 0);
  CHECK(formField(form, "empty", out, sizeof out) && out[0] == '\0');
  const char* const not_there[] = {"sid", "b", "long", "zero", "n", "only", ""};
  for (const char* name : not_there) CHECK(!formField(form, name, out, sizeof out));
}

static void testClaim() {
  char code[kClaimCode + 1];
  makeClaimCode(0x3FFFFFFFFFFFFull, code);
  CHECK(strcmp(code, "ZZZZZZZZZZ") == 0);
  makeClaimCode(0x0000000108421ull, code);
  CHECK(strcmp(code, "1111100000") == 0);
  CHECK(isClaimCode("1111100000", code) && isClaimCode("LiI11-ooO00", code) && isClaimCode("11111 00000", code));
  CHECK(!isClaimCode("1111100001", code) && !isClaimCode("", code) && !isClaimCode("11111000000", code));
  CHECK(!isClaimCode("111110000", code));
  const char none[kClaimCode + 1] = {};
  CHECK(!isClaimCode("", none) && !isClaimCode("0000000000", none));
  ClaimGuard guard;
  for (uint8_t i = 0; i < 4; i++) guard.wrong(1000);
  CHECK(guard.isOpen(1000));
  guard.wrong(1000);
  CHECK(!guard.isOpen(60999) && guard.isOpen(61000));
  guard.wrong(61000);
  CHECK(!guard.isOpen(180999) && guard.isOpen(181000));
  ClaimGuard again;
  again.begin(guard.count(), 0);
  CHECK(!again.isOpen(119999) && again.isOpen(120000));
  for (uint16_t i = 0; i < 300; i++) again.wrong(0);
  CHECK(!again.isOpen(86399999) && again.isOpen(86400000));
}

static void testHttp() {
  const char* get = "GET /generate_204 HTTP/1.1\r\nHost: x\r\n\r\n";
  HttpRequest request = readHttpRequest(get, strlen(get), 600);
  CHECK(request.state == HttpRequest::State::Whole && request.method.is("GET") && request.path.is("/generate_204"));
  for (size_t i = 0; i < strlen(get); i++) CHECK(readHttpRequest(get, i, 600).state == HttpRequest::State::Partial);
  const char* post = "POST /save HTTP/1.1\r\nCONTENT-length: 3\r\n\r\na=1";
  request = readHttpRequest(post, strlen(post), 600);
  CHECK(request.state == HttpRequest::State::Whole && request.body.is("a=1"));
  CHECK(readHttpRequest(post, strlen(post) - 1, 600).state == HttpRequest::State::Partial);
  CHECK(readHttpRequest(post, strlen(post), 20).state == HttpRequest::State::Broken);
  const char* const broken[] = {"GET\r\n\r\n", " / HTTP/1.1\r\n\r\n", "POST /save HTTP/1.1\r\nContent-Length: -3\r\n\r\n",
                                "POST /save HTTP/1.1\r\nContent-Length: 70000\r\n\r\n", "GET http://x/ HTTP/1.1\r\n\r\n"};
  for (const char* text : broken) CHECK(readHttpRequest(text, strlen(text), 600).state == HttpRequest::State::Broken);
}

static PortalAnswer save(Portal& portal, const char* body, uint64_t at, Settings& settings) {
  HttpRequest request;
  request.method = spanOf("POST");
  request.path = spanOf("/save");
  request.body = spanOf(body);
  return portal.answer(request, at, settings);
}

#define TOKEN "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO_-"
#define BODY_UP_TO_TOKEN "code=11111-00000&ssid=campus&wifi_password=long+enough&host=10.0.0.7&port=8883&site=main&device_id=pc-017&token="

static void testPortal() {
  char code[kClaimCode + 1];
  makeClaimCode(0x0000000108421ull, code);
  ClaimGuard guard;
  Portal portal(code, guard);
  Settings settings;
  HttpRequest request;
  request.method = spanOf("GET");
  request.path = spanOf("/hotspot-detect.html");
  CHECK(portal.answer(request, 0, settings) == PortalAnswer::Form);
  CHECK(save(portal, BODY_UP_TO_TOKEN "short&minutes=29930400", 0, settings) == PortalAnswer::Unusable);
  CHECK(strcmp(portal.fault(), "token") == 0);
  CHECK(save(portal, BODY_UP_TO_TOKEN TOKEN "&minutes=5", 0, settings) == PortalAnswer::Unusable);
  CHECK(strcmp(portal.fault(), "minutes") == 0 && settings.ssid[0] == '\0');
  CHECK(save(portal, BODY_UP_TO_TOKEN TOKEN "&minutes=29930400", 0, settings) == PortalAnswer::Saved);
  CHECK(strcmp(settings.ssid, "campus") == 0 && strcmp(settings.wifiPassword, "long enough") == 0);
  CHECK(strcmp(settings.host, "10.0.0.7") == 0 && settings.port == 8883 && strcmp(settings.site, "main") == 0);
  CHECK(strcmp(settings.deviceId, "pc-017") == 0 && strcmp(settings.token, TOKEN) == 0);
  CHECK(settings.bootFloor == 29930400 - 26297280);
  for (uint8_t i = 0; i < 5; i++) CHECK(save(portal, "code=0000000000", 1000, settings) == PortalAnswer::WrongCode);
  CHECK(save(portal, BODY_UP_TO_TOKEN TOKEN "&minutes=29930400", 60999, settings) == PortalAnswer::Wait);
  CHECK(save(portal, BODY_UP_TO_TOKEN TOKEN "&minutes=29930400", 61000, settings) == PortalAnswer::Saved);
}

static void testSettings() {
  Settings settings;
  CHECK(strcmp(settingsFault(settings), "ssid") == 0);
  strcpy(settings.ssid, "campus");
  CHECK(strcmp(settingsFault(settings), "host") == 0);
  strcpy(settings.host, "broker.example");
  CHECK(strcmp(settingsFault(settings), "device_id") == 0);
  strcpy(settings.deviceId, "a/b");
  CHECK(strcmp(settingsFault(settings), "device_id") == 0);
  strcpy(settings.deviceId, "pc-017");
  CHECK(settingsFault(settings) == nullptr);
  strcpy(settings.wifiPassword, "short");
  CHECK(strcmp(settingsFault(settings), "wifi_password") == 0);
  const char* const ids[] = {"", " a", "a ", "a+", "#", "a\x1F", "a\xC2\x85"};
  for (const char* id : ids) CHECK(!isDeviceId(id));
  CHECK(isDeviceId("\xEA\xB3\xB5\xED\x95\x99\xEA\xB4\x80 402"));
}

void testSetUp() {
  testForm();
  testClaim();
  testHttp();
  testPortal();
  testSettings();
}
