import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { deviceHealth } from "#lib/live/device-health.ts";
import { devicePage } from "#lib/state/read/device-page.ts";
import { placeRows } from "#lib/state/read/place-rows.ts";
import { askedPage } from "../../_server/asked-page.ts";
import { withDatabase } from "../../_server/with-database.ts";
import { DatabaseAway } from "../../_ui/database-away.tsx";
import { DeviceDocument } from "../../_ui/devices/device-document.tsx";
import { deviceMessages } from "../../_ui/devices/messages-device.ts";
import { KeepFresh } from "../../_ui/keep-fresh.tsx";

const FRESH_MS = 15_000;

interface Asked {
  readonly params: Promise<{ readonly device: string }>;
}

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  return { title: decodeURIComponent((await params).device) };
}

/** A device: what it is, what it should read against what it reads, and what was done with it. */
export default async function Device({ params }: Asked) {
  const id = decodeURIComponent((await params).device);
  const { language, keep } = await askedPage();
  const asked = await withDatabase(async (state) => ({
    device: await devicePage(state, id),
    places: await placeRows(state),
  }));
  if ("away" in asked) return <DatabaseAway language={language} title={id} reason={asked.away} />;
  const { device, places } = asked.found;
  const say = deviceMessages(language);
  if (!device) {
    return (
      <main id="content" className="notebook fleet">
        <h1>{say.notFound}</h1>
        <p className="standfirst">{say.notFoundMore(id)}</p>
        <p>
          <a href={`/devices${keep}`}>{say.allDevices}</a>
        </p>
      </main>
    );
  }
  const now = Date.now();
  const zone = readSettings(process.env).siteTimeZone;
  return (
    <>
      <DeviceDocument {...{ language, keep, zone, now, device, places }} health={deviceHealth(device, now)} />
      <KeepFresh everyMs={FRESH_MS} />
    </>
  );
}
