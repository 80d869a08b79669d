import path from "node:path";
import { parse } from "csv-parse/sync";
import { UserError } from "#lib/core/user-error.ts";
import { type FileColumns, fileColumns } from "#lib/lake/import/file-columns.ts";
import type { ReadingsFile, ValueColumn } from "#lib/lake/import/readings-file.ts";
import { durationMs } from "./duration.ts";
import { headerMapping } from "./header-mapping.ts";
import type { Mapping } from "./mapping.ts";

export interface ReadingsChoices {
  readonly mapping?: Mapping | undefined;
  readonly metric?: string | undefined;
  readonly zerosMissing: boolean;
  readonly source?: string | undefined;
  /** Zone of times without an offset. */
  readonly zone: string;
  /** Length of intervals whose end is what the file says. [ms] */
  readonly intervalMs?: number | undefined;
}

/** A file, and what is to be told of how it is read. */
export interface UnderstoodFile {
  readonly file: ReadingsFile;
  readonly ignored: readonly string[];
}

const DELIMITERS = [",", ";", "\t", "|"];

/** Finds out what the columns of a file are. */
export async function readingsFile(file: string, choices: ReadingsChoices): Promise<UnderstoodFile> {
  const name = path.basename(file);
  const found = await fileColumns(file);
  const csv = found.format === "csv" ? csvLayout(name, found, choices.mapping?.csv) : undefined;
  const columns = csv?.columns ?? (found.format === "parquet" ? found.columns.map((column) => column.name) : []);
  const { mapping, ignored } = choices.mapping
    ? { mapping: choices.mapping, ignored: [] }
    : headerMapping(name, columns, choices);
  const { time, device } = mapping;
  const columnsOfDevice =
    typeof device === "object"
      ? [...(device.column === undefined ? [] : [device.column]), ...(device.columns ?? [])]
      : [];
  const prefix = typeof device === "string" ? device : (device?.prefix ?? "");
  const values = Object.entries(mapping.values).map(([column, value]) => valueColumn(column, value, choices));
  for (const column of [time.column, ...columnsOfDevice, ...values.map((value) => value.column)]) {
    if (columns.includes(column)) continue;
    throw new UserError(
      `Cannot import ${name} as it has no column ${JSON.stringify(column)}: it has ${columns.join(", ")}`,
    );
  }
  if (prefix === "" && columnsOfDevice.length === 0 && values.some((value) => value.device === undefined)) {
    throw new UserError(`Cannot import ${name} as the mapping says of no device: give device, or one of each value`);
  }
  const intervalMs = choices.intervalMs ?? (mapping.interval === undefined ? undefined : durationMs(mapping.interval));
  if (time.stamps === "end" && intervalMs === undefined) {
    throw new UserError(
      `Cannot import ${name} as stamps that are an interval's end need its length: give --interval, such as 1h`,
    );
  }
  return {
    ignored,
    file: {
      path: path.resolve(file),
      name,
      ...(csv ? { csv } : {}),
      time: {
        column: time.column,
        ...zoneOf(time.zone ?? choices.zone, name, time.stamps === "end" ? -(intervalMs ?? 0) : 0),
        ...(time.format === undefined ? {} : { format: time.format }),
        ...(time.unit === undefined ? {} : { unit: time.unit }),
      },
      device: { columns: columnsOfDevice, prefix },
      values,
      source: choices.source ?? mapping.source ?? name,
    },
  };
}

function valueColumn(column: string, value: Mapping["values"][string], { zerosMissing }: ReadingsChoices): ValueColumn {
  if (typeof value === "string") return { column, metric: value, scale: 1, zerosMissing };
  const { metric, scale = 1, device, zeros_missing } = value;
  return {
    column,
    metric,
    scale,
    ...(device === undefined ? {} : { device }),
    zerosMissing: zeros_missing ?? zerosMissing,
  };
}

/** An IANA zone, or an offset such as +09:00. */
function zoneOf(zone: string, name: string, shiftMs: number): { readonly zone: string; readonly shiftMs: number } {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign) {
    const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
    if (Math.abs(ahead) <= 18 * 3_600_000 && Number(minutes) < 60) {
      // DuckDB knows whole hours as zones, with the sign turned round.
      const whole = ahead % 3_600_000 === 0 && Math.abs(ahead) <= 12 * 3_600_000;
      if (whole)
        return { zone: ahead === 0 ? "UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead) / 3_600_000}`, shiftMs };
    }
    throw new UserError(
      `Cannot import ${name} as an offset must be of whole hours up to 12: name the zone, such as Asia/Kolkata`,
    );
  }
  try {
    return { zone: new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone, shiftMs };
  } catch (cause) {
    throw new UserError(
      `Cannot import ${name} as there is no zone ${zone}: name one such as Asia/Seoul or UTC, or +09:00`,
      { cause },
    );
  }
}

function csvLayout(name: string, { firstLine }: Extract<FileColumns, { format: "csv" }>, stated: Mapping["csv"]) {
  const delimiter = stated?.delimiter ?? mostFrequent(firstLine);
  const header = (parse(firstLine, { delimiter, relax_quotes: true }) as string[][])[0] ?? [];
  const columns = (stated?.columns ?? header).map((column) => column.trim());
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) {
    throw new UserError(
      `Cannot import ${name} as two columns are named ${JSON.stringify(twice)}: give them names in the mapping's csv.columns`,
    );
  }
  return { columns, delimiter, skip: 1 };
}

function mostFrequent(line: string): string {
  const outside = line.replaceAll(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => outside.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
