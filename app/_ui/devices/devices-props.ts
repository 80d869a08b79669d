import type { Language } from "#lib/notebook/language.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import type { DeviceQuery, ListedDevice } from "./device-query.ts";
import type { SparkValues } from "./spark-path.ts";

export interface DevicesProps {
  readonly language: Language;
  readonly zone: string;
  /** What links keep of the address: language and theme. */
  readonly keep: string;
  /** The server's clock. [ms since 1970] */
  readonly now: number;
  readonly devices: readonly ListedDevice[];
  readonly places: readonly PlaceRow[];
  /** What new devices measure. */
  readonly newMetrics: Readonly<Record<string, readonly string[]>>;
  readonly lines: Readonly<Record<string, SparkValues>>;
  readonly initial: DeviceQuery;
}
