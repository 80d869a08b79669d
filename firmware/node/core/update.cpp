#include "update.h"
#include "bytes.h"

namespace wattnode {

static const uint32_t kMagic = 0x4D494E57;  // WNIM
static const size_t kSigned = 48;
static const uint32_t kLargest = 16ul << 20;

ImageHead readImageHead(const uint8_t bytes[kImageHead]) {
  ImageHead head;
  head.size = getLe32(bytes + 4);
  head.version = getLe32(bytes + 8);
  head.securityVersion = getLe32(bytes + 12);
  for (size_t i = 0; i < kSha256; i++) head.sha256[i] = bytes[16 + i];
  for (size_t i = 0; i < 64; i++) head.signature[i] = bytes[kSigned + i];
  head.isValid = getLe32(bytes) == kMagic && head.size > 0 && head.size <= kLargest;
  return head;
}

void Updater::begin(bool isOnTrial, uint64_t uptimeMs) {
  trialSince_ = uptimeMs;
  if (!isOnTrial) {
    // Were the power to go between confirm() and this, it is done now.
    if (securityVersion_ > hal_.securityFloor()) hal_.raiseSecurityFloor(securityVersion_);
    return;
  }
  // Who can write a slot could start what is older than the floor.
  if (securityVersion_ < hal_.securityFloor()) hal_.rollBack();
  else state_ = UpdateState::Trial;
}

UpdateState Updater::refuse(const char* why) {
  refusal_ = why;
  return state_ = UpdateState::Refused;
}

UpdateState Updater::take(const uint8_t* bytes, size_t length) {
  if (state_ == UpdateState::Idle) {
    got_ = 0;
    state_ = UpdateState::Receiving;
  }
  if (state_ != UpdateState::Receiving) return state_;
  while (length > 0 && got_ < kImageHead) {
    head_[got_++] = *bytes++;
    length--;
    if (got_ < kImageHead) continue;
    image_ = readImageHead(head_);
    if (!image_.isValid) return refuse("no image");
    if (!hal_.verify(head_, kSigned, image_.signature)) return refuse("signature");
    if (image_.securityVersion < hal_.securityFloor()) return refuse("security version");
    if (image_.version <= version_) return refuse("not newer");
    if (!hal_.beginSlot(image_.size)) return refuse("slot");
  }
  if (length == 0) return state_;
  const size_t written = got_ - kImageHead;
  if (length > image_.size - written) return refuse("too long");
  if (!hal_.writeSlot(bytes, length)) return refuse("write");
  got_ += length;
  return got_ - kImageHead == image_.size ? finish() : state_;
}

UpdateState Updater::finish() {
  uint8_t found[kSha256];
  if (!hal_.hashSlot(image_.size, found)) return refuse("read");
  uint8_t different = 0;
  for (size_t i = 0; i < kSha256; i++) different = static_cast<uint8_t>(different | (found[i] ^ image_.sha256[i]));
  if (different != 0) return refuse("hash");
  if (!hal_.bootOnTrial()) return refuse("boot");
  return state_ = UpdateState::Ready;
}

void Updater::abort() {
  if (state_ == UpdateState::Receiving || state_ == UpdateState::Refused) state_ = UpdateState::Idle;
}

void Updater::tick(bool isHealthy, uint64_t uptimeMs) {
  if (state_ != UpdateState::Trial) return;
  if (isHealthy) {
    hal_.confirm();
    if (securityVersion_ > hal_.securityFloor()) hal_.raiseSecurityFloor(securityVersion_);
    state_ = UpdateState::Idle;
  } else if (uptimeMs - trialSince_ > kTrialMs) {
    hal_.rollBack();
  }
}

}  // namespace wattnode
