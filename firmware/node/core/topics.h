#pragma once
#include "settings.h"

namespace wattnode {

/** A device's own topics: campus/v1/<site>/dev/<device_id>/… */
struct Topics {
  char up[128];
  char ack[128];
  char cmd[128];
  char birth[128];
  char lwt[128];

  Topics(const char* site, const char* deviceId);
};

}  // namespace wattnode
