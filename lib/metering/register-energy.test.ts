import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QUARTER_MS, quartersOver } from "./quarters.ts";
import { metricReadings, sum } from "./readings-fixture.ts";
import { registerEnergy } from "./register-energy.ts";
import { REGISTER_REACH } from "./register-glitches.ts";
import { mostEnergy, REGISTER_LIMITS } from "./register-limits.ts";

const DAY = 1440;
type Pairs = readonly (readonly [minute: number, wh: number])[];

function energyOf(pairs: Pairs) {
  return registerEnergy(metricReadings("energy_wh", pairs), quartersOver(0, 4 * DAY * 60_000));
}

// Expected energies worked by hand; the numbers in brackets name the issues of Home Assistant that tell of the fault.
const CASES: readonly (readonly [name: string, pairs: Pairs, kwh: number, estimated?: boolean])[] = [
  [
    "counts",
    [
      [0, 1000],
      [5, 1100],
      [10, 1250],
    ],
    0.25,
  ],
  [
    "stands still",
    [
      [0, 1000],
      [5, 1000],
    ],
    0,
  ],
  [
    "is unavailable, says 0 and comes back: −1400 kWh (frontend #28177)",
    [
      [0, 1_400_000],
      [1, 0],
      [2, 1_400_010],
    ],
    0.01,
  ],
  [
    "says 0 twice before it comes back: +1400 kWh (core #140300)",
    [
      [0, 1_400_000],
      [1, 0],
      [2, 0],
      [3, 1_400_010],
    ],
    0.01,
  ],
  [
    "jumps up for one reading (core #101155)",
    [
      [0, 1_400_000],
      [1, 99_000_000],
      [2, 1_400_020],
    ],
    0.02,
  ],
  [
    "dips by a rounding (core #57055)",
    [
      [0, 1000],
      [1, 999.99],
      [2, 1000.5],
    ],
    0.0005,
  ],
  [
    "dips and stays a little lower (core #96304)",
    [
      [0, 1000],
      [1, 990],
      [2, 995],
      [3, 998],
    ],
    0.008,
    true,
  ],
  [
    "is reset and counts again from 0",
    [
      [0, 5000],
      [5, 0],
      [10, 40],
      [15, 90],
    ],
    0.09,
    true,
  ],
  [
    "is reset and has counted since",
    [
      [0, 5000],
      [5, 30],
      [10, 60],
    ],
    0.06,
    true,
  ],
  [
    "is reset at midnight, every day",
    [
      [0, 2000],
      [5, 10],
      [10, 20],
      [15, 30],
    ],
    0.03,
    true,
  ],
  [
    "is replaced by one that has counted 3 MWh already (frontend #29595)",
    [
      [0, 8_000_000],
      [5, 3_000_000],
      [10, 3_000_100],
    ],
    0.1,
  ],
  [
    "is replaced by one that has counted more",
    [
      [0, 1_000_000],
      [5, 7_000_000],
      [10, 7_000_100],
    ],
    0.1,
  ],
  [
    "wraps: PZEM-004T after 9,999.99 kWh",
    [
      [0, 9_999_900],
      [5, 9_999_980],
      [10, 60],
    ],
    0.08 + 0.07,
  ],
  [
    "wraps at 32 bits",
    [
      [0, 4_294_967_290],
      [5, 4],
    ],
    0.01,
  ],
  [
    "says less than nothing",
    [
      [0, 100],
      [5, -40],
      [10, 120],
    ],
    0.02,
  ],
  [
    "is silent for an hour",
    [
      [0, 1000],
      [60, 5000],
    ],
    4,
    true,
  ],
  [
    "is silent for a day",
    [
      [0, 1000],
      [DAY, 25_000],
    ],
    24,
    true,
  ],
];

describe("registerEnergy()", () => {
  const cases = CASES.map(([name, pairs, kwh, estimated = false]) => ({ name, pairs, kwh, estimated }));
  it.each(cases)("is right for a register that $name", ({ pairs, kwh, estimated }) => {
    const energy = energyOf(pairs);
    expect(sum(energy.kwh)).toBeCloseTo(kwh, 9);
    expect(energy.estimated.includes(1)).toBe(estimated);
  });

  it("leaves energy missing over a gap of more than a day", () => {
    expect(
      sum(
        energyOf([
          [0, 1000],
          [DAY + 1, 2000],
          [DAY + 6, 2100],
        ]).kwh,
      ),
    ).toBeCloseTo(0.1, 9);
    expect(
      sum(
        energyOf([
          [0, 1000],
          [DAY + 1, 2000],
        ]).knownMs,
      ),
    ).toBe(0);
  });

  it("spreads a gap evenly, each quarter by its share", () => {
    const { kwh, estimated } = energyOf([
      [10, 0],
      [40, 300],
    ]);
    expect([...kwh.slice(0, 4)].map((each) => Math.round(each * 1e6) / 1e6)).toEqual([0.05, 0.15, 0.1, 0]);
    expect([...estimated.slice(0, 4)]).toEqual([1, 1, 1, 0]);
  });

  const noise = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 90 }),
      fc.oneof(fc.integer({ min: -10, max: 3e6 }), fc.integer({ min: 0, max: 50 })),
    ),
    { minLength: 2, maxLength: 40 },
  );

  it("is never negative and never more than the highest power gives, whatever the register says", () => {
    fc.assert(
      fc.property(noise, (steps) => {
        let minute = 0;
        const pairs = steps.map(([wait, wh]) => {
          minute += wait;
          return [minute, wh] as const;
        });
        const { kwh } = energyOf(pairs);
        expect(kwh.every((each) => each >= 0)).toBe(true);
        const most =
          mostEnergy((minute - pairs[0]![0]) * 60_000, REGISTER_LIMITS) + pairs.length * REGISTER_LIMITS.resolutionWh;
        expect(sum(kwh) * 1000).toBeLessThanOrEqual(most + 1e-6);
      }),
    );
  });

  it("depends on no more than the readings within reach on either side", () => {
    const faulty = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom("", "", "", "", "zero", "dip", "high", "reset"),
    );
    const quarter = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(faulty, { minLength: 2, maxLength: 50 }), quarter, (steps, at) => {
        let [minute, wh] = [0, 5000];
        const pairs = steps.map(([wait, fault]) => {
          minute += wait;
          wh = fault === "reset" ? 3 : wh + 2 * wait;
          const faults: Record<string, number> = { zero: 0, dip: 0.97 * wh, high: wh + 9e6 };
          const value = faults[fault] ?? wh;
          return [minute, value] as const;
        });
        const inside = (m: number) => m >= at * 15;
        const first = pairs.findIndex(([m]) => inside(m));
        const past = pairs.findIndex(([m]) => m >= at * 15 + 15);
        const [from, to] = [first < 0 ? pairs.length : first, past < 0 ? pairs.length : past];
        const near = pairs.slice(Math.max(0, from - REGISTER_REACH), to + REGISTER_REACH);
        const one = { from: at * QUARTER_MS, count: 1 };
        expect(registerEnergy(metricReadings("energy_wh", near), one)).toEqual(
          registerEnergy(metricReadings("energy_wh", pairs), one),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("counts exactly what a register without faults counts, whichever readings are lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), { minLength: 3, maxLength: 60 }),
        (minutes) => {
          let wh = 0;
          const all = minutes.map(([step], minute) => {
            wh += step;
            return [minute, wh] as const;
          });
          const kept = all.filter((_, i) => i === 0 || i === all.length - 1 || minutes[i]![1]);
          expect(sum(energyOf(kept).kwh)).toBeCloseTo((wh - all[0]![1]) / 1000, 9);
        },
      ),
    );
  });
});
