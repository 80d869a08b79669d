#include "portal.h"

namespace wattnode {

/** 2020-01-01. [min since 1970] */
static const uint32_t kEpochMinutes = 26297280;

PortalAnswer Portal::answer(const HttpRequest& request, uint64_t uptimeMs, Settings& settings) {
  fault_ = nullptr;
  if (!request.method.is("POST") || !request.path.is("/save")) return PortalAnswer::Form;
  if (!guard_.isOpen(uptimeMs)) return PortalAnswer::Wait;
  char code[32];
  if (!formField(request.body, "code", code, sizeof code) || !isClaimCode(code, code_)) {
    guard_.wrong(uptimeMs);
    return PortalAnswer::WrongCode;
  }
  guard_.right();
  Settings asked;
  char port[6];
  char minutes[11];
  uint32_t number = 0;
  const auto text = [this, &request](const char* name, char* out, size_t size) {
    if (fault_ == nullptr && !formField(request.body, name, out, size)) fault_ = name;
  };
  text("ssid", asked.ssid, sizeof asked.ssid);
  text("wifi_password", asked.wifiPassword, sizeof asked.wifiPassword);
  text("host", asked.host, sizeof asked.host);
  text("port", port, sizeof port);
  text("site", asked.site, sizeof asked.site);
  text("device_id", asked.deviceId, sizeof asked.deviceId);
  text("token", asked.token, sizeof asked.token);
  text("minutes", minutes, sizeof minutes);
  const auto whole = [&number](const char* from, uint32_t most) {
    Span span;
    span.text = from;
    while (from[span.length]) span.length++;
    return wholeNumber(span, most, number);
  };
  if (fault_ == nullptr && !whole(port, 65535)) fault_ = "port";
  if (fault_ == nullptr) asked.port = static_cast<uint16_t>(number);
  // The browser's clock, in minutes since 1970.
  if (fault_ == nullptr && !(whole(minutes, 0xFFFFFFFFu) && number > kEpochMinutes)) fault_ = "minutes";
  if (fault_ == nullptr) {
    asked.bootFloor = number - kEpochMinutes;
    fault_ = settingsFault(asked);
  }
  if (fault_ != nullptr) return PortalAnswer::Unusable;
  settings = asked;
  return PortalAnswer::Saved;
}

}  // namespace wattnode
