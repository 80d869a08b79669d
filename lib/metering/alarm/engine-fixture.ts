import type { Reading } from "../reading.ts";
import type { AlarmEvent } from "./alarm.ts";
import type { AlarmWorld, DeviceFacts } from "./alarm-world.ts";
import { parseRule } from "./parse-rule.ts";

export const T0 = Date.UTC(2026, 0, 5);

/** A reading, seconds after the fixture's day began; received when it held. */
export function at(seconds: number, value: number, of: Partial<Reading> = {}): Reading {
  const ts = T0 + seconds * 1000;
  return { deviceId: "m1", metric: "power_w", ts, rxTs: ts, value, seq: null, boot: null, quality: "measured", ...of };
}

/** A rule on power above 100 W; what is given replaces or adds fields. */
export function rule(fields: object = {}) {
  const base = {
    id: "high",
    name: "High power",
    on: { devices: "*", metric: "power_w" },
    when: { type: "above", limit: 100 },
  };
  return parseRule({ ...base, ...fields });
}

export function world(rules: readonly object[], devices: Record<string, Partial<DeviceFacts>> = {}): AlarmWorld {
  const named = Object.entries(devices).map(([id, facts]): [string, DeviceFacts] => [
    id,
    { kind: null, places: [], retired: false, name: { en: id, ko: id }, ratedW: null, points: {}, ...facts },
  ]);
  return {
    rules: rules.map((fields) => ({ rule: rule(fields), revision: 1 })),
    devices: new Map(named),
    zone: "Asia/Seoul",
  };
}

/** Events as `kind@seconds`. */
export function told(events: readonly AlarmEvent[]): string[] {
  return events.map(({ kind, at: when }) => `${kind}@${(when - T0) / 1000}`);
}

/** Numbers from 0 to 1 by a seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
