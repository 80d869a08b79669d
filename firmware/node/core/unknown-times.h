#pragma once
#include "reading-log.h"

namespace wattnode {

/**
 * When an earlier start began that never learnt the time: reckoned back from the next one that did, as if the node had not been off in
 * between. So it is no earlier than said. `currentStartMs` is when this start began. [ms since 1970]
 */
uint64_t estimatedStart(ReadingLog& log, uint32_t boot, uint64_t currentStartMs);

}  // namespace wattnode
