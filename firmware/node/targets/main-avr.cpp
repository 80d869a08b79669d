// ATmega1284P in simavr: prints on UART 0, which simavr shows, and ends by sleeping with interrupts off.
#include "../tests/check.h"
#include "../tests/class1-table.h"
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

void say(const char* text) {
  for (; *text; text++) {
    while (!(UCSR0A & (1 << UDRE0))) {}
    UDR0 = static_cast<uint8_t>(*text);
  }
}

void showClass1(const Class1Load&, float, float, float) {}

extern "C" void __cxa_pure_virtual() { for (;;) {} }

int main() {
  UCSR0B = 1 << TXEN0;
  runTests();
  say("ended\n");
  for (volatile uint16_t i = 0; i < 60000; i++) {}
  cli();
  sleep_enable();
  sleep_cpu();
}
