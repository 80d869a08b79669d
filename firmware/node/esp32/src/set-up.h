#pragma once
#include "store.h"

/** Opens the node's own access point with its set-up page, until settings are saved; then restarts. */
[[noreturn]] void setUp(Store& store, const char code[wattnode::kClaimCode + 1]);
