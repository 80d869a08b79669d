#pragma once
#include "json-fields.h"

namespace wattnode {

/** What a node is told when it is set up. */
struct Settings {
  char ssid[33] = "";
  char wifiPassword[64] = "";
  char host[65] = "";
  uint16_t port = 8883;
  char site[33] = "main";
  char deviceId[65] = "";
  /** From the registry, 43 letters; empty only on a loopback. */
  char token[44] = "";
  /** Starts are numbered from here, so that a node with new flash never repeats an old number: minutes since 2020 at set-up. */
  uint32_t bootFloor = 1;
};

/** The first field that cannot be used, in the names of the form; null where all can. */
const char* settingsFault(const Settings& settings);

/** A device's name in topics: 1 to 64 letters without / + #, control characters or a blank at either end. */
bool isDeviceId(const char* text);

}  // namespace wattnode
