import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { listRules } from "#lib/state/alarms/alarm-rules.ts";
import { newestDeliveries } from "#lib/state/read/alarm-page.ts";
import { askedPage } from "../../_server/asked-page.ts";
import { listedChannels } from "../../_server/channels/listed-channels.ts";
import { withDatabase } from "../../_server/with-database.ts";
import { ChannelsPage } from "../../_ui/alarms/channels-page.tsx";
import { DeliveryTable } from "../../_ui/alarms/delivery-table.tsx";
import { channelMessages } from "../../_ui/alarms/messages-channels.ts";
import { PushPanel } from "../../_ui/alarms/push-panel.tsx";
import { DatabaseAway } from "../../_ui/database-away.tsx";
import { KeepFresh } from "../../_ui/keep-fresh.tsx";

const FRESH_MS = 10_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: channelMessages((await askedPage()).language).title };
}

/** Who is told of alarms, and what became of it. */
export default async function Channels() {
  const { language, keep } = await askedPage();
  const say = channelMessages(language);
  const asked = await withDatabase(async (state) => ({
    channels: await listedChannels(state.db, Date.now()),
    rules: await listRules(state),
    deliveries: await newestDeliveries(state),
  }));
  if ("away" in asked) return <DatabaseAway language={language} title={say.title} reason={asked.away} />;
  const { channels, rules, deliveries } = asked.found;
  const enabled = channels.filter((channel) => channel.enabled).length;
  return (
    <main id="content" className="notebook fleet" data-channels={channels.length}>
      <p className="fleet-back">
        <a href={`/alarms${keep}`}>{say.alarms}</a>
      </p>
      <h1>{say.title}</h1>
      <p className="standfirst">{enabled === 0 ? say.none : say.standfirst(formatNumber(enabled, language, 6))}</p>
      <ChannelsPage
        language={language}
        channels={channels}
        rules={rules.map(({ rule }) => ({ id: rule.id, name: rule.name[language] }))}
      />
      <PushPanel language={language} />
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">{say.deliveries}</h2>
        <DeliveryTable
          linked
          deliveries={deliveries}
          zone={readSettings(process.env).siteTimeZone}
          {...{ language, keep }}
        />
      </section>
      <KeepFresh everyMs={FRESH_MS} />
    </main>
  );
}
