import { utcOffset } from "../../../core/zone.ts";
import { metricUnit } from "../../metric-units.ts";
import { HOLD_MS } from "../../twin/held-drivers.ts";
import type { AlarmWorld } from "../alarm-world.ts";
import type { When } from "../rule.ts";
import { BudgetGauge, type SavedBudget } from "./budget-gauge.ts";
import type { Gauge } from "./gauge.ts";
import { LimitGauge } from "./limit-gauge.ts";
import { RateGauge } from "./rate-gauge.ts";
import type { SavedLine } from "./recent-line.ts";
import { type HeldValues, ResidualGauge } from "./residual-gauge.ts";
import { TrendGauge } from "./trend-gauge.ts";
import { type SavedTypical, TypicalGauge } from "./typical-gauge.ts";

/** Where a gauge is put. */
export interface GaugePlace {
  readonly deviceId: string;
  readonly metric: string;
  readonly world: AlarmWorld;
  /** The calibrated value that a point had at a time, and since when; null where that is not known. */
  readonly valueAt: (
    deviceId: string,
    metric: string,
    ts: number,
  ) => { readonly ts: number; readonly value: number } | null;
}

/**
 * Makes the gauge of a rule at a point.
 *
 * @param when What has to be so; silence has no gauge.
 * @param place The point, and the world it is in.
 * @param saved What the gauge before it remembered; undefined for a new one.
 * @returns The gauge; null where the registry lacks what the rule needs: a range, a rated power, a twin.
 */
export function makeGauge(when: When, place: GaugePlace, saved: unknown): Gauge | null {
  const { deviceId, metric, world } = place;
  const facts = world.devices.get(deviceId);
  switch (when.type) {
    case "above":
    case "below": {
      const limit = when.limit ?? ratedLimit(metric, facts?.ratedW ?? null, when.ratedPct);
      if (limit === null) return null;
      return when.type === "above" ? new LimitGauge(null, limit) : new LimitGauge(limit, null);
    }
    case "outside":
      return new LimitGauge(when.low, when.high);
    case "range": {
      const { min = null, max = null } = facts?.points[metric] ?? {};
      return min === null && max === null ? null : new LimitGauge(min, max);
    }
    case "residual": {
      const twin = world.openTwin?.(deviceId, metric, saved);
      return twin ? new ResidualGauge(twin, when.limit, (ts) => driversAt(place, ts)) : null;
    }
    case "silence":
      return null;
    case "rate":
      return new RateGauge(when.windowMs, when.above, when.below, saved as SavedLine | undefined);
    case "budget":
      return new BudgetGauge(when, metricUnit(metric) ?? "", world.zone, saved as SavedBudget | undefined);
    case "forecast":
      return when.method === "trend"
        ? new TrendGauge(when, saved as SavedLine | undefined)
        : new TypicalGauge(when, clockShift(world.zone), saved as SavedTypical | undefined);
  }
}

/**
 * The unit of what a rule judges.
 *
 * @param when What has to be so.
 * @param metric The metric that is read.
 * @returns Its symbol; null where the metric has none.
 */
export function judgedUnit(when: When, metric: string): string | null {
  const unit = metricUnit(metric) ?? null;
  if (when.type === "silence") return "s";
  if (when.type === "budget") return "kWh";
  return when.type === "rate" && unit !== null ? `${unit}/h` : unit;
}

function ratedLimit(metric: string, ratedW: number | null, ratedPct: number | null): number | null {
  const perWatt = { W: 1, kW: 1000 }[metricUnit(metric) ?? ""];
  return perWatt === undefined || ratedW === null || ratedPct === null ? null : (ratedW * ratedPct) / 100 / perWatt;
}

/** What held at a time: a reading that comes late is judged by the weather of its own hour, and no value counts on for ever. */
function driversAt({ world, valueAt }: GaugePlace, ts: number): HeldValues {
  const drivers: Record<string, number> = {};
  const since: Record<string, number> = {};
  for (const [name, { deviceId, metric }] of Object.entries(world.drivers ?? {})) {
    const known = valueAt(deviceId, metric, ts);
    if (known === null || Number.isNaN(known.value) || ts - known.ts > HOLD_MS) continue;
    drivers[name] = known.value;
    since[name] = known.ts;
  }
  return { drivers, driversAt: since };
}

/** How far the clocks of a zone are ahead, looked up once a quarter of an hour. */
function clockShift(zone: string): (ts: number) => number {
  let quarter = Number.NaN;
  let shift = 0;
  return (ts) => {
    const now = Math.floor(ts / 900_000);
    if (now !== quarter) {
      quarter = now;
      shift = utcOffset(ts, zone);
    }
    return shift;
  };
}
