#include "claim-code.h"

namespace wattnode {

static const char kLetters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static const uint8_t kFreeTries = 5;

void makeClaimCode(uint64_t random, char out[kClaimCode + 1]) {
  for (size_t i = 0; i < kClaimCode; i++) {
    out[i] = kLetters[random & 31];
    random >>= 5;
  }
  out[kClaimCode] = '\0';
}

static char plain(char letter) {
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  if (letter == 'O') return '0';
  return letter == 'I' || letter == 'L' ? '1' : letter;
}

bool isClaimCode(const char* text, const char code[kClaimCode + 1]) {
  uint8_t different = 0;
  size_t n = 0;
  for (; *text; text++) {
    if (*text == ' ' || *text == '-') continue;
    different = static_cast<uint8_t>(different | (plain(*text) ^ code[n < kClaimCode ? n : 0]));
    n++;
  }
  // An empty code is of a device that was never given one: nobody has it.
  return different == 0 && n == kClaimCode && code[0] != '\0';
}

static uint64_t waitMs(uint8_t wrong) {
  if (wrong < kFreeTries) return 0;
  const uint8_t doublings = static_cast<uint8_t>(wrong - kFreeTries);
  const uint64_t minutes = doublings > 10 ? 1440 : 1ull << doublings;
  return (minutes > 1440 ? 1440 : minutes) * 60000;
}

void ClaimGuard::wrong(uint64_t uptimeMs) {
  if (wrong_ < 255) wrong_++;
  openAt_ = uptimeMs + waitMs(wrong_);
}

void ClaimGuard::begin(uint8_t count, uint64_t uptimeMs) {
  wrong_ = count;
  openAt_ = uptimeMs + waitMs(count);
}

}  // namespace wattnode
