import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import { factorRemarks } from "#lib/carbon/factor-remarks.ts";
import { importBound } from "#lib/carbon/import-bound.ts";
import { LEAST_KNOWN_SHARE } from "#lib/carbon/known-year.ts";
import type { LiveValue } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatDecimal, formatEnergy, formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import { hoursAbove } from "./figures/duration.ts";
import { formatCo2e, formatKrw, formatKw, sunText, withheldText } from "./figures/shared.ts";
import { factorOf, knownPart, money, path, scope2 } from "./figures/year-measures.ts";
import {
  isKnown,
  kwpToday,
  plan,
  type State,
  sizes,
  today,
  used,
  withoutBattery,
  yearOf,
  yieldOf,
} from "./measures.ts";

type Words = Readonly<Record<string, string>>;

/** The numbers and words that the prose binds. */
export function values(state: State): Readonly<Record<string, LiveValue>> {
  const of = (query: string, words: Words) =>
    Object.entries(words).map(([name, text]): [string, LiveValue] => [name, { text, query }]);
  return Object.fromEntries([
    ...of("load", loadWords(state)),
    ...of("place", { sun: sunText(state) }),
    ...of("arrays", { todayKwp: formatPower(kwpToday(state), state.language) }),
    ...of("load", matchWords(state)),
    ...of("load", sizeWords(state)),
    ...of("load", carbonWords(state)),
    ...of("load", moneyWords(state)),
    ...of("load", checkWords(state)),
  ]);
}

/** A rated power. */
function formatPower(kwp: number | null | undefined, language: string): string {
  if (kwp === null || kwp === undefined || !Number.isFinite(kwp)) return MISSING;
  return kwp >= 1000 ? `${formatNumber(kwp / 1000, language)} MWp` : `${formatNumber(kwp, language)} kWp`;
}

/** Energy that was used, and of that what is estimated and what is invented. [kWh] */
const loadSums = oncePerState(
  ({ rows }: State) => ({
    total: rows.load.reduce((sum, { load_kwh }) => sum + (load_kwh ?? 0), 0),
    estimated: rows.load.reduce((sum, { estimated_kwh }) => sum + (estimated_kwh ?? 0), 0),
    invented: rows.load.reduce((sum, row) => sum + (row.quality === "synthetic" ? (row.load_kwh ?? 0) : 0), 0),
  }),
  ({ rows }) => [rows.load],
);

function loadWords(state: State): Words {
  const { language, inputs } = state;
  const { total, estimated, invented } = loadSums(state);
  const { totals } = plan(state).flows;
  const share = (part: number) => formatPercent(total > 0 ? part / total : null, language);
  const year = yearOf(state);
  return {
    year: Number.isFinite(year) ? String(year) : MISSING,
    loadTotal: formatEnergy(isKnown(state) ? totals.load : null, language),
    estimated: share(estimated),
    synthetic: share(invented),
    unknown: formatPercent(1 - totals.coverage, language),
    hoursOfYear: formatNumber(used(state).hours.length, language, 4),
    leastKnown: formatPercent(LEAST_KNOWN_SHARE, language, 0),
    yearScale: formatNumber(isKnown(state) ? knownPart(state).scale : null, language, 4),
    change: formatPercent(inputs.change / 100, language, 0),
  };
}

function matchWords(state: State): Words {
  const { language, inputs } = state;
  const { annual, hourly, use, flows } = plan(state);
  const now = today(state);
  const percent = (share: number) => formatPercent(share, language);
  return {
    kwp: formatPower(inputs.kwp, language),
    battery: formatEnergy(inputs.battery, language),
    batteryKw: formatKw(inputs.battery / inputs.hours, language),
    gridCfe: formatPercent(inputs.gridCfe / 100, language, 0),
    generated: formatEnergy(flows.totals.generation || null, language),
    perKwp: `${formatDecimal(yieldOf(state) || null, language, 0)} kWh/kWp`,
    annual: percent(annual.ratio),
    own: percent(hourly.own),
    score: percent(hourly.score),
    ownNoBattery: percent(withoutBattery(state).hourly.own),
    selfConsumption: percent(use.selfConsumption),
    selfSufficiency: percent(use.selfSufficiency),
    surplusHours: formatNumber(isKnown(state) ? hoursAbove(flows.exported) : null, language, 4),
    gridHours: formatNumber(isKnown(state) ? hoursAbove(flows.imported) : null, language, 4),
    exported: formatEnergy(isKnown(state) ? flows.totals.exported : null, language),
    imported: formatEnergy(isKnown(state) ? flows.totals.imported : null, language),
    todayAnnual: percent(now.annual.ratio),
    todayScore: percent(now.hourly.score),
  };
}

function sizeWords(state: State): Words {
  const { language, inputs } = state;
  const { pv, battery, annualPv } = sizes(state);
  const none = { en: "no size looked at", ko: "살펴본 크기 안에 없음" }[language];
  return {
    target: formatPercent(inputs.target / 100, language, 0),
    smallestPv: isKnown(state) && pv === null ? none : formatPower(pv, language),
    smallestBattery: isKnown(state) && battery === null ? none : formatEnergy(battery, language),
    annualPv: formatPower(annualPv, language),
  };
}

function carbonWords(state: State): Words {
  const { language, inputs } = state;
  const factor = factorOf(state);
  const known = isKnown(state);
  const emissions = (sizes: ReturnType<typeof plan>) => (known ? scope2(state, sizes) : undefined);
  const [now, then] = [emissions(today(state)), emissions(plan(state))];
  const { annualYear, hourlyYear, years } = path(state);
  const never = { en: `not by ${years.at(-1)?.year}`, ko: `${years.at(-1)?.year}년까지 없음` }[language];
  const yearText = (year: number | null) => (known ? (year === null ? never : String(year)) : MISSING);
  const { kgCo2ePerKwh, name, basis, published } = factor;
  return {
    factor: `${name[language]} ${formatNumber(kgCo2ePerKwh, language, 5)} kgCO₂e/kWh`,
    factorBasis: basis[language],
    factorPeriod: factor.period,
    factorRemarks: remarks(state),
    published: published ?? { en: "undated", ko: "일자 없음" }[language],
    todayLocation: formatCo2e(now?.locationBased.kgCo2e, language),
    todayMarket: formatCo2e(now?.marketBased.kgCo2e, language),
    location: formatCo2e(then?.locationBased.kgCo2e, language),
    market: formatCo2e(then?.marketBased.kgCo2e, language),
    contract: formatPercent(inputs.contract / 100, language, 0),
    annualYear: yearText(annualYear),
    hourlyYear: yearText(hourlyYear),
    lastYear: String(years.at(-1)?.year ?? MISSING),
    lastHourly: formatCo2e(known ? years.at(-1)?.hourlyKg : null, language),
    built: String(inputs.built),
    decline: formatPercent(inputs.decline / 100, language),
    degradation: formatPercent(costs.degradation, language),
  };
}

/** What must be said of the factor beside a scope 2. */
function remarks(state: State): string {
  const { language } = state;
  const year = yearOf(state);
  const said = factorRemarks(factorOf(state), Number.isFinite(year) ? year : undefined);
  if (!Number.isFinite(year) && said.length === 0) return MISSING;
  const fits = {
    en: "It counts direct emissions at the consumption end, in the load's year.",
    ko: "부하 연도의 소비단 직접 배출을 셉니다.",
  }[language];
  return said.length > 0 ? said.map((remark) => remark[language]).join(" ") : fits;
}

function moneyWords(state: State): Words {
  const { language, inputs } = state;
  const known = isKnown(state);
  const { investmentKrw, firstYearKrw, simpleYears, discountedYears, netPresentValueKrw, savingKrw, addedKwp } =
    money(state);
  const untold = withheldText(state);
  const krw = (amount: number) => formatKrw(known ? amount : null, language);
  const price = (amount: number, per: string) =>
    ({ en: `${formatNumber(amount, "en")} KRW/${per}`, ko: `${formatNumber(amount, "ko")}원/${per}` })[language];
  const never = { en: `not within ${costs.years} years`, ko: `${costs.years}년 안에 회수되지 않음` }[language];
  const yearsText = (years: number | null) => {
    if (!known) return MISSING;
    if (untold !== undefined) return untold;
    if (years === null) return never;
    return { en: `${formatDecimal(years, "en", 1)} years`, ko: `${formatDecimal(years, "ko", 1)}년` }[language];
  };
  return {
    addedKwp: formatPower(known ? addedKwp : null, language),
    investment: krw(investmentKrw),
    saving: krw(savingKrw),
    firstYear: krw(firstYearKrw),
    simplePayback: yearsText(simpleYears),
    discountedPayback: yearsText(discountedYears),
    npv: known && untold !== undefined ? untold : krw(netPresentValueKrw),
    pvPrice: price(inputs.pvCost * 1000, "kWp"),
    batteryPrice: price(inputs.batteryCost * 1000, "kWh"),
    tariff: price(inputs.tariff, "kWh"),
    exportPrice: price(costs.feed_in_krw_per_kwh, "kWh"),
    discountRate: formatPercent(costs.discount_rate, language),
    upkeep: formatPercent(costs.upkeep_share, language),
    costYears: { en: `${costs.years} years`, ko: `${costs.years}년` }[language],
    batteryYears: { en: `${costs.battery_years} years`, ko: `${costs.battery_years}년` }[language],
  };
}

/** What must hold of any dispatch: energy comes from somewhere, and a battery is never fuller than full. */
function checkWords(state: State): Words {
  const { language } = state;
  const { energy, flows, battery } = plan(state);
  const { load, generation, charge, discharge, imported, exported } = flows.totals;
  const known = isKnown(state);
  const open = Math.abs(generation + imported + discharge - load - charge - exported);
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const kwh of flows.stored) {
    low = Math.min(low, kwh);
    high = Math.max(high, kwh);
  }
  const least = known ? importBound(energy, battery, flows) : Number.NaN;
  const share = (kwh: number) =>
    battery.energyKwh > 0 && Number.isFinite(kwh) ? formatPercent(kwh / battery.energyKwh, language) : MISSING;
  return {
    balance: known ? `${formatNumber(open < 1e-6 ? 0 : open, language)} kWh` : MISSING,
    socLow: share(low),
    socHigh: share(high),
    leastImport: formatEnergy(known ? least : null, language),
    importGap: formatPercent(known && imported > 0 ? Math.max(0, 1 - least / imported) : null, language, 3),
    lost: formatEnergy(known ? flows.totals.lost : null, language),
    cycles: formatDecimal(known && battery.energyKwh > 0 ? discharge / battery.energyKwh : null, language, 0),
  };
}
