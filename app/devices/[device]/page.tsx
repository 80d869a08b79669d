import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { deviceStanding } from "#lib/live/device-standing.ts";
import { devicePage } from "#lib/state/read/device-page.ts";
import { placeRows } from "#lib/state/read/place-rows.ts";
import { askedPage, decodedPart } from "../../_server/asked-page.ts";
import { deviceTwin, twinChoices } from "../../_server/device-twin.ts";
import { twinFigures } from "../../_server/twin-figures.ts";
import { withDatabase } from "../../_server/with-database.ts";
import { DatabaseAway } from "../../_ui/database-away.tsx";
import { DeviceDocument } from "../../_ui/devices/device-document.tsx";
import { deviceMessages } from "../../_ui/devices/messages-device.ts";
import { TWIN_DAYS } from "../../_ui/devices/twin-days.ts";
import { KeepFresh } from "../../_ui/keep-fresh.tsx";

const FRESH_MS = 15_000;
const DEFAULT_DAYS = 3;

interface Asked {
  readonly params: Promise<{ readonly device: string }>;
}

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  return { title: decodedPart((await params).device) };
}

/** A device: what it is, what it should read against what it reads, and what was done with it. */
export default async function Device({ params }: Asked) {
  const id = decodedPart((await params).device);
  const { language, keep, search } = await askedPage();
  const days = TWIN_DAYS.find((each) => String(each) === search.get("days")) ?? DEFAULT_DAYS;
  const now = Date.now();
  const asked = await withDatabase(async (state) => {
    const device = await devicePage(state, id);
    return {
      device,
      places: await placeRows(state),
      twin: device ? await deviceTwin(state, device, days, now) : undefined,
    };
  });
  if ("away" in asked) return <DatabaseAway language={language} title={id} reason={asked.away} />;
  const { device, places, twin } = asked.found;
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
  const zone = readSettings(process.env).siteTimeZone;
  const health = deviceStanding({ ...device, partedSince: twin?.partedSince ?? null, readings: twin?.health }, now);
  return (
    <>
      <DeviceDocument
        view={{ language, keep, zone, now, device, places, health }}
        twin={{
          ...{ days, twin },
          choices: twinChoices(device),
          figures: twin ? twinFigures(twin, { language, zone, now, days }) : undefined,
        }}
      />
      <KeepFresh everyMs={FRESH_MS} />
    </>
  );
}
