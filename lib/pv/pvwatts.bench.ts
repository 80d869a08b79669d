import { pvwattsV5 } from "./pvwatts-v5.ts";
import { pvwattsV8 } from "./pvwatts-v8.ts";
import { STANDARD_ARRAY } from "./standard-array.ts";
import { sunTable } from "./sun-table.ts";
import { testYear } from "./test-day-fixture.ts";

const ROUNDS = 20;

export default async function pvwatts(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const weather = testYear();
  const array = { ...STANDARD_ARRAY, kwp: 4 };
  const plain = best(() => plainYear(weather.start.length));
  const sun = best(() => sunTable(weather));
  report("sun of a year, shared by the arrays of a site", sun, "ms");
  const table = sunTable(weather);
  const alone = best(() => pvwattsV5(weather, array));
  report("PVWatts v5: a year of one array, with its sun", alone, "ms", "< 30");
  for (const mount of ["rack", "1axis", "2axis"] as const) {
    const shared = best(() => pvwattsV5(weather, { ...array, mount }, table));
    report(`PVWatts v5: a year of one more array, ${mount}`, shared, "ms", "< 30");
    if (mount === "rack") report("that over 30 powers in each hour of light", shared / plain, "×");
  }
  const diode = best(() => pvwattsV8(weather, array, table));
  report("PVWatts v8: a year of one more array, rack", diode, "ms", "< 30");
}

/** What the machine is worth: ten rounds of three powers in each hour of light. */
function plainYear(hours: number): number {
  let sum = 0;
  for (let i = 0; i < hours / 2; i++) for (let k = 1; k <= 30; k++) sum += (k + i) ** 0.76;
  return sum;
}

/** The least of some rounds: other work on the machine only adds. */
function best(run: () => unknown): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
