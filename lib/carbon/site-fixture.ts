import fc from "fast-check";
import type { Battery } from "./battery.ts";
import type { SiteEnergy } from "./site-energy.ts";

const energy = (most: number) => fc.double({ min: 0, max: most, noNaN: true }).map((kwh) => (kwh < 1e-9 ? 0 : kwh));

/** Sites of a few days, some intervals missing where asked. */
export function anySite({ missing = false, intervals = 72 } = {}): fc.Arbitrary<SiteEnergy> {
  const value = (most: number) =>
    missing ? fc.oneof({ weight: 9, arbitrary: energy(most) }, fc.constant(NaN)) : energy(most);
  return fc
    .record({
      pairs: fc.array(fc.tuple(value(100), value(200)), { minLength: 1, maxLength: intervals }),
      hours: fc.constantFrom(0.25, 1),
    })
    .map(({ pairs, hours }) => ({
      load: Float64Array.from(pairs, ([load]) => load),
      generation: Float64Array.from(pairs, ([, generation]) => generation),
      hours,
    }));
}

/** Batteries of every kind. */
export const anyBattery: fc.Arbitrary<Battery> = fc
  .record({
    energyKwh: energy(500),
    storeKw: fc.oneof(energy(200), fc.constant(Number.POSITIVE_INFINITY)),
    dispatchKw: fc.oneof(energy(200), fc.constant(Number.POSITIVE_INFINITY)),
    efficiencyStore: fc.double({ min: 0.5, max: 1, noNaN: true }),
    efficiencyDispatch: fc.double({ min: 0.5, max: 1, noNaN: true }),
    standingLoss: fc.constantFrom(0, 0.001, 0.05),
    bounds: fc.constantFrom([0, 1], [0.1, 0.9], [0.2, 0.2]),
    initial: fc.constantFrom("cyclic" as const, 0, 0.5, 1),
  })
  .map(({ bounds, initial, ...battery }) => {
    const [lowest = 0, highest = 1] = bounds;
    return {
      ...battery,
      lowest,
      highest,
      initial: initial === "cyclic" ? initial : lowest + (highest - lowest) * initial,
    };
  });
