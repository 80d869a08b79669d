#include "../core/bytes.h"
#include "../core/update.h"
#include "check.h"
#include <string.h>

using namespace wattnode;

namespace {

/** Slots and a cryptography as simple as can be: the hash is a sum, the signature its complement. */
class Slots : public UpdateHal {
 public:
  bool beginSlot(uint32_t size) override {
    begun++;
    length = 0;
    return size <= sizeof slot;
  }
  bool writeSlot(const uint8_t* bytes, size_t size) override {
    memcpy(slot + length, bytes, size);
    length += size;
    return !isFailing;
  }
  bool hashSlot(uint32_t size, uint8_t sha256[kSha256]) override {
    sumOf(slot, size, sha256);
    return true;
  }
  bool verify(const uint8_t* bytes, size_t size, const uint8_t signature[64]) override {
    uint8_t sum[kSha256];
    sumOf(bytes, size, sum);
    return memcmp(sum, signature, kSha256) == 0;
  }
  bool bootOnTrial() override { return isOnTrial = true; }
  void confirm() override { confirmed++; }
  void rollBack() override { rolledBack++; }
  uint32_t securityFloor() override { return floor; }
  bool raiseSecurityFloor(uint32_t version) override {
    floor = version;
    return true;
  }
  static void sumOf(const uint8_t* bytes, size_t size, uint8_t sum[kSha256]) {
    memset(sum, 0x5A, kSha256);
    for (size_t i = 0; i < size; i++) sum[i % kSha256] = static_cast<uint8_t>(sum[i % kSha256] * 31 + bytes[i]);
  }

  uint8_t slot[256];
  size_t length = 0;
  uint8_t begun = 0;
  uint8_t confirmed = 0;
  uint8_t rolledBack = 0;
  uint32_t floor = 2;
  bool isOnTrial = false;
  bool isFailing = false;
};

constexpr size_t kImage = 200;

void makeImage(uint8_t out[kImageHead + kImage], uint32_t version, uint32_t securityVersion) {
  for (size_t i = 0; i < kImage; i++) out[kImageHead + i] = static_cast<uint8_t>(i * 7);
  memcpy(out, "WNIM", 4);
  putLe(out + 4, kImage, 4);
  putLe(out + 8, version, 4);
  putLe(out + 12, securityVersion, 4);
  Slots::sumOf(out + kImageHead, kImage, out + 16);
  memset(out + 48, 0, 64);
  Slots::sumOf(out, 48, out + 48);
}

uint8_t image[kImageHead + kImage];

UpdateState give(Updater& updater, size_t step) {
  UpdateState state = updater.state();
  for (size_t at = 0; at < sizeof image; at += step) {
    state = updater.take(image + at, at + step > sizeof image ? sizeof image - at : step);
  }
  return state;
}

}  // namespace

static void testTaking() {
  const size_t steps[] = {1, 7, 112, 113, 312};
  for (size_t step : steps) {
    Slots slots;
    Updater updater(slots, 5, 2);
    updater.begin(false, 0);
    makeImage(image, 6, 2);
    CHECK(give(updater, step) == UpdateState::Ready && slots.isOnTrial);
    CHECK(slots.length == kImage && memcmp(slots.slot, image + kImageHead, kImage) == 0);
  }
  const auto refusal = [](uint32_t version, uint32_t security, size_t flipped) {
    static const char* why;
    Slots slots;
    Updater updater(slots, 5, 2);
    makeImage(image, version, security);
    if (flipped < sizeof image) image[flipped] ^= 0x10;
    CHECK(give(updater, 50) == UpdateState::Refused && !slots.isOnTrial);
    // Without a good signature nothing is even written.
    if (flipped < kImageHead) CHECK(slots.begun == 0);
    why = updater.refusal();
    return why;
  };
  const size_t none = sizeof image;
  CHECK(strcmp(refusal(5, 2, none), "not newer") == 0);
  CHECK(strcmp(refusal(9, 1, none), "security version") == 0);
  CHECK(strcmp(refusal(6, 2, 0), "no image") == 0);
  CHECK(strcmp(refusal(6, 2, 8), "signature") == 0);
  CHECK(strcmp(refusal(6, 2, 20), "signature") == 0);
  CHECK(strcmp(refusal(6, 2, 50), "signature") == 0);
  CHECK(strcmp(refusal(6, 2, 200), "hash") == 0);
  // A connection that ends, and one that goes on for too long.
  Slots slots;
  Updater updater(slots, 5, 2);
  makeImage(image, 6, 2);
  updater.take(image, 150);
  CHECK(updater.state() == UpdateState::Receiving);
  updater.abort();
  CHECK(give(updater, 100) == UpdateState::Ready);
  Slots full;
  Updater greedy(full, 5, 2);
  uint8_t longer[sizeof image + 1] = {};
  memcpy(longer, image, sizeof image);
  CHECK(greedy.take(longer, sizeof longer) == UpdateState::Refused && !full.isOnTrial);
  Slots failing;
  failing.isFailing = true;
  Updater unlucky(failing, 5, 2);
  CHECK(give(unlucky, 64) == UpdateState::Refused && strcmp(unlucky.refusal(), "write") == 0);
}

static void testTrial() {
  Slots slots;
  Updater good(slots, 6, 3);
  good.begin(true, 1000);
  good.tick(false, 300000);
  CHECK(slots.confirmed == 0 && slots.rolledBack == 0);
  good.tick(true, 300001);
  CHECK(slots.confirmed == 1 && slots.rolledBack == 0 && slots.floor == 3);
  good.tick(false, 900000000);
  CHECK(slots.rolledBack == 0);
  Slots others;
  Updater bad(others, 6, 2);
  bad.begin(true, 1000);
  bad.tick(false, 1000 + kTrialMs);
  CHECK(others.rolledBack == 0);
  bad.tick(false, 1001 + kTrialMs);
  CHECK(others.rolledBack == 1 && others.confirmed == 0);
  Slots guarded;
  guarded.floor = 4;
  Updater old(guarded, 9, 3);
  old.begin(true, 0);
  CHECK(guarded.rolledBack == 1);
  // Power went after confirm(): the floor rises with the next start.
  Slots late;
  Updater confirmed(late, 6, 3);
  confirmed.begin(false, 0);
  CHECK(late.floor == 3);
}

void testUpdate() {
  testTaking();
  testTrial();
}
