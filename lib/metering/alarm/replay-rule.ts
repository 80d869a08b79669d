import type { Reading } from "../reading.ts";
import type { Alarm, AlarmEvent } from "./alarm.ts";
import type { AlarmWorld } from "./alarm-world.ts";
import { coversDevice } from "./covers-device.ts";
import { AlarmEngine } from "./engine.ts";
import type { Rule } from "./rule.ts";

/** One time that a rule would have raised an alarm. */
export interface Occurrence {
  readonly deviceId: string;
  readonly metric: string;
  /** When it would have been raised. [ms since 1970, UTC] */
  readonly activeAt: number;
  /** When it would have been cleared; null where it still was active at the end. [ms since 1970, UTC] */
  readonly inactiveAt: number | null;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly message: Alarm["message"];
}

/** What a rule would have done. */
export interface Replayed {
  /** By when they were raised. */
  readonly occurrences: readonly Occurrence[];
  /** How many there were, those included that are too many to be listed. */
  readonly count: number;
  /** How many readings were judged, and how many devices they are of. */
  readonly readings: number;
  readonly devices: number;
}

/** How a rule is replayed. */
export interface ReplayOptions {
  readonly world: Omit<AlarmWorld, "rules">;
  /** End of the range, which time goes on to after the last reading. [ms since 1970, UTC] */
  readonly to: number;
  /** Occurrences that are listed at most; 1000 without it. */
  readonly most?: number;
}

/** Replays one rule over what was read. */
export class RuleReplay {
  readonly #rule: Rule;
  #engine: AlarmEngine;
  #covers: (reading: Reading) => boolean;
  readonly #options: ReplayOptions;
  readonly #open = new Map<string, Occurrence>();
  readonly #done: Occurrence[] = [];
  readonly #devices = new Set<string>();
  #count = 0;
  #readings = 0;

  /** The rule counts as enabled, and needs neither acknowledgement nor latch: nobody was there. */
  constructor(rule: Rule, options: ReplayOptions) {
    const alone = { ...rule, enabled: true, latch: false, acknowledge: false, confirm: false, reAlarmMs: null };
    this.#rule = alone;
    this.#options = options;
    this.#engine = this.#engineOf(rule.on.devices);
    const { devices } = options.world;
    this.#covers = ({ deviceId }) => coversDevice(rule.on.devices, deviceId, devices.get(deviceId));
  }

  /**
   * Goes on with one device, of those that the rule watches, from the start of the range: of what follows until the next call, the
   * readings of others are only what moves its twin from outside, so that they may be told again with each device.
   */
  begin(deviceId: string): void {
    this.#passToEnd();
    this.#engine = this.#engineOf([deviceId]);
    this.#covers = (reading) => reading.deviceId === deviceId;
  }

  /** Takes a reading, each point's in the order of time; it counts as received when it held. */
  reading(reading: Reading): void {
    const { metric } = this.#rule.on;
    if ((metric === "*" || metric === reading.metric) && this.#covers(reading)) {
      this.#readings++;
      this.#devices.add(reading.deviceId);
    }
    const events = this.#engine.reading({ ...reading, rxTs: reading.ts });
    for (const event of events) this.#note(event);
  }

  /** Lets time go on to the end of the range, and tells what came of it. */
  end(): Replayed {
    this.#passToEnd();
    const occurrences = [...this.#done, ...this.#open.values()].sort(
      (a, b) => a.activeAt - b.activeAt || (a.deviceId < b.deviceId ? -1 : 1),
    );
    return { occurrences, count: this.#count, readings: this.#readings, devices: this.#devices.size };
  }

  #engineOf(devices: Rule["on"]["devices"]): AlarmEngine {
    const rule = { ...this.#rule, on: { ...this.#rule.on, devices } };
    return new AlarmEngine({ ...this.#options.world, rules: [{ rule, revision: 0 }] });
  }

  #passToEnd(): void {
    for (const event of this.#engine.tick(this.#options.to)) this.#note(event);
  }

  #note({ kind, alarm }: AlarmEvent): void {
    const { id, deviceId, metric, activeAt, inactiveAt, value, threshold, unit, message } = alarm;
    if (kind === "raised") {
      this.#count++;
      if (this.#open.size + this.#done.length >= (this.#options.most ?? MOST_LISTED)) return;
      this.#open.set(id, { deviceId, metric, activeAt, inactiveAt: null, value, threshold, unit, message });
    } else if (kind === "cleared") {
      const occurrence = this.#open.get(id);
      if (!occurrence) return;
      this.#open.delete(id);
      this.#done.push({ ...occurrence, inactiveAt });
    }
  }
}

const MOST_LISTED = 1000;

/**
 * Replays a rule over readings: how often it would have fired.
 *
 * @param rule The rule; it counts as enabled.
 * @param readings What was read, each point's in the order of time.
 * @param options The world it is replayed in, and where the range ends.
 * @returns Occurrences, and counts of all.
 */
export function replayRule(rule: Rule, readings: Iterable<Reading>, options: ReplayOptions): Replayed {
  const replay = new RuleReplay(rule, options);
  for (const reading of readings) replay.reading(reading);
  return replay.end();
}
