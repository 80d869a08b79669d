import { globalHorizontal } from "./global-horizontal.ts";
import { type DcLosses, LOSS_KINDS, type LossKind, lossesOfTotal } from "./losses.ts";
import type { PvArray } from "./pv-array.ts";
import type { PvOutput } from "./pv-output.ts";
import { outputOf } from "./pv-output-of.ts";
import { chainV5 } from "./pvwatts-v5.ts";
import { type SunTable, sunTable } from "./sun-table.ts";
import type { Weather } from "./weather.ts";
import { yearShares } from "./year-shares.ts";

/** What a step of the way from sun to grid is called. */
export type LossStepKind =
  | "nominal"
  | "transposition"
  | "rows"
  | "cover"
  | "temperature"
  | LossKind
  | "inverter"
  | "clipping"
  | "ac";

/** A step of the way from sun to grid. */
export interface LossStep {
  readonly kind: LossStepKind;
  /** What it adds; of the first and the last, what there is. [kWh] */
  readonly kwh: number;
}

/**
 * Takes apart what an array yields with PVWatts v5: from what the light on the horizontal would give at standard test conditions,
 * through the tilt of the modules, shade of rows, cover, temperature and each DC loss, to inverter and clipping.
 *
 * @param weather Weather; of several years, the steps are those of a mean year.
 * @param array Array.
 * @param sun Where the sun is in each interval of that weather, when it is known already.
 * @param losses Components of the array's DC losses; where they are not told, those of PVWatts in proportion.
 * @returns Steps in order: "nominal", what each adds, and "ac", which is their sum; and the output they come to, that of pvwattsV5(), as
 *   both take one pass. Intervals with missing weather are left out of all steps; without light on the horizontal, it is what beam and
 *   diffuse light make.
 */
export function lossSteps(
  weather: Weather,
  array: PvArray,
  sun: SunTable = sunTable(weather),
  losses: DcLosses = lossesOfTotal(array.losses),
): { readonly steps: readonly LossStep[]; readonly output: PvOutput } {
  const chain = chainV5(weather, array, sun);
  const ghi = globalHorizontal(weather, sun);
  const shares = yearShares(weather);
  const sums = { ghi: 0, unshaded: 0, poa: 0, transmitted: 0, dcBeforeLosses: 0, acBeforeClipping: 0, ac: 0 };
  const output = outputOf(weather, sun, (i, into) => {
    chain(i, into);
    if (Number.isNaN(into.ac)) return;
    const share = shares[i]!;
    sums.ghi += ghi[i]! * share;
    sums.unshaded += into.unshaded * share;
    sums.poa += into.poa * share;
    sums.transmitted += into.transmitted * share;
    sums.dcBeforeLosses += into.dcBeforeLosses * share;
    sums.acBeforeClipping += into.acBeforeClipping * share;
    sums.ac += into.ac * share;
  });
  const hours = weather.step / 60;
  const ofLight = (light: number) => (array.kwp * light * hours) / 1000;
  const ofPower = (watts: number) => (watts * hours) / 1000;

  const steps: LossStep[] = [];
  let left = 0;
  const to = (kind: LossStepKind, kwh: number) => {
    steps.push({ kind, kwh: kwh - left });
    left = kwh;
  };
  to("nominal", ofLight(sums.ghi));
  to("transposition", ofLight(sums.unshaded));
  to("rows", ofLight(sums.poa));
  to("cover", ofLight(sums.transmitted));
  to("temperature", ofPower(sums.dcBeforeLosses));
  for (const kind of LOSS_KINDS) to(kind, left * (1 - losses[kind] / 100));
  to("inverter", ofPower(sums.acBeforeClipping));
  to("clipping", ofPower(sums.ac));
  return { steps: [...steps, { kind: "ac", kwh: ofPower(sums.ac) }], output };
}
