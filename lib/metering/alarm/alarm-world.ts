import type { ExpectingTwin } from "./gauges/residual-gauge.ts";
import type { RuleVersion, Words } from "./rule.ts";

/** What the registry knows of a point. */
export interface PointFacts {
  /** Calibrated value = gain · reading + offset. */
  readonly gain: number;
  readonly offset: number;
  /** Range in which its values lie; null where it has no such end. */
  readonly min: number | null;
  readonly max: number | null;
}

/** What the registry knows of a device. */
export interface DeviceFacts {
  readonly kind: string | null;
  /** Places that it is in, from the innermost out: its room, such as `engineering/402`, the building, the campus. */
  readonly places: readonly string[];
  /** No rule watches a retired device. */
  readonly retired: boolean;
  readonly name: Words;
  readonly ratedW: number | null;
  /** By metric. */
  readonly points: Readonly<Record<string, PointFacts>>;
}

/** All that alarms are judged by, but readings. */
export interface AlarmWorld {
  readonly rules: readonly RuleVersion[];
  /** By id; a device that is not there is watched by rules for all devices, uncalibrated. */
  readonly devices: ReadonlyMap<string, DeviceFacts>;
  /** IANA zone in which days and months are counted. */
  readonly zone: string;
  /** Whether a date there, as 2026-12-25, is a holiday; without it none is. */
  readonly isHoliday?: (date: string) => boolean;
  /** Opens the twin of a device, where it left off if it was saved; null where the device has none for the metric. */
  readonly openTwin?: (deviceId: string, metric: string, saved: unknown) => ExpectingTwin | null;
  /** Where the readings come from that move twins from outside, by the driver's name, such as tempOutC. */
  readonly drivers?: Readonly<Record<string, { readonly deviceId: string; readonly metric: string }>>;
  /** Told of a rule that fails at a point, named `<rule>~<device>~<metric>`: others go on. Without it the failure is thrown. */
  readonly fault?: (watch: string, error: unknown) => void;
}
