/** `late`: more than its usual pause; `silent`: so long that its last value says nothing any more; `unheard`: never heard. */
export type DeviceState = "ok" | "late" | "silent" | "unheard";

/** What a room reads now; null is unknown, never 0. */
export interface RoomNow {
  readonly id: string;
  readonly state: DeviceState;
  /** When its last value held. [ms since 1970] */
  readonly at: number | null;
  readonly powerW: number | null;
  readonly tempC: number | null;
  readonly humidityPct: number | null;
  readonly illuminanceLx: number | null;
}

/** A sum over devices, of which some may be unknown. */
export interface PowerSum {
  /** Of those that are known; null where none is. [W] */
  readonly w: number | null;
  readonly known: number;
  readonly listed: number;
}

/** The day so far, in the site's zone. */
export interface Today {
  /** What the campus used. [kWh] */
  readonly loadKwh: number | null;
  /** What of it was bought: use less own generation, never below 0 in any quarter of an hour. [kWh] */
  readonly gridKwh: number | null;
  /** Share of the time since midnight that is known. */
  readonly coverage: number;
  /** Highest mean of a quarter of an hour that was bought, and when it began. */
  readonly peakKw: number | null;
  readonly peakAt: number | null;
}

/** The campus at one instant. A frame that is not `full` brings the rooms that changed, and all else. */
export interface LiveFrame {
  readonly id: number;
  readonly full: boolean;
  readonly at: number;
  /** Whether the broker answers; undefined in a frame of the past. */
  readonly isConnected?: boolean;
  /** Whether what is heard is stored; undefined in a frame of the past. */
  readonly isStored?: boolean;
  /** The first readings are still being waited for: the sums are not those of the campus yet. */
  readonly isStarting: boolean;
  readonly lastMessageAt: number | null;
  readonly devices: { readonly listed: number; readonly ok: number; readonly late: number; readonly silent: number };
  /** Devices that are late or silent, those first that have been so longest; a few of them. */
  readonly quiet: readonly { readonly id: string; readonly state: DeviceState; readonly at: number | null }[];
  /** Whether what is shown is made up. */
  readonly isSynthetic: boolean;
  readonly load: PowerSum;
  readonly pv: PowerSum;
  readonly tempC: number | null;
  readonly humidityPct: number | null;
  readonly illuminanceLx: number | null;
  readonly outdoorC: number | null;
  readonly today: Today | null;
  readonly rooms: readonly RoomNow[];
}

/** A frame as it is after another: its rooms are those of the older one with what has changed since. */
export function mergedFrame(older: LiveFrame, newer: LiveFrame): LiveFrame {
  if (newer.full || newer.rooms.length === 0) return newer.full ? newer : { ...newer, full: true, rooms: older.rooms };
  const changed = new Map(newer.rooms.map((room) => [room.id, room]));
  return { ...newer, full: true, rooms: older.rooms.map((room) => changed.get(room.id) ?? room) };
}
