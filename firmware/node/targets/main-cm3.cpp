// Cortex-M3 (mps2-an385) in QEMU: its own start, prints and ends through semihosting.
#include "../tests/check.h"
#include "../tests/class1-table.h"

extern "C" {
extern uint32_t stackTop, dataLoad, dataBegin, dataEnd, bssBegin, bssEnd;
extern void (*initBegin[])();
extern void (*initEnd[])();
void __cxa_pure_virtual() { for (;;) {} }
}

static int semihost(int operation, const void* argument) {
  register int r0 asm("r0") = operation;
  register const void* r1 asm("r1") = argument;
  asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

void say(const char* text) { semihost(0x04, text); }

void showClass1(const Class1Load&, float, float, float) {}

static void leave(uint32_t code) {
  const uint32_t block[2] = {0x20026, code};
  semihost(0x20, block);
  for (;;) {}
}

static void start() {
  uint32_t* from = &dataLoad;
  for (uint32_t* to = &dataBegin; to < &dataEnd;) *to++ = *from++;
  for (uint32_t* to = &bssBegin; to < &bssEnd;) *to++ = 0;
  for (void (**each)() = initBegin; each < initEnd; each++) (*each)();
  leave(static_cast<uint32_t>(runTests()));
}

static void fault() { leave(2); }

__attribute__((section(".vectors"), used)) static void (*const vectors[])() = {
    reinterpret_cast<void (*)()>(&stackTop), start, fault, fault, fault, fault, fault,
};
