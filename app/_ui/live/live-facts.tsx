import type { LiveFrame } from "#lib/live/live-frame.ts";
import { formatDecimal, formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { carbonMass, clock, kilowatts, won } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly about: string;
  readonly of: string;
}

/** Shares of the day below which what is missing is said. */
const WHOLE = 0.98;

/** Five facts beside the number. */
export function LiveFacts(props: { readonly page: LivePage; readonly frame: LiveFrame; readonly isPast: boolean }) {
  return (
    <dl className="live-facts">
      {factsOf(props.page, props.frame, props.isPast).map(({ name, value, unit, about, of }) => (
        <div key={of} data-fact={of}>
          <dt>{name}</dt>
          <dd className="live-fact">
            <strong>{value}</strong> {unit}
          </dd>
          <dd className="live-about">{about}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({ language, zone, factor, price }: LivePage, frame: LiveFrame, isPast: boolean): Fact[] {
  const say = liveMessages(language);
  const { load, pv, today, devices } = frame;
  const gridKwh = today?.gridKwh ?? null;
  const carbon = carbonMass(gridKwh === null ? null : gridKwh * factor.kgCo2ePerKwh, language);
  const cost = won(gridKwh === null ? null : gridKwh * price.krwPerKwh, language);
  const covered = today && today.coverage < WHOLE ? say.covered(formatPercent(today.coverage, language, 0)) : "";
  const peak =
    today && today.peakKw !== null && today.peakAt !== null
      ? say.peak(`${kilowatts(today.peakKw * 1000, language)} kW`, clock(today.peakAt, zone, language))
      : "";
  const selfShare =
    pv.w === null || load.w === null || pv.w <= 0 ? null : formatPercent(Math.min(pv.w, load.w) / pv.w, language, 0);
  const quiet = [
    devices.silent > 0 ? say.silentCount(formatNumber(devices.silent, language)) : "",
    devices.late > 0 ? say.lateCount(formatNumber(devices.late, language)) : "",
  ].filter(Boolean);
  const reporting = devices.listed > 0 ? (devices.ok + devices.late) / devices.listed : Number.NaN;
  return [
    {
      of: "pv",
      name: say.pv,
      value: kilowatts(pv.w, language),
      unit: "kW",
      about: pv.w === null ? say.noPv : selfShare === null ? say.night : say.selfUse(selfShare),
    },
    {
      of: "emissions",
      name: isPast ? say.emissionsThen : say.emissions,
      ...carbon,
      about: [formatDecimal(factor.kgCo2ePerKwh, language, 4), factor.period, covered].filter(Boolean).join(" · "),
    },
    { of: "cost", name: isPast ? say.costThen : say.cost, ...cost, about: peak },
    {
      of: "indoor",
      name: say.indoor,
      value: formatDecimal(frame.tempC, language, 1),
      unit: "°C",
      about:
        frame.humidityPct === null && frame.illuminanceLx === null
          ? MISSING
          : say.humidityLight(
              `${formatDecimal(frame.humidityPct, language, 0)} %`,
              `${formatDecimal(frame.illuminanceLx, language, 0)} lx`,
            ),
    },
    {
      of: "state",
      name: say.dataState,
      value: Number.isFinite(reporting) ? formatDecimal(reporting * 100, language, 1) : MISSING,
      unit: "%",
      about: quiet.length > 0 ? quiet.join(" · ") : frame.isStarting ? say.waiting : say.allReport,
    },
  ];
}
