import { serviceUrl } from "#lib/broker/service-url.ts";
import { readSettings } from "#lib/core/settings.ts";
import { readSparkplugBirths } from "#lib/ingest/sparkplug-births-file.ts";
import { liveDevices } from "#lib/live/live-devices.ts";
import { type LiveHub, type LiveLake, openLiveHub } from "#lib/live/live-hub.ts";
import { lakeQuarters, startOfDay } from "#lib/live/today.ts";
import { type TypicalWeek, typicalWeek } from "#lib/live/typical.ts";
import { siteHome } from "./site.ts";
import { shownSnapshot } from "./snapshot.ts";
import { readNow } from "./tail.ts";

const DAY_MS = 86_400_000;

const shared = globalThis as typeof globalThis & { wattbookLive?: Promise<LiveHub> };

/** The one hub of this process, with what the lake knows; on globalThis, because a hot reload would open another. */
export function siteLive(): Promise<LiveHub> {
  shared.wattbookLive ??= openSiteLive();
  return shared.wattbookLive;
}

async function openSiteLive(): Promise<LiveHub> {
  const { mqtt, siteTimeZone } = readSettings(process.env);
  let known = "";
  const readLake = async (startOfToday: number): Promise<LiveLake | undefined> => {
    const snapshot = await shownSnapshot(null);
    const name = `${snapshot?.id} ${startOfToday}`;
    if (name === known) return undefined;
    if (!snapshot) {
      known = name;
      return { devices: [], quarters: [] };
    }
    const [devices, quarters] = await Promise.all([
      liveDevices(snapshot),
      lakeQuarters(snapshot, startOfToday, startOfToday + DAY_MS),
    ]);
    known = name;
    return { devices, quarters };
  };
  const hub = openLiveHub({
    url: serviceUrl(siteHome(), mqtt),
    zone: siteTimeZone,
    now: Date.now,
    births: await readSparkplugBirths(siteHome()),
    readLake,
    readTail: async () => [...(await readNow()).tail.devices.values()].flat(),
    onFault: (error) => console.error("Cannot read the lake for the live page:", error),
  });
  await hub.refresh();
  return hub;
}

let week: { readonly of: string; readonly week: Promise<TypicalWeek> } | undefined;

/** What is usual at this site, out of the newest snapshot; known anew each day and with each snapshot. */
export async function siteWeek(at: number): Promise<TypicalWeek> {
  const snapshot = await shownSnapshot(null);
  if (!snapshot) return [];
  const start = startOfDay(at, snapshot.zone);
  const of = `${snapshot.id} ${start}`;
  if (week?.of !== of) {
    const made = typicalWeek(snapshot, start);
    week = { of, week: made };
    made.catch(() => {
      if (week?.week === made) week = undefined;
    });
  }
  return week.week;
}
