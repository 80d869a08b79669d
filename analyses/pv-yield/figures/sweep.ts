import { oncePerState } from "#lib/notebook/once-per-state.ts";
import type { Mount, PvArray } from "#lib/pv/pv-array.ts";
import { roofs, type State } from "../measures.ts";
import type { AnalysisRows } from "../queries.ts";

type SweptRow = AnalysisRows["orientation"][number];

/** What a kWp yields by tilt and direction, of one mount. */
interface Swept {
  readonly tilts: readonly number[];
  readonly azimuths: readonly number[];
  /** `kwh[tilt][azimuth]`; NaN where it is missing. [kWh/kWp] */
  readonly kwh: readonly (readonly number[])[];
  /** The best of the grid. */
  readonly best: { readonly tilt: number; readonly azimuth: number; readonly kwh: number };
}

/** Fixed mounts of the sweep that have rows. */
export const sweep = oncePerState(
  ({ rows }: State) => {
    const byMount = Map.groupBy(rows.orientation, ({ mount }) => mount);
    return new Map([...byMount].flatMap(([mount, of]) => sweptOf(of).map((swept) => [mount, swept] as const)));
  },
  ({ rows }) => [rows.orientation],
);

/** The open rack's sweep: what directions are compared by. */
export function rackSweep(state: State): Swept | undefined {
  return sweep(state).get("rack");
}

/** What a kWp of an array would yield as the sweep has it, between its steps; undefined for a tracker, and without rows. */
export function sweptYield(state: State, { mount, tilt, azimuth }: Pick<PvArray, "mount" | "tilt" | "azimuth">) {
  const swept = sweep(state).get(mount);
  return swept ? between(swept, tilt, azimuth) : undefined;
}

/** What fixed arrays lack against the best direction of their mount: a share of that [1]; undefined without fixed arrays or rows. */
export function lack(state: State): number | undefined {
  let [is, could] = [0, 0];
  for (const { pv } of roofs(state)?.arrays ?? []) {
    const yields = sweptYield(state, pv);
    const best = sweep(state).get(pv.mount)?.best.kwh;
    if (yields === undefined || best === undefined) continue;
    is += pv.kwp * yields;
    could += pv.kwp * best;
  }
  return could > 0 ? 1 - is / could : undefined;
}

/** Whether an array keeps its direction. */
export function isFixed(mount: Mount): boolean {
  return mount === "rack" || mount === "roof";
}

function sweptOf(rows: readonly SweptRow[]): Swept[] {
  const steps = (of: (row: SweptRow) => number) => [...new Set(rows.map(of))].sort((a, b) => a - b);
  const [tilts, azimuths] = [steps(({ tilt_deg }) => tilt_deg), steps(({ azimuth_deg }) => azimuth_deg)];
  const cells = new Map(rows.map((row) => [`${row.tilt_deg} ${row.azimuth_deg}`, row.kwh_kwp]));
  const kwh = tilts.map((tilt) => azimuths.map((azimuth) => cells.get(`${tilt} ${azimuth}`) ?? Number.NaN));
  let best: Swept["best"] | undefined;
  for (const { tilt_deg: tilt, azimuth_deg: azimuth, kwh_kwp } of rows) {
    if (kwh_kwp !== null && !(kwh_kwp <= (best?.kwh ?? 0))) best = { tilt, azimuth, kwh: kwh_kwp };
  }
  return best ? [{ tilts, azimuths, kwh, best }] : [];
}

/** Linear between the four steps around; directions go round. */
function between({ tilts, azimuths, kwh }: Swept, tilt: number, azimuth: number): number {
  const stepped = (steps: readonly number[], value: number) => {
    const above = steps.findIndex((step) => step > value);
    return above < 0 ? steps.length - 1 : Math.max(0, above - 1);
  };
  const [lower, left] = [stepped(tilts, tilt), stepped(azimuths, azimuth % 360)];
  const [upper, right] = [Math.min(lower + 1, tilts.length - 1), (left + 1) % azimuths.length];
  const width = (azimuths[right]! - azimuths[left]! + 360) % 360 || 360;
  const across = ((azimuth % 360) - azimuths[left]!) / width;
  const up = upper === lower ? 0 : (tilt - tilts[lower]!) / (tilts[upper]! - tilts[lower]!);
  const at = (row: number) => kwh[row]![left]! * (1 - across) + kwh[row]![right]! * across;
  return at(lower) * (1 - up) + at(upper) * up;
}
