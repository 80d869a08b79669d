import type { PointFacts } from "#lib/metering/alarm/alarm-world.ts";
import type { Words } from "#lib/metering/alarm/rule.ts";
import type { State } from "../open-state.ts";
import { alarmRule } from "../schema/alarm.ts";
import { device, place, point } from "../schema/registry.ts";

/** What alarms are judged by, as JSON: what ingest must know of the database. */
export interface AlarmRegistry {
  readonly rules: readonly {
    readonly id: string;
    readonly revision: number;
    readonly enabled: boolean;
    readonly definition: Readonly<Record<string, unknown>>;
  }[];
  readonly devices: readonly RegisteredDevice[];
  /** The points that say what moves twins from outside, by the driver's name. */
  readonly drivers: Readonly<Record<string, { readonly deviceId: string; readonly metric: string }>>;
}

export interface RegisteredDevice {
  readonly id: string;
  readonly kind: string | null;
  /** Places that it is in, from the innermost out. */
  readonly places: readonly string[];
  readonly retired: boolean;
  readonly name: Words;
  readonly ratedW: number | null;
  /** Model of its twin. */
  readonly twin: Readonly<Record<string, unknown>> | null;
  /** By metric; only those of which something is known. */
  readonly points: Readonly<Record<string, PointFacts>>;
}

/** Reads it. */
export async function readAlarmRegistry({ db }: State): Promise<AlarmRegistry> {
  const rules = await db.select().from(alarmRule).orderBy(alarmRule.id);
  const devices = await db.select().from(device).orderBy(device.id);
  const places = await db.select({ id: place.id, parentId: place.parentId }).from(place);
  const parentOf = new Map(places.map(({ id, parentId }) => [id, parentId]));
  const points = await db.select().from(point).orderBy(point.deviceId, point.metric);
  const factsOf = new Map<string, Record<string, PointFacts>>();
  for (const { deviceId, metric, ...of } of points) {
    const facts = { gain: of.calibrationGain, offset: of.calibrationOffset, min: of.rangeMin, max: of.rangeMax };
    if (facts.gain === 1 && facts.offset === 0 && facts.min === null && facts.max === null) continue;
    factsOf.set(deviceId, { ...factsOf.get(deviceId), [metric]: facts });
  }
  const stations = new Set(
    devices.filter(({ kind, status }) => kind === "weather" && status !== "retired").map(({ id }) => id),
  );
  const driver = (name: string, fits: RegExp) => {
    const found = points.find(({ deviceId, metric }) => stations.has(deviceId) && fits.test(metric));
    return found ? { [name]: { deviceId: found.deviceId, metric: found.metric } } : {};
  };
  return {
    drivers: { ...driver("tempOutC", /^temp_c$/), ...driver("solarWPerM2", /^(irradiance|ghi|poa)_w_per_m2$/) },
    rules: rules.map(({ id, revision, enabled, definition }) => ({ id, revision, enabled, definition })),
    devices: devices.map(({ id, kind, placeId, status, nameEn, nameKo, ratedW, twin }) => ({
      ...{ id, kind, ratedW, twin, retired: status === "retired" },
      places: wayOut(placeId, parentOf),
      name: { en: nameEn ?? nameKo ?? id, ko: nameKo ?? nameEn ?? id },
      points: factsOf.get(id) ?? {},
    })),
  };
}

/** A place and all that it lies in; a circle ends where it began. */
function wayOut(placeId: string | null, parentOf: ReadonlyMap<string, string | null>): string[] {
  const way = new Set<string>();
  for (let at = placeId; at && !way.has(at); at = parentOf.get(at) ?? null) way.add(at);
  return [...way];
}
