import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { alarmKpi } from "#lib/metering/alarm/alarm-kpi.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { listRules } from "#lib/state/alarms/alarm-rules.ts";
import { alarmTimes } from "#lib/state/alarms/alarm-times.ts";
import { alarmCounts, alarmRows } from "#lib/state/read/alarm-rows.ts";
import { askedPage } from "../_server/asked-page.ts";
import { withDatabase } from "../_server/with-database.ts";
import { readAlarmQuery } from "../_ui/alarms/alarm-query.ts";
import { AlarmsPage } from "../_ui/alarms/alarms-page.tsx";
import { KpiStrip } from "../_ui/alarms/kpi-strip.tsx";
import { alarmMessages } from "../_ui/alarms/messages-alarms.ts";
import { DatabaseAway } from "../_ui/database-away.tsx";
import { fleetMessages } from "../_ui/devices/messages-fleet.ts";
import { KeepFresh } from "../_ui/keep-fresh.tsx";

const FRESH_MS = 4000;
const KPI_MS = 7 * 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await askedPage();
  return { title: fleetMessages(language).alarms, description: alarmMessages(language).description };
}

/** What needs somebody now; the address holds what is shown of it. */
export default async function Alarms() {
  const { language, search, keep } = await askedPage();
  const query = readAlarmQuery(search);
  const now = Date.now();
  const asked = await withDatabase(async (state) => ({
    alarms: await alarmRows(state, query.state),
    counts: await alarmCounts(state),
    kpi: alarmKpi(await alarmTimes(state, now - KPI_MS, now), now - KPI_MS, now),
    rules: await listRules(state),
  }));
  if ("away" in asked) {
    return <DatabaseAway language={language} title={fleetMessages(language).alarms} reason={asked.away} />;
  }
  const { alarms, counts, kpi, rules } = asked.found;
  const say = alarmMessages(language);
  const count = (value: number) => formatNumber(value, language, 9);
  const isQuiet = counts.active === 0 && counts.unacked === 0;
  return (
    <main id="content" className="notebook fleet" data-alarms={alarms.length}>
      <h1>{fleetMessages(language).alarms}</h1>
      <p className="standfirst">
        {isQuiet ? say.quiet : say.summary(count(counts.active), count(counts.unacked))}
        {counts.shelved > 0 ? ` ${say.summaryShelved(count(counts.shelved))}` : ""}
      </p>
      <p className="fleet-tools">
        <a href={`/alarms/rules${keep}`}>{say.rules}</a>
        <a href={`/alarms/channels${keep}`}>{say.channels}</a>
      </p>
      <AlarmsPage
        key={query.state}
        language={language}
        zone={readSettings(process.env).siteTimeZone}
        keep={keep}
        now={now}
        alarms={alarms}
        counts={counts}
        initial={query}
      />
      <KpiStrip
        kpi={kpi}
        language={language}
        names={Object.fromEntries(rules.map(({ rule }) => [rule.id, rule.name[language]]))}
      />
      <KeepFresh everyMs={FRESH_MS} />
    </main>
  );
}
