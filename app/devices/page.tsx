import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { deviceStanding } from "#lib/live/device-standing.ts";
import { sparkLines } from "#lib/live/spark-lines.ts";
import { deviceRows } from "#lib/state/read/device-rows.ts";
import { newDeviceMetrics } from "#lib/state/read/new-device-metrics.ts";
import { placeRows } from "#lib/state/read/place-rows.ts";
import { askedPage } from "../_server/asked-page.ts";
import { shownSnapshot } from "../_server/snapshot.ts";
import { withDatabase } from "../_server/with-database.ts";
import { DatabaseAway } from "../_ui/database-away.tsx";
import { readDeviceQuery, shownDevices } from "../_ui/devices/device-query.ts";
import { DevicesPage } from "../_ui/devices/devices-page.tsx";
import { devicesMessages } from "../_ui/devices/messages-devices.ts";
import { fleetMessages } from "../_ui/devices/messages-fleet.ts";
import { KeepFresh } from "../_ui/keep-fresh.tsx";

/** Devices whose last day stands in the server's HTML; the others' is fetched as they come in sight. */
const DRAWN = 40;
const FRESH_MS = 20_000;

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await askedPage();
  return { title: fleetMessages(language).devices, description: devicesMessages(language).description };
}

/** All devices: new ones that wait for a name, then the list, or the plan. The address holds what is shown. */
export default async function Devices() {
  const { language, search, keep } = await askedPage();
  const asked = await withDatabase(async (state) => {
    const [devices, places, metrics] = await Promise.all([
      deviceRows(state),
      placeRows(state),
      newDeviceMetrics(state),
    ]);
    return { devices, places, metrics };
  });
  if ("away" in asked) {
    return <DatabaseAway language={language} title={fleetMessages(language).devices} reason={asked.away} />;
  }
  const now = Date.now();
  const query = readDeviceQuery(search);
  const devices = asked.found.devices.map((device) => ({ ...device, health: deviceStanding(device, now) }));
  const first = shownDevices(devices, query, language)
    .slice(0, DRAWN)
    .flatMap(({ id, metric }) => (metric === null ? [] : [{ id, metric }]));
  const snapshot = await shownSnapshot(null);
  return (
    <>
      <DevicesPage
        language={language}
        zone={readSettings(process.env).siteTimeZone}
        keep={keep}
        now={now}
        devices={devices}
        places={asked.found.places}
        newMetrics={asked.found.metrics}
        lines={snapshot ? await sparkLines(snapshot, first, now) : {}}
        initial={query}
      />
      <KeepFresh everyMs={FRESH_MS} />
    </>
  );
}
