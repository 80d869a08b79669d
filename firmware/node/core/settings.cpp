#include "settings.h"
#include <string.h>

namespace wattnode {

bool isDeviceId(const char* text) {
  const size_t length = strlen(text);
  if (length == 0 || length > 64 || text[0] == ' ' || text[length - 1] == ' ') return false;
  for (size_t i = 0; i < length; i++) {
    const unsigned char letter = static_cast<unsigned char>(text[i]);
    if (letter < 0x20 || letter == 0x7F || letter == '/' || letter == '+' || letter == '#') return false;
    // C1 controls in UTF-8.
    if (letter == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
  }
  return true;
}

static bool isToken(const char* text) {
  if (strlen(text) != 43) return false;
  for (; *text; text++) {
    const char c = *text;
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
  }
  return true;
}

static bool isHost(const char* text) {
  if (*text == '\0') return false;
  for (; *text; text++) {
    const char c = *text;
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':')) return false;
  }
  return true;
}

const char* settingsFault(const Settings& settings) {
  if (settings.ssid[0] == '\0') return "ssid";
  const size_t password = strlen(settings.wifiPassword);
  if (password > 0 && password < 8) return "wifi_password";
  if (!isHost(settings.host)) return "host";
  if (settings.port == 0) return "port";
  if (!isDeviceId(settings.site) || strlen(settings.site) > 32) return "site";
  if (!isDeviceId(settings.deviceId)) return "device_id";
  if (settings.token[0] != '\0' && !isToken(settings.token)) return "token";
  return nullptr;
}

}  // namespace wattnode
