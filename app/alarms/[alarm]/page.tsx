import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { alarmPage } from "#lib/state/read/alarm-page.ts";
import { devicePage } from "#lib/state/read/device-page.ts";
import { alarmFigure } from "../../_server/alarm-figure.ts";
import { askedPage, decodedPart } from "../../_server/asked-page.ts";
import { withDatabase } from "../../_server/with-database.ts";
import { AlarmEvents } from "../../_ui/alarms/alarm-events.tsx";
import { AlarmPageKeys } from "../../_ui/alarms/alarm-page-keys.tsx";
import { ruleName, stateText } from "../../_ui/alarms/alarm-text.ts";
import { DeliveryTable } from "../../_ui/alarms/delivery-table.tsx";
import { alarmPageMessages } from "../../_ui/alarms/messages-alarm.ts";
import { SeverityMark } from "../../_ui/alarms/severity-mark.tsx";
import { DatabaseAway } from "../../_ui/database-away.tsx";
import { BandFigure } from "../../_ui/devices/band-figure.tsx";
import { nameOf } from "../../_ui/devices/device-text.ts";
import { fleetMessages } from "../../_ui/devices/messages-fleet.ts";
import { KeepFresh } from "../../_ui/keep-fresh.tsx";
import { analysisAt, liveAt } from "../../_ui/moment-links.ts";

const FRESH_MS = 5000;

interface Asked {
  readonly params: Promise<{ readonly alarm: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: fleetMessages((await askedPage()).language).alarms };
}

/** An alarm: what it is about, what happened to it, who was told, and the ways to what was around it. */
export default async function Alarm({ params }: Asked) {
  const id = decodedPart((await params).alarm);
  const { language, keep } = await askedPage();
  const asked = await withDatabase(async (state) => {
    const found = await alarmPage(state, id);
    return { alarm: found, device: found ? await devicePage(state, found.deviceId) : undefined };
  });
  const say = alarmPageMessages(language);
  if ("away" in asked) return <DatabaseAway language={language} title={id} reason={asked.away} />;
  const { alarm, device } = asked.found;
  if (!alarm) {
    return (
      <main id="content" className="notebook fleet">
        <h1>{say.notFound}</h1>
        <p className="standfirst">{say.notFoundMore(id)}</p>
        <p>
          <a href={`/alarms${keep}`}>{say.all}</a>
        </p>
      </main>
    );
  }
  const now = Date.now();
  const zone = readSettings(process.env).siteTimeZone;
  const figure = await alarmFigure(alarm, device, { language, zone, now });
  const deviceName = nameOf({ id: alarm.deviceId, nameEn: alarm.deviceEn, nameKo: alarm.deviceKo }, language);
  return (
    <main id="content" className="notebook fleet" data-alarm={alarm.id}>
      <p className="fleet-back">
        <a href={`/alarms${keep}`}>{say.all}</a>
      </p>
      <h1>{alarm.message[language]}</h1>
      <p className="standfirst">
        <SeverityMark severity={alarm.severity} language={language} /> · {stateText(alarm, zone, language, now)}
      </p>
      <AlarmPageKeys language={language} alarm={alarm} now={now} />
      <p className="fleet-tools">
        <a href={`/devices/${encodeURIComponent(alarm.deviceId)}${keep}`}>
          {say.device}: {deviceName}
        </a>
        <a href={liveAt(alarm.activeAt, zone, keep)}>{say.live}</a>
        <a href={analysisAt(alarm.activeAt, device?.building ?? null, keep)}>{say.analysis}</a>
        <a href={`/alarms/rules${keep}#${encodeURIComponent(alarm.ruleId)}`}>
          {say.rule}: {ruleName(alarm, language)}, {say.revision(formatNumber(alarm.ruleRevision, language, 6))}
        </a>
      </p>
      {alarm.metric === "*" ? null : (
        <section aria-labelledby="alarm-series">
          <h2 id="alarm-series">{say.series}</h2>
          {figure ? <BandFigure {...figure} /> : <p className="fleet-hint">{say.noSeries}</p>}
        </section>
      )}
      <section aria-labelledby="alarm-events">
        <h2 id="alarm-events">{say.events}</h2>
        <AlarmEvents alarm={alarm} language={language} zone={zone} />
      </section>
      <section aria-labelledby="alarm-deliveries">
        <h2 id="alarm-deliveries">{say.deliveries}</h2>
        <DeliveryTable deliveries={alarm.deliveries} {...{ language, zone, keep }} />
      </section>
      <KeepFresh everyMs={FRESH_MS} />
    </main>
  );
}
