import type { LiveFrame } from "#lib/live/live-frame.ts";
import type { EmissionFactor, EnergyPrice } from "#lib/live/reference.ts";
import type { TimelinePoint } from "#lib/live/timeline.ts";
import type { TypicalWeek } from "#lib/live/typical.ts";
import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { Language } from "#lib/notebook/language.ts";

/** A room of the plan. */
export type LiveRoom = Pick<
  ListedDevice,
  "device_id" | "building" | "building_en" | "building_ko" | "room" | "floor" | "rated_w"
>;

/** Spans that the line can have. [h] */
export const SPANS = [1, 3, 24] as const;

/** All that the page is first painted from. */
export interface LivePage {
  readonly language: Language;
  readonly zone: string;
  readonly frame: LiveFrame;
  readonly line: readonly TimelinePoint[];
  readonly hours: number;
  /** The server's clock. [ms since 1970] */
  readonly now: number;
  /** The past instant that is shown; null for now. */
  readonly at: number | null;
  readonly week: TypicalWeek;
  readonly rooms: readonly LiveRoom[];
  readonly factor: EmissionFactor;
  readonly price: EnergyPrice;
  /** What the address asked for that is no past minute. */
  readonly badTime?: string;
}
