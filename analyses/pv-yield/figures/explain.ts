import { formatDecimal, formatEnergy, formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { yearClasses } from "#lib/plot/year-heat-map.ts";
import { roofs, type State } from "../measures.ts";
import { highest, monthDays } from "./days.ts";
import { levelsOf } from "./exceeded.ts";
import { shareText, shown, stepName } from "./losses.ts";
import { partName, scoreOf } from "./scores.ts";
import { monthName, orientationText } from "./shared.ts";
import { isFixed, sweep, sweptYield } from "./sweep.ts";
import { uncertainty } from "./uncertainty.ts";

type Lines = readonly string[] | undefined;

/** What hovering a mark says: its name, then what it amounts to. */
export function explain(key: string, figure: string, state: State): Lines {
  return EXPLAINED[figure]?.(key, state);
}

const EXPLAINED: Readonly<Record<string, (key: string, state: State) => Lines>> = {
  months: explainMonth,
  days: explainDay,
  year: explainClass,
  losses: explainLoss,
  orientation: explainOrientation,
  weathers: explainWeather,
  exceeded: explainLevel,
  forecast: explainHour,
  skill: (key, state) => explainScore(state, { array: key }),
  ahead: (key, state) => {
    const [model = "", day] = key.split(" ");
    return explainScore(state, { model, day: Number(day) });
  },
};

function monthOf(key: string): number | undefined {
  const month = Number(key);
  return /^\d{1,2}$/.test(key) && month < 12 ? month : undefined;
}

function explainMonth(key: string, state: State): Lines {
  const month = monthOf(key);
  const all = roofs(state);
  if (month === undefined || !all) return undefined;
  const energy = (kwh: number | undefined) => formatEnergy(kwh, state.language);
  const largest = [...all.arrays]
    .sort((a, b) => b.yields.months_kwh[month]! - a.yields.months_kwh[month]!)
    .slice(0, 4)
    .map(({ name, yields }) => `${name} ${energy(yields.months_kwh[month])}`);
  const specific = formatNumber(all.months_kwh[month]! / all.kwp, state.language);
  return [
    monthName(month, state.language, "long"),
    `${energy(all.months_kwh[month])}, ${specific} kWh/kWp`,
    ...largest,
  ];
}

function explainDay(key: string, state: State): Lines {
  const month = monthOf(key);
  const day = month === undefined ? undefined : monthDays(state)[month];
  if (month === undefined || !day) return undefined;
  const { language } = state;
  const top = highest(day);
  const hour = day.mean.indexOf(top);
  const clock = `${String(hour).padStart(2, "0")}:00`;
  const sum = day.mean.reduce((total, kw) => total + kw, 0);
  const [low, high] = [formatNumber(day.low[hour], language), formatNumber(day.high[hour], language)];
  return [
    monthName(month, language, "long"),
    {
      en: `highest at ${clock}: ${formatNumber(top, language)} kW, eight of ten days ${low} to ${high} kW`,
      ko: `${clock}에 가장 높음: ${formatNumber(top, language)} kW, 열흘 중 여드레는 ${low}~${high} kW`,
    }[language],
    { en: `${formatEnergy(sum, language)} a day`, ko: `하루 ${formatEnergy(sum, language)}` }[language],
  ];
}

function explainClass(key: string, state: State): Lines {
  const hours = roofs(state)?.hours ?? new Float64Array();
  const { language } = state;
  const hoursText = (count: number) =>
    ({ en: `${formatNumber(count, language, 4)} hours`, ko: `${formatNumber(count, language, 4)}시간` })[language];
  if (key === "missing") {
    const name = { en: "not known", ko: "알 수 없음" }[language];
    return [name, hoursText(hours.filter(Number.isNaN).length)];
  }
  const place = /^class-(\d)$/.exec(key)?.[1];
  if (place === undefined) return undefined;
  const { bounds } = yearClasses(hours, "sequential");
  const [from, to] = [bounds[Number(place) - 1] ?? Number.NEGATIVE_INFINITY, bounds[Number(place)] ?? Infinity];
  const inside = hours.filter((kw) => kw >= from && kw < to);
  const text = (kw: number) => formatNumber(kw, language);
  const range =
    place === "0"
      ? { en: `under ${text(to)} kW`, ko: `${text(to)} kW 미만` }
      : Number.isFinite(to)
        ? { en: `${text(from)} to ${text(to)} kW`, ko: `${text(from)}~${text(to)} kW` }
        : { en: `${text(from)} kW and more`, ko: `${text(from)} kW 이상` };
  return [
    range[language],
    hoursText(inside.length),
    formatEnergy(
      inside.reduce((sum, kw) => sum + kw, 0),
      language,
    ),
  ];
}

function explainLoss(key: string, state: State): Lines {
  const step = shown(state).find(({ kind }) => kind === key);
  const name = stepName(key, state.language);
  if (!step || !name) return undefined;
  const energy = formatEnergy(step.kwh, state.language);
  return [name, step.share === undefined ? energy : `${energy} (${shareText(step.share, state)})`];
}

function explainOrientation(key: string, state: State): Lines {
  const [tilt, azimuth] = key.split(" ").map(Number) as [number, number];
  const same = (roofs(state)?.arrays ?? []).filter(
    ({ pv }) => isFixed(pv.mount) && pv.tilt === tilt && pv.azimuth === azimuth,
  );
  if (same.length === 0) return undefined;
  const lines = same.map(({ name, pv }) => {
    const yields = sweptYield(state, pv);
    const share = (yields ?? Number.NaN) / (sweep(state).get(pv.mount)?.best.kwh ?? Number.NaN);
    return `${name}: ${formatNumber(yields, state.language, 4)} kWh/kWp, ${formatPercent(share, state.language)}`;
  });
  return [orientationText(tilt, azimuth, state.language), ...lines];
}

function explainWeather(key: string, { rows, language }: State): Lines {
  const row = rows.compared.find(({ weather }) => weather === key);
  if (!row) return undefined;
  return [
    row[`name_${language}`],
    `${formatNumber(row.kwh_kwp, language, 4)} kWh/kWp`,
    `GHI ${formatNumber(row.ghi_kwh_m2, language, 4)} kWh/m²`,
  ];
}

function explainLevel(key: string, state: State): Lines {
  const all = uncertainty(state);
  if (!all) return undefined;
  const level = levelsOf(all).find((each) => each.key === key);
  if (level) {
    const percent = formatPercent(level.probability, state.language, 0);
    const said = { en: `exceeded with ${percent}`, ko: `${percent}의 확률로 초과` }[state.language];
    return [key, formatEnergy(level.kwh, state.language), said];
  }
  const year = all.years.find(({ weather }) => weather === key);
  return year && [year.name, formatEnergy(year.kwh, state.language)];
}

function explainHour(key: string, { rows, language, zone }: State): Lines {
  const row = rows.forecast.find(({ interval_start }) => interval_start === key);
  if (!row) return undefined;
  const at = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: "medium", timeStyle: "short" });
  const kwh = (value: number | null) => formatNumber(value, language);
  const [measured, expected, band] = { en: ["measured", "forecast", "80 %"], ko: ["실측", "예측", "80 %"] }[language];
  return [
    at.format(new Date(row.interval_start)),
    `${measured} ${kwh(row.actual_kwh)} kWh`,
    `${expected} ${kwh(row.energy_kwh)} kWh`,
    `${band}: ${kwh(row.lo80_kwh)}–${kwh(row.hi80_kwh)} kWh`,
  ];
}

function explainScore(state: State, of: Parameters<typeof scoreOf>[1]): Lines {
  const row = scoreOf(state, of);
  if (!row) return undefined;
  const { language } = state;
  const percent = (share: number | null) => formatPercent(share, language);
  return [
    partName(row.array, state),
    `MAE ${formatNumber(row.mae_kwh, language)} kWh, WAPE ${percent(row.wape)}`,
    { en: `skill ${formatDecimal(row.skill, language, 2)}`, ko: `스킬 ${formatDecimal(row.skill, language, 2)}` }[
      language
    ],
    {
      en: `inside 80 %: ${percent(row.coverage80)}, 95 %: ${percent(row.coverage95)}; ${row.hours} hours`,
      ko: `80 % 구간 적중 ${percent(row.coverage80)}, 95 % ${percent(row.coverage95)}; ${row.hours}시간`,
    }[language],
  ];
}
