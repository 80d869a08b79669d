#include "sntp.h"
#include "bytes.h"

namespace wattnode {

/** From 1900 to 1970. [s] */
static const uint64_t kTo1970 = 2208988800ull;

void sntpRequest(uint64_t nonce, uint8_t out[kSntpPacket]) {
  for (size_t i = 0; i < kSntpPacket; i++) out[i] = 0;
  out[0] = 0x23;  // No warning, version 4, client.
  putBe(out + 40, nonce, 8);
}

static uint64_t msOf(const uint8_t* at) {
  uint64_t seconds = getBe(at, 4);
  const uint64_t fraction = getBe(at + 4, 4);
  if (seconds == 0 && fraction == 0) return 0;
  // The era that begins on 2036-02-07 (RFC 4330, section 3).
  if (!(seconds & 0x80000000u)) seconds += 0x100000000ull;
  return (seconds - kTo1970) * 1000 + (fraction * 1000 >> 32);
}

uint64_t sntpTime(const uint8_t* bytes, size_t length, uint64_t nonce) {
  if (length < kSntpPacket) return 0;
  const uint8_t warning = bytes[0] >> 6;
  const uint8_t version = (bytes[0] >> 3) & 7;
  const uint8_t mode = bytes[0] & 7;
  const uint8_t stratum = bytes[1];
  if (warning == 3 || version < 3 || version > 4 || mode != 4 || stratum == 0 || stratum > 15) return 0;
  if (getBe(bytes + 24, 8) != nonce) return 0;
  const uint64_t received = msOf(bytes + 32);
  const uint64_t sent = msOf(bytes + 40);
  if (sent == 0 || received == 0 || sent < received) return 0;
  return received + (sent - received) / 2;
}

}  // namespace wattnode
