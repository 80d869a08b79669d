import type { Metadata } from "next";
import { headers } from "next/headers";
import { readSettings } from "#lib/core/settings.ts";
import { instantOf } from "#lib/core/zone.ts";
import { liveDevices } from "#lib/live/live-devices.ts";
import { emissionFactor, energyPrice } from "#lib/live/reference.ts";
import { languageOf } from "#lib/notebook/language.ts";
import { liveCampus } from "../_server/live-campus.ts";
import { siteWeek } from "../_server/site-live.ts";
import { shownSnapshot } from "../_server/snapshot.ts";
import { SPANS } from "../_ui/live/live-page.ts";
import { LivePanel } from "../_ui/live/live-panel.tsx";
import { liveMessages } from "../_ui/live/messages-live.ts";

const EARLIEST = Date.UTC(2000, 0, 1);
const DEFAULT_HOURS = 3;

async function asked() {
  const request = await headers();
  const { searchParams } = new URL(request.get("x-address") ?? "/", "http://localhost");
  return { language: languageOf(request.get("x-language"), undefined), search: searchParams };
}

export async function generateMetadata(): Promise<Metadata> {
  const say = liveMessages((await asked()).language);
  return { title: say.title, description: say.description };
}

/** The campus now, painted by the server first; with `at` as it was in a past minute of the site's clock. */
export default async function Live() {
  const { language, search } = await asked();
  const { siteTimeZone: zone } = readSettings(process.env);
  const text = search.get("at");
  const at = text === null ? null : pastMinute(text, zone);
  const hours = SPANS.find((span) => String(span) === search.get("hours")) ?? DEFAULT_HOURS;
  const snapshot = await shownSnapshot(null);
  const { frame, line } = await liveCampus(at ?? null, hours);
  const devices = snapshot ? await liveDevices(snapshot) : [];
  return (
    <LivePanel
      page={{
        language,
        zone,
        frame,
        line,
        hours,
        at: at ?? null,
        now: Date.now(),
        week: await siteWeek(frame.at),
        rooms: devices.filter(({ kind }) => kind === "room").map(roomOf),
        factor: emissionFactor(),
        price: energyPrice(frame.at, zone),
        ...(text !== null && at === undefined ? { badTime: text.slice(0, 40) } : {}),
      }}
    />
  );
}

function roomOf(room: Awaited<ReturnType<typeof liveDevices>>[number]) {
  const { device_id, building, building_en, building_ko, floor, rated_w } = room;
  return { device_id, building, building_en, building_ko, room: room.room, floor, rated_w };
}

/** A minute of the site's clock; undefined for one that is to come, or no minute at all. */
function pastMinute(text: string, zone: string): number | undefined {
  const [, year, month, day, hour, minute] = (/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) {
    return undefined;
  }
  const at = instantOf({ year, month, day, hour, minute, second: 0 }, zone);
  return at >= EARLIEST && at <= Date.now() ? at : undefined;
}
