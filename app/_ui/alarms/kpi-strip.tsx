import { ALARM_TARGETS, type AlarmKpi } from "#lib/metering/alarm/alarm-kpi.ts";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { kpiMessages } from "./messages-kpi.ts";

interface KpiStripProps {
  readonly kpi: AlarmKpi;
  readonly language: Language;
  /** Names of rules by id. */
  readonly names: Readonly<Record<string, string>>;
}

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly about: string;
  /** Undefined where there is no target. */
  readonly isMet?: boolean;
}

/** How much alarms ask of people, beside what ISA-18.2 holds to be manageable. */
export function KpiStrip({ kpi, language, names }: KpiStripProps) {
  const say = kpiMessages(language);
  const number = (value: number, digits = 3) => formatNumber(value, language, digits);
  const target = (sign: string, value: number) => say.target(`${sign} ${number(value)}`);
  const [worst] = kpi.worst;
  const figures: readonly Figure[] = [
    {
      name: say.per10,
      value: number(kpi.per10Min, 2),
      about: target("≤", ALARM_TARGETS.per10Min),
      isMet: !(kpi.per10Min > ALARM_TARGETS.per10Min),
    },
    {
      name: say.peak,
      value: number(kpi.peakPer10Min),
      about: target("≤", ALARM_TARGETS.peakPer10Min),
      isMet: kpi.peakPer10Min <= ALARM_TARGETS.peakPer10Min,
    },
    {
      name: say.floods,
      value: number(kpi.floods.length),
      about: say.floodShare(formatPercent(kpi.floodShare, language)),
      isMet: !(kpi.floodShare > ALARM_TARGETS.floodShare),
    },
    {
      name: say.standing,
      value: number(kpi.stale),
      about: target("<", ALARM_TARGETS.stale),
      isMet: kpi.stale < ALARM_TARGETS.stale,
    },
    {
      name: say.chattering,
      value: number(kpi.chattering),
      about: target("=", ALARM_TARGETS.chattering),
      isMet: kpi.chattering <= ALARM_TARGETS.chattering,
    },
    {
      name: say.ack,
      value: span(kpi.medianAckMs, language),
      about: Number.isNaN(kpi.p95AckMs) ? "" : say.p95(span(kpi.p95AckMs, language)),
    },
    {
      name: say.worst,
      value: worst ? (names[worst.ruleId] ?? worst.ruleId) : say.none,
      about: worst ? formatPercent(worst.share, language, 0) : "",
    },
  ];
  return (
    <section aria-labelledby="alarm-kpi">
      <h2 id="alarm-kpi">{say.title}</h2>
      <dl className="kpi">
        {figures.map(({ name, value, about, isMet }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>
              <span className={isMet === false ? "is-beyond" : undefined}>
                {isMet === undefined ? null : (
                  <span role="img" aria-label={isMet ? say.within : say.beyond}>
                    {isMet ? "● " : "▲ "}
                  </span>
                )}
                {about}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function span(ms: number, language: Language): string {
  const say = kpiMessages(language);
  if (Number.isNaN(ms)) return "–";
  if (ms < 120_000) return say.seconds(formatNumber(Math.round(ms / 1000), language, 3));
  if (ms < 7_200_000) return say.minutes(formatNumber(Math.round(ms / 60_000), language, 3));
  return say.hours(formatNumber(ms / 3_600_000, language, 2));
}
