#include "options.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char kUsage[] =
    "node-linux --device <id> --flash <file> [--host <name>] [--port <n>] [--site <id>] [--ca <file>] [--sectors <n>]\n"
    "  [--period-ms <n>] [--start <2026-01-05T00:00:00Z>] [--readings <n>] [--offline-until <n>] [--mqtt own] [--no-sync] [--seed <n>] [--firmware-version <n>]\n"
    "  faults: [--die-at-reading <n>] [--flash-eio <every n>] [--flash-flip <every n>] [--net-refuse <n>] [--net-cut <every n>] [--net-delay-ms <n>]\n"
    "  The token is read from DEVICE_TOKEN. With --start, time passes as fast as it can.\n";

static uint64_t timeOf(const char* text) {
  struct tm parts = {};
  const char* end = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);
  return end && strcmp(end, "Z") == 0 ? static_cast<uint64_t>(timegm(&parts)) * 1000 : 0;
}

bool readOptions(int count, char** words, Options& options) {
  struct Text {
    const char* name;
    const char** to;
  };
  struct Number {
    const char* name;
    uint32_t* to;
  };
  uint32_t port = 1883;
  const char* start = nullptr;
  const char* mqtt = nullptr;
  const Text texts[] = {{"--host", &options.host},     {"--site", &options.site},   {"--device", &options.device}, {"--ca", &options.ca},
                        {"--flash", &options.flash},   {"--start", &start},         {"--mqtt", &mqtt}};
  const Number numbers[] = {{"--port", &port},
                            {"--sectors", &options.sectors},
                            {"--period-ms", &options.periodMs},
                            {"--readings", &options.readings},
                            {"--offline-until", &options.offlineUntil},
                            {"--seed", &options.seed},
                            {"--firmware-version", &options.firmwareVersion},
                            {"--die-at-reading", &options.dieAtReading},
                            {"--flash-eio", &options.flashEio},
                            {"--flash-flip", &options.flashFlip},
                            {"--net-refuse", &options.netRefuse},
                            {"--net-cut", &options.netCut},
                            {"--net-delay-ms", &options.netDelayMs}};
  for (int i = 1; i < count; i++) {
    if (strcmp(words[i], "--no-sync") == 0) {
      options.isSynced = false;
      continue;
    }
    bool isKnown = false;
    const char* value = i + 1 < count ? words[i + 1] : nullptr;
    for (const Text& each : texts) {
      if (value && strcmp(words[i], each.name) == 0) {
        *each.to = value;
        isKnown = true;
      }
    }
    for (const Number& each : numbers) {
      if (!value || strcmp(words[i], each.name) != 0) continue;
      char* end = nullptr;
      *each.to = static_cast<uint32_t>(strtoul(value, &end, 10));
      isKnown = *value != '\0' && *end == '\0';
    }
    if (!isKnown) {
      fprintf(stderr, "Cannot read the options as %s is none, or has no value that it can have.\n%s", words[i], kUsage);
      return false;
    }
    i++;
  }
  options.port = static_cast<int>(port);
  options.isOwnMqtt = mqtt && strcmp(mqtt, "own") == 0;
  options.token = getenv("DEVICE_TOKEN");
  if (start) options.startMs = timeOf(start);
  if (!options.device || !options.flash || options.periodMs == 0 || (start && options.startMs == 0) || (mqtt && !options.isOwnMqtt)) {
    fputs(kUsage, stderr);
    return false;
  }
  if (options.isOwnMqtt && options.ca) {
    fputs("Cannot use TLS with --mqtt own as that speaks plain TCP here: leave --mqtt away.\n", stderr);
    return false;
  }
  return true;
}
