import { readFileSync } from "node:fs";
import path from "node:path";
import { derivation } from "../regional-forecast.ts";
import type { ForecastTask, Node } from "./task.ts";

/** A row of regional_forecast as the tests read it. */
export interface ForecastRow {
  readonly target_month: string;
  readonly level: string;
  readonly region_code: string;
  readonly model: string;
  readonly ran: boolean;
  readonly note: string | null;
  readonly history_months: number;
  readonly actual_kwh: number | null;
  readonly forecast_kwh: number | null;
  readonly base_kwh: number | null;
  readonly lo80_kwh: number | null;
  readonly hi80_kwh: number | null;
  readonly lo95_kwh: number | null;
  readonly hi95_kwh: number | null;
  readonly basis: string;
  readonly error_count: number;
  readonly error_months: number;
  readonly reconciliation: string;
  readonly mase_scale_kwh: number | null;
}

/** Makes the models ready that need a file of a package, as a worker does. */
export function setUpModels(): Promise<void> {
  const modules = path.resolve(import.meta.dirname, "../../../node_modules");
  return derivation.setup((specifier) => new Uint8Array(readFileSync(path.join(modules, specifier))));
}

/** The task of a tree of municipalities by code, from January 2022; a sum leaves missing values out. */
export function taskOf(leaves: Readonly<Record<string, Float64Array>>, origins: readonly number[]): ForecastTask {
  const codes = Object.keys(leaves);
  const provinces = [...new Set(codes.map((code) => code.slice(0, 2)))];
  const sum = (parts: readonly Float64Array[]) =>
    parts[0]!.map((_, t) => {
      const present = parts.map((part) => part[t]!).filter((kwh) => !Number.isNaN(kwh));
      return present.length ? present.reduce((total, kwh) => total + kwh, 0) : Number.NaN;
    });
  const nodes: Node[] = [
    { level: "nation", code: "KR" },
    ...provinces.map((code) => ({ level: "province", code }) as const),
    ...codes.map((code) => ({ level: "municipality", code }) as const),
  ];
  const parents = nodes.map(({ code }) =>
    code === "KR" ? -1 : code.length === 2 ? 0 : 1 + provinces.indexOf(code.slice(0, 2)),
  );
  const below = (province: string) => codes.filter((code) => code.startsWith(province)).map((code) => leaves[code]!);
  const values = [sum(Object.values(leaves)), ...provinces.map((code) => sum(below(code))), ...Object.values(leaves)];
  return { partition: "total", firstMonth: "2022-01", nodes, parents, values, origins };
}

/** What the derivation makes of a task, a row a month, region and model. */
export function forecastRowsOf(task: ForecastTask): ForecastRow[] {
  const { columns } = derivation.compute(task);
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return columns.model.map((_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])) as never);
}

/** A series with a season, a trend and a ripple of its own that no model foresees. [kWh] */
export function wave(length: number, size: number): Float64Array {
  return Float64Array.from(
    { length },
    (_, t) => size * (100 + t + 15 * Math.cos((2 * Math.PI * t) / 12) + 6 * Math.sin(t * t + size)),
  );
}
