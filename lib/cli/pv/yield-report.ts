import type { PvYield } from "#lib/pv/pv-yield.ts";
import type { WeatherFacts } from "#lib/sources/weather/weather-facts.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A yield with what it was computed from: never shown without. */
export interface YieldReport {
  /** Name of the model. */
  readonly model: string;
  /** What was simulated, in words. */
  readonly what: string;
  readonly facts: WeatherFacts;
  /** Hours that the weather holds: a year has 8760 or 8784; of more the sum is a mean year's, of less it is of these alone. */
  readonly hours: number;
  readonly sum: PvYield;
  /** Of many arrays, what each yields. */
  readonly arrays?: readonly {
    readonly array: string;
    readonly kwp: number;
    readonly year_kwh: number;
    readonly specific_kwh_kwp: number;
  }[];
}

const LEAP_YEAR_HOURS = 8784;
const MEAN_YEAR_HOURS = 8766;
/** Arrays that are told one by one on a terminal. */
const MOST_LINES = 20;

/** What to tell of a yield, line by line. */
export function yieldLines({ model, what, facts, hours, sum, arrays = [] }: YieldReport): string[] {
  const months = sum.months_kwh.flatMap((kwh, i) => (Number.isNaN(kwh) ? [] : [`  ${MONTHS[i]} ${kwhText(kwh)}`]));
  return [
    `${model}: ${what}`,
    `Weather: ${facts.title.en} (${facts.file}), GHI ${ghiText(facts.ghi_kwh_m2)}`,
    `${periodText(hours)}: ${kwhText(sum.year_kwh)}, ${fixed(sum.specific_kwh_kwp, 1)} kWh/kWp, capacity factor ${percent(sum.capacityFactor, 3)}, performance ratio ${percent(sum.performanceRatio, 1)}`,
    ...months,
    ...arrays
      .slice(0, MOST_LINES)
      .map((each) => `${each.array}: ${kwhText(each.year_kwh)}, ${fixed(each.specific_kwh_kwp, 1)} kWh/kWp`),
    ...(arrays.length > MOST_LINES ? [`${arrays.length - MOST_LINES} more arrays: --json has them all.`] : []),
    ...(isHoled(sum)
      ? [
          `Weather covers ${percent(sum.coverage, 1)} of the intervals: the sums are of these alone, which have ${lightText(sum.ghi_kwh_m2)} of the GHI.`,
        ]
      : []),
    ...notesOf(facts, hours).map((note) => `Note: ${note}`),
  ];
}

/** The same as an object for JSON: a missing number is null. */
export function yieldJson({ model, what, facts, hours, sum, arrays }: YieldReport): Record<string, unknown> {
  const { capacityFactor, performanceRatio, ghi_kwh_m2: ghi_known_kwh_m2, ...energies } = sum;
  return {
    model,
    what,
    weather: {
      name: facts.name,
      title: facts.title.en,
      file: facts.file,
      ghi_kwh_m2: facts.ghi_kwh_m2,
      ghi_known_kwh_m2,
    },
    hours,
    ...energies,
    capacity_factor: capacityFactor,
    performance_ratio: performanceRatio,
    ...(arrays ? { arrays } : {}),
    notes: notesOf(facts, hours),
  };
}

/** What the sums are of: never called a year where the weather is none. */
function periodText(hours: number): string {
  if (hours === 8760 || hours === LEAP_YEAR_HOURS) return "Year";
  if (hours > LEAP_YEAR_HOURS) return `Mean year of ${(hours / MEAN_YEAR_HOURS).toFixed(1)}`;
  return hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`;
}

function notesOf({ notes }: WeatherFacts, hours: number): readonly string[] {
  if (hours <= LEAP_YEAR_HOURS) return notes;
  return [
    ...notes,
    "it holds more than a year: energies are a mean year's, each month the mean of those that it holds",
  ];
}

function ghiText(ghi: number): string {
  return Number.isNaN(ghi) ? "not told for a whole year" : `${lightText(ghi)} a year`;
}

function lightText(ghi: number): string {
  return `${fixed(ghi, 0)} kWh/m2`;
}

/** Whether so much is missing that it is told: an hour of a year is not. */
function isHoled({ coverage }: PvYield): boolean {
  return coverage < 0.9995;
}

function kwhText(kwh: number): string {
  return `${fixed(kwh, 3)} kWh`;
}

function percent(share: number, digits: number): string {
  return `${fixed(100 * share, digits)} %`;
}

function fixed(value: number, digits: number): string {
  return Number.isNaN(value) ? "—" : value.toFixed(digits);
}
