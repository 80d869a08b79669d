#include "../core/bytes.h"
#include "../core/crc.h"
#include "../core/pzem.h"
#include "check.h"

using namespace wattnode;

static void seal(uint8_t reply[kPzemReply]) { putLe(reply + 23, crc16Modbus(reply, 23), 2); }

static void testReply() {
  uint8_t request[kPzemRequest];
  pzemRequest(kPzemAnyAddress, request);
  const uint8_t wanted[kPzemRequest] = {0xF8, 0x04, 0x00, 0x00, 0x00, 0x0A, 0x64, 0x64};
  for (uint8_t i = 0; i < kPzemRequest; i++) CHECK(request[i] == wanted[i]);

  // 221.7 V, 70.123 A, 15546.3 W, 1234567 Wh, 60.0 Hz, 0.99.
  uint8_t reply[kPzemReply] = {0x01, 0x04, 20, 0x08, 0xA9, 0x11, 0xEB, 0x00, 0x01, 0x5F, 0x47, 0x00,
                               0x02, 0xD6, 0x87, 0x00, 0x12, 0x02, 0x58, 0x00, 0x63, 0x00, 0x00};
  seal(reply);
  const PzemValues values = pzemReply(reply, kPzemReply, kPzemAnyAddress);
  CHECK(values.isValid);
  CHECK(isNear(values.voltageV, 221.7f, 0.001f));
  CHECK(isNear(values.currentA, 70.123f, 0.0001f));
  CHECK(isNear(values.powerW, 15546.3f, 0.01f));
  CHECK(values.energyWh == 1234567);
  CHECK(isNear(values.frequencyHz, 60, 0.001f));
  CHECK(isNear(values.powerFactor, 0.99f, 0.0001f));
  CHECK(pzemReply(reply, kPzemReply, 0x01).isValid);
  CHECK(!pzemReply(reply, kPzemReply, 0x02).isValid);
  for (uint8_t i = 0; i < kPzemReply; i++) {
    CHECK(!pzemReply(reply, i, kPzemAnyAddress).isValid);
    reply[i] ^= 0x04;
    const PzemValues broken = pzemReply(reply, kPzemReply, kPzemAnyAddress);
    CHECK(!broken.isValid && isMissing(broken.powerW) && isMissing(broken.voltageV) && isMissing(broken.currentA));
    reply[i] ^= 0x04;
  }
  // Illegal address: function with its highest bit.
  const uint8_t error[5] = {0x01, 0x84, 0x02, 0xC2, 0xC1};
  CHECK(!pzemReply(error, 5, 0x01).isValid);
}

static void testRegister() {
  PzemRegister meter;
  meter.begin(0, 0);
  CHECK(meter.total(1200) == 1200);
  CHECK(meter.total(9999990) == 9999990);
  CHECK(meter.saved() == 0);
  CHECK(meter.total(5) == 10000005);
  CHECK(meter.saved() == 10000000);
  // A restart goes on.
  PzemRegister again;
  again.begin(meter.saved(), 10000005);
  CHECK(again.total(7) == 10000007);
  // The button in the middle.
  CHECK(again.total(5000) == 10005000);
  CHECK(again.total(3) == 10005003);
  CHECK(again.total(3) == 10005003);
  // It went over its end while the node was off.
  PzemRegister later;
  later.begin(0, 9999000);
  CHECK(later.total(10) == 10000010);
}

void testPzem() {
  testReply();
  testRegister();
}
