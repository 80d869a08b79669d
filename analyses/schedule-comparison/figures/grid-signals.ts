import type { PageState } from "#lib/notebook/analysis.ts";
import type { SlotTime } from "#lib/timetable/energy/slot-time.ts";
import { type TypicalSignal, typicalSignal } from "#lib/timetable/energy/typical-signal.ts";
import type { inputs } from "../inputs.ts";
import type { queries } from "../queries.ts";

type SignalRows = PageState<typeof inputs, typeof queries>["rows"]["signals"];

/** A signal of the grid beside what stands in for it. */
export interface GridSignal extends TypicalSignal {
  /** Whether it holds in every period of every week. */
  readonly isUsed: boolean;
  /** A row of it, which tells its days and source; undefined where the zone has no such signal. */
  readonly row: SignalRows[number] | undefined;
}

/** What a kWh from the grid emits and costs by the hour, as far as the chosen zone tells. */
export interface GridSignals {
  readonly carbon: GridSignal;
  readonly price: GridSignal;
}

/** The signals of the chosen zone over weeks of some months. */
export function gridSignals(
  rows: SignalRows,
  months: readonly number[],
  days: number,
  slots: readonly SlotTime[],
): GridSignals {
  const of = (name: string): GridSignal => {
    const own = rows.filter(({ signal }) => signal === name);
    const signal = typicalSignal(own, months, days, slots);
    return { ...signal, isUsed: own.length > 0 && signal.missing.length === 0, row: own[0] };
  };
  return { carbon: of("carbon_intensity"), price: of("price") };
}
