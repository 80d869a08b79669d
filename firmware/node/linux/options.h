#pragma once
#include <stdint.h>

/** What the virtual device was asked for on its command line. */
struct Options {
  const char* host = "127.0.0.1";
  int port = 1883;
  const char* site = "main";
  const char* device = nullptr;
  /** Password; the name is the device's id. Of the environment (DEVICE_TOKEN), so that it is in no list of processes. */
  const char* token = nullptr;
  /** Authority of the broker's certificate, in PEM: with it the connection is TLS. */
  const char* ca = nullptr;
  const char* flash = nullptr;
  uint32_t sectors = 352;
  uint32_t periodMs = 5000;
  /** When this start begins; without it the clock of this machine is the time, and runs as fast. [ms since 1970] */
  uint64_t startMs = 0;
  /** Ends once so many readings are measured, and acknowledged; 0 for never. */
  uint32_t readings = 0;
  uint32_t offlineUntil = 0;
  bool isOwnMqtt = false;
  bool isSynced = true;
  uint32_t seed = 1;
  uint32_t firmwareVersion = 1;
  // Faults.
  uint32_t dieAtReading = 0;
  uint32_t flashEio = 0;
  uint32_t flashFlip = 0;
  uint32_t netRefuse = 0;
  uint32_t netCut = 0;
  uint32_t netDelayMs = 0;
};

/** Reads a command line; false after saying what is wrong with it. */
bool readOptions(int count, char** words, Options& options);
