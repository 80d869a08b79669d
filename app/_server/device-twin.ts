import { UserError } from "#lib/core/user-error.ts";
import { driversAhead, type WhatIf } from "#lib/live/twin/drivers-ahead.ts";
import { judgeTwin, TREND_DAYS, WARM_UP_MS } from "#lib/live/twin/judge-twin.ts";
import { levelChanges } from "#lib/live/twin/level-changes.ts";
import type { OutlyingSpells } from "#lib/live/twin/outlying-spells.ts";
import { runTwin, type TwinPoint } from "#lib/live/twin/run-twin.ts";
import { type TwinSources, twinHistory } from "#lib/live/twin/twin-history.ts";
import { twinKinds } from "#lib/live/twin/twin-kinds.ts";
import { UNUSUAL_DAYS, type UnusualSpell, unusualSpells } from "#lib/live/twin/unusual-spells.ts";
import type { ReadingsHealth } from "#lib/metering/detect/device-health.ts";
import type { RemainingTime } from "#lib/metering/detect/remaining-time.ts";
import { type CalibrationVerdict, calibrationVerdicts } from "#lib/metering/twin/calibration-verdict.ts";
import { HOLD_MS } from "#lib/metering/twin/held-drivers.ts";
import { runAhead } from "#lib/metering/twin/run-ahead.ts";
import { storedTwinModel } from "#lib/metering/twin/stored-twin-model.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import type { State } from "#lib/state/open-state.ts";
import type { DevicePage } from "#lib/state/read/device-page.ts";
import { weatherPoints } from "#lib/state/read/weather-points.ts";
import { changePoints } from "./detectors.ts";
import { outliersOf } from "./device-outliers.ts";
import { readNow } from "./tail.ts";

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
/** What somebody who sits gives to the air, where a model does not say. [W] */
const OCCUPANT_W = 75;

/** What a device can have a twin of, the usual choice first: of its model, of its main metric, then of any other. */
export function twinChoices(device: Pick<DevicePage, "twin" | "metric" | "points">): TwinChoice[] {
  const model = twinModel(device);
  const metrics = new Set([device.metric, ...device.points.map(({ metric }) => metric)]);
  const all = [...metrics].flatMap((metric) =>
    metric === null ? [] : twinKinds(metric).map((kind) => ({ metric, kind })),
  );
  const isModel = ({ metric, kind }: TwinChoice) => metric === model?.metric && kind === model.kind;
  return [...all.filter(isModel), ...all.filter((choice) => !isModel(choice))];
}

/** A metric, and the kind of twin that it can have. */
export interface TwinChoice {
  readonly metric: string;
  readonly kind: TwinModel["kind"];
}

/** The model of a device's twin; null where it has none that can be read: it can be calibrated anew. */
export function twinModel({ twin }: Pick<DevicePage, "twin">): TwinModel | null {
  return storedTwinModel(twin);
}

/** What a device should have read, beside what it read. */
export interface TwinView {
  readonly metric: string;
  readonly unit: string | null;
  readonly kind: TwinModel["kind"];
  readonly points: readonly TwinPoint[];
  /** Since when it differs from its twin; null where it does not. */
  readonly partedSince: number | null;
  /** When the residual reaches its limit, by its trend; null where it has none. */
  readonly remaining: RemainingTime | null;
  /** When the residual took another level. [ms since 1970] */
  readonly changes: readonly number[];
  /** When it did not go with others of its kind; null where they are too few. */
  readonly outliers: OutlyingSpells | null;
  /** Of a temperature: when it was far from all that the device reported before; empty of loads, which change with their use. */
  readonly unusual: readonly UnusualSpell[];
  /** Of a meter: whether it knows the temperature outside, and from which station; null of other kinds. */
  readonly weather: TwinWeather | null;
  /** What its own readings say of it. */
  readonly health: ReadingsHealth;
  readonly calibration: TwinModel["calibration"];
  /** Floor area that was assumed; null: it is known, or not asked. [m²] */
  readonly assumedFloorM2: number | null;
  readonly verdicts: readonly CalibrationVerdict[];
}

/** `none`: its model has no weather term; `unknown`: the temperature is not known now. */
export interface TwinWeather {
  readonly state: "used" | "unknown" | "none";
  readonly station: string | null;
}

/** The twin beside the device over the last days; undefined where it has none. */
export async function deviceTwin(
  state: State,
  device: DevicePage,
  days: number,
  now: number,
): Promise<TwinView | undefined> {
  const model = twinModel(device);
  if (!model) return undefined;
  const from = now - Math.max(days, TREND_DAYS) * DAY_MS;
  const history = await historyOf(state, device, model.metric, from - WARM_UP_MS, now);
  const { points: judged, partedSince, remaining, health } = judgeTwin(model, device, history, from, now);
  const start = now - days * DAY_MS;
  const longer =
    model.kind === "thermometer" ? await ownHistory(device, model.metric, start - UNUSUAL_DAYS * DAY_MS, now) : null;
  const shown = judged.filter(({ at }) => at >= start);
  return {
    metric: model.metric,
    unit: device.points.find(({ metric }) => metric === model.metric)?.unit ?? null,
    kind: model.kind,
    points: shown,
    partedSince,
    remaining,
    changes: levelChanges(judged, await changePoints()).filter((at) => at >= start),
    weather: await weatherOf(state, model, history),
    unusual: longer ? unusualSpells(longer).filter(({ to }) => to >= start) : [],
    outliers: await outliersOf(state, device, model.metric, { from, start, to: now }),
    health,
    calibration: model.calibration,
    assumedFloorM2: (model.kind === "room5r1c" ? model.assumedFloorM2 : undefined) ?? null,
    verdicts: model.calibration ? calibrationVerdicts(model.calibration, "hour") : [],
  };
}

async function weatherOf(state: State, model: TwinModel, { drivers }: TwinHistory): Promise<TwinWeather | null> {
  if (model.kind !== "meter") return null;
  const station = (await weatherPoints(state)).find(({ driver }) => driver === "tempOutC")?.deviceId ?? null;
  if (!model.weather) return { state: "none", station };
  const recent = drivers.tempOutC?.subarray(-HOLD_MS / QUARTER_MS) ?? new Float64Array();
  return { state: recent.some((value) => !Number.isNaN(value)) ? "used" : "unknown", station };
}

/** Runs the twin of a device ahead under other circumstances, beside how it would go on as it is. */
export async function twinWhatIf(
  state: State,
  device: DevicePage,
  ask: WhatIf,
  now: number,
): Promise<{ readonly asIs: TwinPoint[]; readonly changed: TwinPoint[]; readonly before: TwinPoint[] }> {
  const model = twinModel(device);
  if (!model) throw new UserError(`Cannot run the twin of ${device.id} ahead as it has none: calibrate it first`);
  const history = await historyOf(state, device, model.metric, now - WARM_UP_MS, now);
  const { points, state: start } = runTwin(model, history);
  const last = history.at.at(-1) ?? now;
  const times = Array.from({ length: Math.round(ask.hours * 4) }, (_, i) => last + (i + 1) * QUARTER_MS);
  const ahead = (what: WhatIf): TwinPoint[] =>
    runAhead(withPeople(model, what), start, times, (_, i) => driversAhead(history, what, i)).map(
      ({ at, expected, low, high }) => ({
        ...{ at, expected, low, high },
        value: null,
      }),
    );
  return {
    before: points.filter(({ at }) => at >= now - DAY_MS / 2),
    asIs: ahead({ hours: ask.hours, warmerK: 0, sunShare: 1 }),
    changed: ahead(ask),
  };
}

/** People are told to a room's model only where they are supposed: who is there at other times is in the heat that it was calibrated with. */
function withPeople(model: TwinModel, { occupancy }: WhatIf): TwinModel {
  const isSilent = model.kind === "room5r1c" && model.occupantW === 0 && occupancy !== undefined;
  return isSilent ? { ...model, occupantW: OCCUPANT_W } : model;
}

/** What a device reported and the weather did. */
export async function historyOf(state: State, device: DevicePage, metric: string, from: number, to: number) {
  return ownHistory(device, metric, from, to, await weatherPoints(state));
}

async function ownHistory(
  device: DevicePage,
  metric: string,
  from: number,
  to: number,
  drivers: TwinSources["drivers"] = [],
): Promise<TwinHistory> {
  const { tail, snapshot } = await readNow();
  const own = device.points.find((point) => point.metric === metric);
  const point = { deviceId: device.id, metric, gain: own?.gain ?? 1, offset: own?.offset ?? 0 };
  return twinHistory(snapshot, tail, { point, drivers }, from, to);
}
