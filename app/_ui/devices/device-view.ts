import type { DeviceStanding } from "#lib/live/device-standing.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { DevicePage } from "#lib/state/read/device-page.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";

/** What each part of a device's page is made of. */
export interface DeviceView {
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  /** The server's clock. [ms since 1970] */
  readonly now: number;
  readonly device: DevicePage;
  readonly health: DeviceStanding;
  readonly places: readonly PlaceRow[];
}
