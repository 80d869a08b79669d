#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

constexpr size_t kSha256 = 32;
constexpr size_t kImageHead = 112;

/** What comes before an image: 112 bytes, signed. */
struct ImageHead {
  /** Of the image, without this head. [bytes] */
  uint32_t size = 0;
  uint32_t version = 0;
  /** Grows only when an older firmware must never run again. */
  uint32_t securityVersion = 0;
  uint8_t sha256[kSha256] = {};
  /** ECDSA P-256 of the 48 bytes before it, r and s. */
  uint8_t signature[64] = {};
  bool isValid = false;
};

/** Magic WNIM, size, version, security version (little-endian), SHA-256 of the image, signature. */
ImageHead readImageHead(const uint8_t bytes[kImageHead]);

/** The slots that the hardware has, and its cryptography. */
class UpdateHal {
 public:
  /** Readies the slot that does not run. */
  virtual bool beginSlot(uint32_t size) = 0;
  virtual bool writeSlot(const uint8_t* bytes, size_t length) = 0;
  /** Hash of what is in that slot now, read back. */
  virtual bool hashSlot(uint32_t size, uint8_t sha256[kSha256]) = 0;
  virtual bool verify(const uint8_t* signedBytes, size_t length, const uint8_t signature[64]) = 0;
  /** Starts from that slot next time, on trial: without confirm() the start after that is from the old one. */
  virtual bool bootOnTrial() = 0;
  virtual void confirm() = 0;
  virtual void rollBack() = 0;
  /** The least security version that may run; only grows. */
  virtual uint32_t securityFloor() = 0;
  virtual bool raiseSecurityFloor(uint32_t version) = 0;

 protected:
  ~UpdateHal() = default;
};

enum class UpdateState : uint8_t { Idle, Receiving, Ready, Trial, Refused };

/**
 * Updates into the slot that does not run. Nothing is written of an image whose head is not signed, is older than the floor or than what
 * runs; nothing starts whose hash, read back from the flash, is not the signed one. A new image must then show that it can do its work
 * within the trial, or the old one comes back.
 */
class Updater {
 public:
  Updater(UpdateHal& hal, uint32_t runningVersion, uint32_t runningSecurityVersion)
      : hal_(hal), version_(runningVersion), securityVersion_(runningSecurityVersion) {}

  /** At the start: whether this image is on trial. */
  void begin(bool isOnTrial, uint64_t uptimeMs);

  UpdateState take(const uint8_t* bytes, size_t length);
  /** The connection ended: what is not whole is forgotten. */
  void abort();

  /** On trial: `isHealthy` once the server acknowledged a reading of this start. */
  void tick(bool isHealthy, uint64_t uptimeMs);

  UpdateState state() const { return state_; }
  /** Why an image was refused. */
  const char* refusal() const { return refusal_; }

 private:
  UpdateState refuse(const char* why);
  UpdateState finish();

  UpdateHal& hal_;
  uint32_t version_;
  uint32_t securityVersion_;
  UpdateState state_ = UpdateState::Idle;
  const char* refusal_ = "";
  uint8_t head_[kImageHead];
  size_t got_ = 0;
  ImageHead image_;
  uint64_t trialSince_ = 0;
};

/** How long a new image has to show that it works. [ms] */
constexpr uint32_t kTrialMs = 600000;

}  // namespace wattnode
