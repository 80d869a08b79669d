import type { Workbench } from "#lib/lake/parts/workbench.ts";
import { LONGEST_INTERVAL_MS } from "#lib/metering/interval-energy.ts";
import { GAP_MS, QUARTER_MS } from "#lib/metering/quarters.ts";
import { REGISTER_REACH } from "#lib/metering/register-glitches.ts";
import type { Draft } from "./draft.ts";
import { registerEdges } from "./register-edges.ts";

/** Quarters of one device to be rolled up again, and from when to when its readings decide them. [ms since 1970, UTC] */
export interface Window {
  readonly device: string;
  readonly from: number;
  readonly to: number;
  readonly contextFrom: number;
  readonly contextTo: number;
}

interface Changed {
  readonly device_id: string;
  readonly lo: number;
  readonly hi: number;
  readonly register: boolean;
  readonly intervals: boolean;
}

/** Changes of a device that lie further apart than this are repaired apart. [quarters] */
const APART = 8;

/** The windows that the rows of `changed` touch, by device and time; none overlaps another of its device. */
export async function touchedWindows(bench: Workbench, draft: Draft): Promise<Window[]> {
  const changed = await bench.rows<Changed>(`
    SELECT device_id, min(lo) AS lo, max(hi) AS hi, bool_or(register) AS register, bool_or(intervals) AS intervals
    FROM (SELECT *, sum(apart) OVER (PARTITION BY device_id ORDER BY quarter) AS island
          FROM (SELECT *, coalesce((quarter - lag(quarter) OVER (PARTITION BY device_id ORDER BY quarter) > ${APART})::INTEGER, 0)
                       AS apart FROM changed))
    GROUP BY device_id, island ORDER BY device_id, lo`);
  const counting = changed.filter(({ register }) => register);
  const edges = await registerEdges(
    bench,
    draft,
    counting.map(({ device_id, lo, hi }) => ({ device: device_id, from: lo, to: hi })),
    REGISTER_REACH,
  );
  const reach = new Map(counting.map((each, i) => [each, edges[i]!]));
  const spans = changed.map((each) => {
    const { device_id: device, lo, hi, intervals } = each;
    const { before = lo, after = hi } = reach.get(each) ?? {};
    const pad = intervals ? 2 * LONGEST_INTERVAL_MS : GAP_MS;
    return {
      device,
      from: Math.floor(Math.min(before, lo - pad) / QUARTER_MS) * QUARTER_MS,
      to: Math.ceil((Math.max(after, hi + pad) + 1) / QUARTER_MS) * QUARTER_MS,
    };
  });
  return withContext(bench, draft, merged(spans));
}

interface DeviceSpan {
  readonly device: string;
  readonly from: number;
  readonly to: number;
}

function merged(spans: readonly DeviceSpan[]): DeviceSpan[] {
  const apart: DeviceSpan[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last?.device === span.device && span.from <= last.to) {
      apart[apart.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    } else apart.push(span);
  }
  return apart;
}

async function withContext(bench: Workbench, draft: Draft, spans: readonly DeviceSpan[]): Promise<Window[]> {
  const reporting = await devicesReporting(bench, draft, spans);
  const counting = spans.filter(({ device }) => reporting.register.has(device));
  const edges = await registerEdges(bench, draft, counting, REGISTER_REACH);
  const reach = new Map(counting.map((span, i) => [span, edges[i]!]));
  return spans.map((span) => {
    const { before = span.from, after = span.to } = reach.get(span) ?? {};
    const pad = reporting.intervals.has(span.device) ? 2 * LONGEST_INTERVAL_MS : GAP_MS;
    return {
      ...span,
      contextFrom: Math.min(before, span.from - pad),
      contextTo: Math.max(after, span.to + pad) + 1,
    };
  });
}

/** Devices that have had a register, or energies of intervals, lately, as days tell, or have one now. */
async function devicesReporting(bench: Workbench, draft: Draft, spans: readonly DeviceSpan[]) {
  const reporting = { register: new Set<string>(), intervals: new Set<string>() };
  if (spans.length === 0) return reporting;
  const from = spans.reduce((least, span) => Math.min(least, span.from), Infinity) - 5 * 86_400_000;
  const to = spans.reduce((most, span) => Math.max(most, span.to), -Infinity) + 5 * 86_400_000;
  const days = bench.select("readings_day", draft.touching("readings_day", from, to));
  const rows = await bench.rows<{ device_id: string; kind: keyof typeof reporting }>(`
    SELECT DISTINCT device_id, CASE metric WHEN 'energy_wh' THEN 'register' ELSE 'intervals' END AS kind
    FROM (${days}) WHERE metric IN ('energy_wh', 'interval_energy_kwh')
    UNION SELECT DISTINCT device_id, 'register' FROM changed WHERE register
    UNION SELECT DISTINCT device_id, 'intervals' FROM changed WHERE intervals`);
  for (const { device_id, kind } of rows) reporting[kind].add(device_id);
  return reporting;
}
