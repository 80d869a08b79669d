#include "virtual-hal.h"
#include "../core/bh1750.h"
#include "../core/crc.h"
#include "../core/pzem.h"
#include "../core/sht31.h"
#include "../core/sntp.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

using namespace wattnode;

VirtualHal::VirtualHal(const Options& options, FileFlash& flash)
    : options_(options), flash_(flash), startedAt_(realMs()), random_(options.seed * 2654435761u) {}

uint64_t VirtualHal::realMs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000 + static_cast<uint64_t>(now.tv_nsec) / 1000000;
}

uint64_t VirtualHal::nowMs() const {
  if (options_.startMs) return options_.startMs + virtualMs_;
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000 + static_cast<uint64_t>(now.tv_nsec) / 1000000;
}

uint32_t VirtualHal::random() { return random_ = random_ * 1664525u + 1013904223u; }

void VirtualHal::measure(Reading& reading) {
  measured_++;
  const double day = static_cast<double>(nowMs() % 86400000) / 86400000;
  const double sun = fmax(0, sin((day - 0.25) * 2 * M_PI));
  const uint32_t noise = random() >> 16;
  const double watts = 35 + 160 * sun + noise % 100 / 10.0;

  uint8_t reply[kPzemReply] = {0x01, 0x04, 20};
  const uint32_t deciwatts = static_cast<uint32_t>(watts * 10);
  const uint32_t milliamps = static_cast<uint32_t>(watts / 220 / 0.95 * 1000);
  putBe(reply + 3, 2200 + noise % 20, 2);
  putBe(reply + 5, milliamps & 0xFFFF, 2);
  putBe(reply + 9, deciwatts & 0xFFFF, 2);
  putBe(reply + 17, 600, 2);
  putBe(reply + 19, 95, 2);
  putLe(reply + 23, crc16Modbus(reply, 23), 2);
  uint8_t air[6];
  putBe(air, static_cast<uint64_t>((19 + 5 * sun + 45) / 175 * 65535), 2);
  putBe(air + 3, static_cast<uint64_t>((45 - 10 * sun) / 100 * 65535), 2);
  air[2] = crc8Sensirion(air, 2);
  air[5] = crc8Sensirion(air + 3, 2);
  uint8_t light[2];
  putBe(light, static_cast<uint64_t>(sun * 600 * 1.2), 2);
  // Now and then a wire is disturbed: what is wrong is missing, never 0.
  if (noise % 97 == 0) reply[9] ^= 0x20;
  if (noise % 89 == 0) air[1] ^= 0x04;

  const PzemValues mains = pzemReply(reply, sizeof reply, kPzemAnyAddress);
  reading.quality = Quality::Synthetic;
  reading.powerW = mains.powerW;
  reading.voltageV = mains.voltageV;
  reading.currentA = mains.currentA;
  reading.frequencyHz = mains.frequencyHz;
  const Air measuredAir = sht31Air(air);
  reading.tempC = measuredAir.tempC;
  reading.humidityPct = measuredAir.humidityPct;
  reading.illuminanceLx = bh1750Illuminance(light, sizeof light);
  energy_.add(reading.powerW, options_.periodMs);
  reading.energyMwh = energy_.energyMwh();
  if (options_.dieAtReading > 0 && measured_ == options_.dieAtReading) flash_.tearNext();
}

void VirtualHal::update(Span url) {
  if (url.length >= sizeof wanted_) return;
  memcpy(wanted_, url.text, url.length);
  wanted_[url.length] = '\0';
  updates_++;
  fprintf(stderr, "Asked for the firmware at %s\n", wanted_);
}

// The time server is this machine: its answers are packets all the same.
bool VirtualHal::askTime(const uint8_t* packet, size_t) {
  nonce_ = getBe(packet + 40, 8);
  return true;
}

size_t VirtualHal::hearTime(uint8_t* packet, size_t size) {
  if (nonce_ == 0 || size < kSntpPacket) return 0;
  memset(packet, 0, kSntpPacket);
  packet[0] = 0x24;
  packet[1] = 2;
  putBe(packet + 24, nonce_, 8);
  const uint64_t now = nowMs();
  for (uint8_t at = 32; at <= 40; at = static_cast<uint8_t>(at + 8)) {
    putBe(packet + at, (now / 1000 + 2208988800ull) & 0xFFFFFFFFu, 4);
    putBe(packet + at + 4, ((now % 1000 << 32) / 1000) + 1, 4);
  }
  nonce_ = 0;
  return kSntpPacket;
}
