#include "topics.h"

namespace wattnode {

static char* put(char* at, const char* end, const char* text) {
  while (*text && at < end) *at++ = *text++;
  *at = '\0';
  return at;
}

Topics::Topics(const char* site, const char* deviceId) {
  const auto make = [site, deviceId](char (&out)[128], const char* leaf) {
    const char* end = out + sizeof out - 1;
    char* at = put(out, end, "campus/v1/");
    at = put(at, end, site);
    at = put(at, end, "/dev/");
    at = put(at, end, deviceId);
    at = put(at, end, "/");
    put(at, end, leaf);
  };
  make(up, "up");
  make(ack, "ack");
  make(cmd, "cmd");
  make(birth, "birth");
  make(lwt, "lwt");
}

}  // namespace wattnode
