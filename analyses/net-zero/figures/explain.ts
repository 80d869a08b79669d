import { formatEnergy, formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { kwpToday, plan, type State } from "../measures.ts";
import { curveName, curves, highest, hoursAbove } from "./duration.ts";
import { gapOf } from "./gap.ts";
import { matched, WAYS } from "./matching.ts";
import { emptyWithout, formatCo2e, formatKrw, formatKw } from "./shared.ts";
import { PARTS, weekKwh, weekText } from "./week.ts";
import { money, path } from "./year-measures.ts";

/** What the mark of a key says, by figure. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  if (emptyWithout(state)) return undefined;
  switch (figure) {
    case "matching":
      return ofWay(key, state);
    case "duration":
      return ofCurve(key, state);
    case "gap":
      return ofClass(key, state);
    case "week":
      return ofPart(key, state);
    case "way":
      return ofYear(key, state);
    case "payback":
      return ofAge(key, state);
    default:
      return undefined;
  }
}

function ofWay(key: string, state: State): readonly string[] | undefined {
  const way = WAYS.find((each) => each.key === key);
  const { language } = state;
  return way && [way.name[language], formatPercent(matched(state)[key], language), way.meaning[language]];
}

function ofCurve(key: string, state: State): readonly string[] | undefined {
  const curve = curves(state).find((each) => each.key === key);
  if (!curve) return undefined;
  const { language } = state;
  const top = highest(curve.values);
  const sum = curve.values.reduce((total, kw) => (Number.isNaN(kw) ? total : total + kw), 0);
  const hours = formatNumber(hoursAbove(curve.values), language, 4);
  return [
    curveName(key, state) ?? key,
    { en: `highest ${formatKw(top, "en")}`, ko: `최대 ${formatKw(top, "ko")}` }[language],
    { en: `${formatEnergy(sum, "en")} in ${hours} hours`, ko: `${hours}시간 동안 ${formatEnergy(sum, "ko")}` }[
      language
    ],
  ];
}

function ofClass(key: string, state: State): readonly string[] | undefined {
  const { kw, classes } = gapOf(state);
  const { language } = state;
  if (key === "missing") {
    const count = formatNumber(kw.filter(Number.isNaN).length, language, 4);
    return [{ en: "load or sun not known", ko: "부하나 태양광을 모름" }[language], hoursText(count, state)];
  }
  const place = Number(/^class-(\d+)$/.exec(key)?.[1] ?? Number.NaN);
  if (!(place < classes.colours.length)) return undefined;
  const [from, to] = [classes.bounds[place - 1], classes.bounds[place]];
  const within = kw.filter(
    (each) => each >= (from ?? Number.NEGATIVE_INFINITY) && each < (to ?? Number.POSITIVE_INFINITY),
  );
  const sum = within.reduce((total, each) => total + Math.abs(each), 0);
  return [
    rangeText(from, to, state),
    hoursText(formatNumber(within.length, language, 4), state),
    formatEnergy(sum, language),
  ];
}

function rangeText(from: number | undefined, to: number | undefined, { language }: State): string {
  const [low, high] = [formatKw(from, language), formatKw(to, language)];
  if (from === undefined) return { en: `below ${high}`, ko: `${high} 미만` }[language];
  return to === undefined ? { en: `from ${low}`, ko: `${low} 이상` }[language] : `${low} – ${high}`;
}

function hoursText(count: string, { language }: State): string {
  return { en: `${count} hours`, ko: `${count}시간` }[language];
}

function ofPart(key: string, state: State): readonly string[] | undefined {
  const part = PARTS.find((each) => each.key === key);
  if (!part) return undefined;
  return [part.name[state.language], weekText(state), formatEnergy(weekKwh(state, part.key), state.language)];
}

function ofYear(key: string, state: State): readonly string[] | undefined {
  const year = path(state).years.find((each) => String(each.year) === key);
  if (!year) return undefined;
  const { language } = state;
  const sizes = `${formatNumber(year.kwp, language)} kWp, ${formatNumber(year.batteryKwh, language)} kWh`;
  const [hourly, annual] = [formatCo2e(year.hourlyKg, language), formatCo2e(year.annualKg, language)];
  return [
    key,
    sizes,
    ...{ en: [`by the hour ${hourly}`, `on paper ${annual}`], ko: [`시간별 ${hourly}`, `장부 ${annual}`] }[language],
    `CFE ${formatPercent(year.hourlyScore, language)}`,
  ];
}

function ofAge(key: string, state: State): readonly string[] | undefined {
  const krw = money(state).cumulativeKrw[Number(key)];
  if (krw === undefined || !/^\d+$/.test(key)) return undefined;
  const { language } = state;
  const kwp = formatNumber(Math.max(0, state.inputs.kwp - kwpToday(state)), language);
  const bought = `+${kwp} kWp, ${formatNumber(plan(state).battery.energyKwh, language)} kWh`;
  return [{ en: `after ${key} years`, ko: `${key}년 뒤` }[language], formatKrw(krw, language), bought];
}
