#include "../tests/check.h"
#include "../tests/class1-table.h"
#include <stdio.h>

static bool isTableShown = false;

void say(const char* text) { fputs(text, stdout); }

void showClass1(const Class1Load& load, float powerPct, float voltagePct, float currentPct) {
  if (!isTableShown) return;
  printf("| %g Hz | %g A | %g° | %s | ±%g %% | %+.2f %% | %+.2f %% | %+.2f %% |\n", load.frequencyHz, load.currentA,
         load.lagDeg, load.hasHarmonics ? "5th" : "", load.limitPct, powerPct, voltagePct, currentPct);
}

int main(int argc, char**) {
  isTableShown = argc > 1;
  return runTests();
}
