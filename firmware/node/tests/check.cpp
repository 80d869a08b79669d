#include "check.h"

static uint32_t passed = 0;
static uint32_t failed = 0;

static void sayNumber(uint32_t value) {
  char digits[11];
  uint8_t at = 10;
  digits[10] = '\0';
  do {
    digits[--at] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value > 0);
  say(digits + at);
}

void check(bool holds, const char* file, uint16_t line) {
  if (holds) {
    passed++;
    return;
  }
  failed++;
  say("FAILED ");
  say(file);
  say(":");
  sayNumber(line);
  say("\n");
}

#define TESTS(DO) \
  DO(testCrc)     \
  DO(testSensors) \
  DO(testPzem)    \
  DO(testEnergy)  \
  DO(testTime)    \
  DO(testJson)    \
  DO(testMqtt)    \
  DO(testClient)  \
  DO(testSetUp)   \
  DO(testUpdate)  \
  DO(testRecord)  \
  DO(testLog)     \
  DO(testPower)   \
  DO(testNode)    \
  DO(testClass1)

#define DECLARE(test) void test();
TESTS(DECLARE)

int runTests() {
  uint32_t good = 0;
  uint32_t bad = 0;
#define RUN(test)                                \
  {                                              \
    const uint32_t passedBefore = passed;        \
    const uint32_t failedBefore = failed;        \
    test();                                      \
    const bool isGood = failed == failedBefore && passed > passedBefore; \
    (isGood ? good : bad)++;                     \
  }
  TESTS(RUN)
  say("checks: ");
  sayNumber(passed);
  say(" hold, ");
  sayNumber(failed);
  say(" do not\ntests: ");
  sayNumber(good);
  say(" passed, ");
  sayNumber(bad);
  say(" failed\n");
  return bad == 0 ? 0 : 1;
}
