#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** Letters of a code: ten, of which none looks like another (Crockford's base 32). */
constexpr size_t kClaimCode = 10;

/** Makes a device's own code from 50 random bits: it is printed on the device, and is the password of its access point. */
void makeClaimCode(uint64_t random, char out[kClaimCode + 1]);

/** Whether a text is the code: small letters, blanks, hyphens, O for 0, I and L for 1 are forgiven. Takes as long for any text. */
bool isClaimCode(const char* text, const char code[kClaimCode + 1]);

/** Slows down who guesses: after five wrong codes a minute, then twice as long each time, up to a day. */
class ClaimGuard {
 public:
  bool isOpen(uint64_t uptimeMs) const { return uptimeMs >= openAt_; }
  void wrong(uint64_t uptimeMs);
  void right() { wrong_ = 0; }
  /** Kept over restarts, so that pulling the plug does not help; begin() with what it was. */
  uint8_t count() const { return wrong_; }
  void begin(uint8_t count, uint64_t uptimeMs);

 private:
  uint8_t wrong_ = 0;
  uint64_t openAt_ = 0;
};

}  // namespace wattnode
