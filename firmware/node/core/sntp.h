#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

constexpr size_t kSntpPacket = 48;

/** Writes a request (RFC 4330); the nonce comes back in the answer and keeps others' answers out. */
void sntpRequest(uint64_t nonce, uint8_t out[kSntpPacket]);

/** Reads an answer: the server's time halfway through, 0 where it is none to this request, or not of a synchronised server. [ms since 1970] */
uint64_t sntpTime(const uint8_t* bytes, size_t length, uint64_t nonce);

}  // namespace wattnode
