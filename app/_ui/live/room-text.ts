import type { RoomNow } from "#lib/live/live-frame.ts";
import type { Language } from "#lib/notebook/language.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import { clock, kilowatts } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

/** Whether a room reports, and since when it does not. */
export function roomState(room: RoomNow | undefined, zone: string, language: Language, isShort = false): string {
  const say = liveMessages(language);
  const state = room?.state ?? "unheard";
  if (room?.at === undefined || room.at === null) return state === "silent" ? say.neverHeard : say.waiting;
  const time = clock(room.at, zone, language);
  if (state === "silent") return isShort ? say.sinceShort(time) : say.since(time);
  return state === "late" ? say.late(time) : say.ok;
}

/** All that a room reads, in one line. */
export function roomReads(room: RoomNow | undefined, zone: string, language: Language): string {
  const state = roomState(room, zone, language);
  if (!room || room.powerW === null) return state;
  const parts = [
    `${kilowatts(room.powerW, language)} kW`,
    room.tempC === null ? "" : `${formatDecimal(room.tempC, language, 1)} °C`,
    room.humidityPct === null ? "" : `${formatDecimal(room.humidityPct, language, 0)} %`,
    room.illuminanceLx === null ? "" : `${formatDecimal(room.illuminanceLx, language, 0)} lx`,
    room.state === "ok" ? "" : state,
  ];
  return parts.filter(Boolean).join(", ");
}
