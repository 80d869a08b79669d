import { UserError } from "#lib/core/user-error.ts";
import type { GridSignal, SignalName } from "#lib/sources/grid-signal/grid-signal.ts";
import { readTables } from "#lib/sources/table/read-tables.ts";
import { openSourceFiles, type SourceFile } from "#lib/sources/table/source-file.ts";
import type { Table } from "#lib/sources/table/table.ts";
import { signalUnit } from "./column-unit.ts";
import { hoursOfTable } from "./read-hours.ts";

/** What a file may leave open. */
export interface SignalSettings {
  /** Zone of the grid where no column says. */
  readonly zone?: string | undefined;
  /** Who publishes it where no column says; else the file's name. */
  readonly source?: string | undefined;
  /** Zone of times without an offset. */
  readonly timeZone: string;
}

const KINDS: readonly (readonly [SignalName, RegExp])[] = [
  ["carbon_intensity", /^(?!.*krw)/i],
  ["price", /krw/i],
];
const ZONE = /^[\p{L}\d][\p{L}\d_.-]{0,39}$/u;

/**
 * Reads hourly signals of a grid: a row an interval with its time, a column of carbon intensity or price or both, whose names end in
 * their units, and where it has them columns `zone` and `source`.
 *
 * @throws {UserError} If a row cannot be taken, or no column is a signal.
 */
export async function readGridSignal(
  file: SourceFile | string,
  { zone, source, timeZone }: SignalSettings,
): Promise<GridSignal[]> {
  const [opened] = await openSourceFiles([file]);
  const [table] = readTables(opened!);
  if (!table) throw new UserError(`Cannot import ${opened!.name} as it has no table: give a row an hour`);
  const header = (table.rows[0] ?? []).map((name) => name.trim());
  const found = KINDS.filter(([, kind]) => header.some((name) => kind.test(name) && signalUnit(name)));
  if (found.length === 0) {
    throw new UserError(
      `Cannot import ${table.file} as no column's name ends in kgco2e_per_kwh, gco2e_per_kwh or krw_per_kwh (${header.join(", ")}): name the signal's unit`,
    );
  }
  return byZone(table, header, zone ?? "KR").flatMap(([own, part]) =>
    found.map(([signal, kind]): GridSignal => {
      const unitOf = (name: string) => (kind.test(name) ? signalUnit(name) : undefined);
      const units = "kgco2e_per_kwh, gco2e_per_kwh or krw_per_kwh";
      const hours = hoursOfTable(part, { option: "--signal", unitOf, units, zone: timeZone, isSignal: true });
      return {
        ...{ zone: own, signal, source: source ?? sourceOf(part, header), start: hours.start, values: hours.values },
        notes: hours.notes,
      };
    }),
  );
}

/** The table cut by its column `zone`; whole where it has none. */
function byZone(table: Table, header: readonly string[], fallback: string): [string, Table][] {
  const column = header.findIndex((name) => /^zone$/i.test(name));
  const rows = table.rows.flatMap((cells, row) =>
    row === 0 || cells.every((cell) => cell.trim() === "") ? [] : [{ row, zone: cells[column]?.trim() || fallback }],
  );
  return [...Map.groupBy(rows, ({ zone }) => zone)].map(([zone, own]) => {
    if (!ZONE.test(zone)) {
      throw new UserError(
        `Cannot import ${table.file} (${table.place(own[0]!.row)}, column zone) as a zone must be 1 to 40 letters, digits or signs _ . -: current value is "${zone}"`,
      );
    }
    const places = [0, ...own.map(({ row }) => row)];
    return [zone, { ...table, rows: places.map((row) => table.rows[row]!), place: (row) => table.place(places[row]!) }];
  });
}

function sourceOf({ file, rows }: Table, header: readonly string[]): string {
  const column = header.findIndex((name) => /^source$/i.test(name));
  const named = new Set(rows.slice(1).flatMap((cells) => cells[column]?.trim() || []));
  return [...named, file].join(", ");
}
