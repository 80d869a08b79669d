import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import type { GridSignal } from "./grid-signal/grid-signal.ts";
import { type StoredSignalHour, signalPart, storedSignal } from "./grid-signal/signal-part.ts";
import type { ImportReport } from "./import-report.ts";

/** Least and most of what is plausible: a kWh of brown coal emits 1.2 kg, and scarce hours cost some thousand won. */
const PLAUSIBLE = { carbon_intensity: [0, 2], price: [-5000, 50_000] } as const;

interface SignalOptions {
  readonly quality: string;
  readonly signal?: AbortSignal;
}

/**
 * Imports hourly signals of a grid, all or nothing, in one commit: an hour that differs from the lake's restates it.
 *
 * @throws {UserError} If a value is beyond what is plausible, or none is there.
 */
export async function importGridSignal(
  lake: Lake,
  signals: readonly GridSignal[],
  { quality, signal: stop }: SignalOptions,
): Promise<ImportReport> {
  for (const each of signals) refuseOdd(each);
  const years = byYear(signals, quality);
  let counts = { added: 0, restated: 0, unchanged: 0 };
  const commit = await lake.commit(
    `Import a grid's signal: ${[...new Set(signals.map(({ zone, signal }) => `${zone} ${signal}`))].join(", ")}`,
    async () => {
      counts = { added: 0, restated: 0, unchanged: 0 };
      const snapshot = await lake.snapshot();
      const put: PartWrite[] = [];
      for (const { of, year, hours } of years) {
        const stored = await storedSignal(snapshot, of, year);
        const before = counts.unchanged;
        for (const [start, hour] of hours) {
          const known = stored.get(start);
          if (known && known.value === hour.value && known.quality === hour.quality) counts.unchanged++;
          else {
            counts[known ? "restated" : "added"]++;
            stored.set(start, hour);
          }
        }
        if (counts.unchanged - before < hours.size) put.push(signalPart(of, year, stored));
      }
      return { put };
    },
    stop ? { signal: stop } : {},
  );
  return {
    ...{ dataset: "grid_signal", snapshot: commit.snapshot, changed: commit.changed, ...counts, removedSample: [] },
    lines: [
      ...signals.flatMap(describe),
      commit.changed
        ? `${counts.added} hours added, ${counts.restated} restated, ${counts.unchanged} as before`
        : "nothing new: the lake has all of it already",
    ],
  };
}

interface SignalYear {
  readonly of: GridSignal;
  readonly year: number;
  readonly hours: Map<number, StoredSignalHour>;
}

/** The hours of all files by zone, signal and year; an hour may stand in two with the same value, not with another. */
function byYear(signals: readonly GridSignal[], quality: string): SignalYear[] {
  const years = new Map<string, SignalYear>();
  for (const of of signals) {
    of.start.forEach((at, i) => {
      const value = of.values[i]!;
      if (Number.isNaN(value)) return;
      const year = new Date(at).getUTCFullYear();
      const key = `${of.zone} ${of.signal} ${year}`;
      const known = years.get(key) ?? { of, year, hours: new Map() };
      years.set(key, known);
      const twin = known.hours.get(at);
      if (twin && twin.value !== value) {
        throw new UserError(
          `Cannot import the ${of.signal} of ${of.zone} as ${twin.source} and ${of.source} differ at ${new Date(at).toISOString()}: give one of them`,
        );
      }
      known.hours.set(at, { value, quality, source: of.source });
    });
  }
  return [...years.values()];
}

function refuseOdd({ zone, signal, start, values, source }: GridSignal): void {
  const [least, most] = PLAUSIBLE[signal];
  const odd = values.findIndex((value) => value < least || value > most);
  if (odd >= 0) {
    throw new UserError(
      `Cannot import the ${signal} of ${zone} (${source}) as it must be from ${least} to ${most}: ${values[odd]} at ${new Date(start[odd]!).toISOString()}, see the unit in the column's name`,
    );
  }
  if (values.every(Number.isNaN))
    throw new UserError(`Cannot import the ${signal} of ${zone} (${source}) as every hour is missing`);
}

function describe({ zone, signal, values, source, notes }: GridSignal): string[] {
  const known = values.filter((value) => !Number.isNaN(value)).length;
  return [`${zone} ${signal}: ${known} hours of ${source}`, ...notes];
}
