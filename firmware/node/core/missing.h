#pragma once
#include <math.h>
#include <stdint.h>

namespace wattnode {

/** What a sensor that did not answer, or not credibly, has measured. Never 0. */
inline float missing() { return NAN; }

inline bool isMissing(float value) { return value != value; }

/** An energy register that is not there. */
constexpr uint64_t kNoEnergy = 0xFFFFFFFFFFFFull;

}  // namespace wattnode
