#include "../core/energy-register.h"
#include "../core/sampling-schedule.h"
#include "check.h"

using namespace wattnode;

static void testRegister() {
  EnergyRegister energy;
  energy.begin(kNoEnergy);
  // A day of 60 W in steps of 5 s is 1440 Wh; a float would be stuck long before a year is over.
  for (uint16_t i = 0; i < 17280; i++) energy.add(60, 5000);
  CHECK(energy.energyMwh() == 1440000);
  energy.begin(4000000000000ull);
  for (uint16_t i = 0; i < 720; i++) energy.add(0.1f, 5000);
  CHECK(energy.energyMwh() == 4000000000100ull);
  const uint64_t before = energy.energyMwh();
  energy.add(missing(), 5000);
  energy.add(-500, 5000);
  energy.add(0, 5000);
  energy.add(INFINITY, 5000);
  CHECK(energy.energyMwh() == before);
}

static void testSchedule() {
  SamplingSchedule schedule(5000);
  CHECK(schedule.isDue(120));
  CHECK(!schedule.isDue(121));
  CHECK(schedule.waitMs(121) == 4879);
  CHECK(!schedule.isDue(4999));
  CHECK(schedule.isDue(5000));
  CHECK(schedule.isDue(10500));
  CHECK(schedule.missed() == 0);
  CHECK(!schedule.isDue(14999));
  // Blocked for 22 s: two were missed.
  CHECK(schedule.isDue(27000));
  CHECK(schedule.missed() == 2);
  CHECK(!schedule.isDue(27001));
  // Beyond 49.7 days, where 32 bits of milliseconds end.
  uint16_t due = 0;
  SamplingSchedule late(5000);
  for (uint64_t at = 4294950000ull; at < 4294990000ull; at += 250) due = static_cast<uint16_t>(due + (late.isDue(at) ? 1 : 0));
  CHECK(due == 8 && late.missed() == 0);
}

void testEnergy() {
  testRegister();
  testSchedule();
}
