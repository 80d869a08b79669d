import { formatNumber } from "#lib/plot/number-format.ts";
import type { ShownFigure } from "../../_server/alarm-figure.ts";
import type { TwinChoice, TwinView, TwinWeather } from "../../_server/device-twin.ts";
import { dateTime } from "../live/live-text.ts";
import { withSearch } from "../moment-links.ts";
import { BandFigure } from "./band-figure.tsx";
import { CalibrateTwin } from "./calibrate-twin.tsx";
import { valueText } from "./device-text.ts";
import type { DeviceView } from "./device-view.ts";
import { foundTexts } from "./found-texts.ts";
import { twinMessages } from "./messages-twin.ts";
import { twinWeatherMessages } from "./messages-twin-weather.ts";
import { TWIN_DAYS } from "./twin-days.ts";
import { TwinWhatIf } from "./twin-what-if.tsx";

/** What the twin's part of the page is made of. */
export interface TwinShown {
  /** What it can have a twin of, that which it has first. */
  readonly choices: readonly TwinChoice[];
  readonly days: number;
  readonly twin: TwinView | undefined;
  readonly figures: { readonly real: ShownFigure; readonly residual: ShownFigure } | undefined;
}

/** Twin against real, what lies between and since when; how well it was calibrated; what if. */
export function TwinPanel({ view, shown }: { readonly view: DeviceView; readonly shown: TwinShown }) {
  const { language, zone, keep, device } = view;
  const say = twinMessages(language);
  const { twin, figures, choices } = shown;
  const time = (at: number) => dateTime(at, zone, language);
  return (
    <section aria-labelledby="device-twin" className="twin">
      <h2 id="device-twin">
        {say.twin}
        {device.quality === "synthetic" ? <span className="fleet-tag">{say.synthetic}</span> : null}
      </h2>
      {twin && figures ? (
        <>
          <p className={twin.partedSince === null ? "twin-says" : "twin-says is-parted"}>
            {twin.partedSince === null
              ? say.agrees(twin.metric)
              : `▲ ${say.partedFrom(twin.metric, time(twin.partedSince))}`}
          </p>
          {twin.remaining === null ? null : <p className="fleet-hint">{remainingText(twin, language)}</p>}
          {twin.weather === null ? null : (
            <p className="fleet-hint" data-weather={twin.weather.state}>
              {weatherText(twin.weather, language)}
            </p>
          )}
          {foundTexts(twin, zone, language).map((text) => (
            <p key={text} className="fleet-hint">
              {text}
            </p>
          ))}
          <nav className="fleet-tabs" aria-label={say.span}>
            {TWIN_DAYS.map((days) => (
              <a
                key={days}
                href={withSearch(`/devices/${encodeURIComponent(device.id)}`, keep, [["days", String(days)]])}
                aria-current={days === shown.days ? "page" : undefined}
              >
                {say.days(formatNumber(days, language, 3))}
              </a>
            ))}
          </nav>
          <BandFigure {...figures.real} />
          <BandFigure {...figures.residual} />
          {twin.assumedFloorM2 === null ? null : (
            <p className="fleet-hint">{say.assumedArea(formatNumber(twin.assumedFloorM2, language, 3))}</p>
          )}
          <TwinFigures twin={twin} view={view} />
          <TwinWhatIf
            language={language}
            zone={zone}
            device={device.id}
            kind={twin.kind}
            unit={twin.unit}
            metric={twin.metric}
            knowsWeather={twin.weather?.state === "used"}
          />
        </>
      ) : (
        <p className="fleet-hint">{choices.length === 0 ? say.noMetric : say.noTwin}</p>
      )}
      {choices.length === 0 ? null : <CalibrateTwin language={language} device={device.id} choices={choices} />}
    </section>
  );
}

function weatherText({ state, station }: TwinWeather, language: DeviceView["language"]): string {
  const say = twinWeatherMessages(language);
  return state === "used" ? say.used(station ?? "") : say[state];
}

function remainingText({ remaining, unit }: TwinView, language: DeviceView["language"]): string {
  if (!remaining) return "";
  const say = twinMessages(language);
  const limit = valueText(remaining.threshold, unit, language);
  if (remaining.days === 0) return say.reached(limit);
  const days = (value: number) => formatNumber(value, language, 2);
  return say.remaining(
    limit,
    days(remaining.days),
    days(remaining.fromDays),
    remaining.toDays === null ? say.never : days(remaining.toDays),
  );
}

/** Guideline 14's figures, from which history, and whether the limits in use are met. */
function TwinFigures({ twin, view }: { readonly twin: TwinView; readonly view: DeviceView }) {
  const { language, zone } = view;
  const say = twinMessages(language);
  const { calibration, verdicts } = twin;
  if (!calibration) return <p className="fleet-hint">{say.uncalibrated}</p>;
  const percent = (value: number | null) => `${formatNumber(value, language, 3)} %`;
  const time = (at: number) => dateTime(at, zone, language);
  const facts: readonly (readonly [string, string])[] = [
    [say.cvRmse, percent(calibration.cvRmse)],
    [say.nmbe, percent(calibration.nmbe)],
    [say.rmse, `${formatNumber(calibration.rmse, language, 3)} ${twin.unit ?? ""}`],
    [say.hours, formatNumber(calibration.n, language, 6)],
    [say.from, `${time(calibration.from)} – ${time(calibration.to)}`],
    [say.at, time(calibration.at)],
    [say.kind, say.kinds[twin.kind]],
  ];
  return (
    <>
      <h3 className="fleet-small">{say.figures}</h3>
      <dl className="fleet-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="fleet-verdicts">
        {verdicts.map(({ document, cvRmse, nmbe, isMet }) =>
          isMet === null ? null : (
            <li key={document}>
              {isMet ? "● " : "▲ "}
              {(isMet ? say.met : say.unmet)(
                document,
                formatNumber(cvRmse, language, 3),
                formatNumber(nmbe, language, 3),
              )}
            </li>
          ),
        )}
      </ul>
    </>
  );
}
