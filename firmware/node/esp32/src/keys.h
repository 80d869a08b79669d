#pragma once
#include <stdint.h>

// Put your own here before building. Without them nothing connects and no image is taken: there is no default.

/** Public key of who signs updates: uncompressed point of P-256, 0x04, x, y. */
static const uint8_t kUpdateKey[65] = {};

/** Certificate in PEM of the authority that the broker's and the update server's certificates are of. */
static const char kAuthority[] = "";
