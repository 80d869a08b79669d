import type { Metadata } from "next";
import { readSettings } from "#lib/core/settings.ts";
import { ruleDefinition } from "#lib/metering/alarm/rule-definition.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { listRules } from "#lib/state/alarms/alarm-rules.ts";
import { placeRows } from "#lib/state/read/place-rows.ts";
import { askedPage } from "../../_server/asked-page.ts";
import { withDatabase } from "../../_server/with-database.ts";
import { ruleMessages } from "../../_ui/alarms/messages-rules.ts";
import { RulesPage } from "../../_ui/alarms/rules-page.tsx";
import { DatabaseAway } from "../../_ui/database-away.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: ruleMessages((await askedPage()).language).title };
}

/** What raises alarms: rules as a form and as YAML, tested over history. */
export default async function Rules() {
  const { language, keep } = await askedPage();
  const say = ruleMessages(language);
  const asked = await withDatabase(async (state) => ({ kept: await listRules(state), places: await placeRows(state) }));
  if ("away" in asked) return <DatabaseAway language={language} title={say.title} reason={asked.away} />;
  const rules = asked.found.kept.map(({ rule, revision }) => ({
    ...{ id: rule.id, nameEn: rule.name.en, nameKo: rule.name.ko, severity: rule.severity, enabled: rule.enabled },
    ...{ revision, type: rule.when.type, definition: ruleDefinition(rule) },
  }));
  const count = (value: number) => formatNumber(value, language, 6);
  return (
    <main id="content" className="notebook fleet" data-rules={rules.length}>
      <p className="fleet-back">
        <a href={`/alarms${keep}`}>{say.alarms}</a>
      </p>
      <h1>{say.title}</h1>
      <p className="standfirst">
        {rules.length === 0
          ? say.none
          : say.standfirst(count(rules.filter(({ enabled }) => enabled).length), count(rules.length))}
      </p>
      <RulesPage
        {...{ language, keep, rules, places: asked.found.places }}
        zone={readSettings(process.env).siteTimeZone}
      />
    </main>
  );
}
