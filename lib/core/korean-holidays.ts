const DAY_MS = 86_400_000;

/** A holiday of a fixed date: month and day, since when, and what its substitute needs. */
interface FixedHoliday {
  readonly on: string;
  readonly since?: number;
  /** Whether a weekday takes its place where it falls on a weekend or another holiday, since when. */
  readonly movedSince?: number;
}

/** Act on Public Holidays (공휴일에 관한 법률) and the regulation to it; Labour Day and Constitution Day since 2026. */
const FIXED: readonly FixedHoliday[] = [
  { on: "01-01" },
  { on: "03-01", movedSince: 2022 },
  { on: "05-01", since: 2026, movedSince: 2026 },
  { on: "05-05", movedSince: 2014 },
  { on: "06-06" },
  { on: "07-17", since: 2026, movedSince: 2026 },
  { on: "08-15", movedSince: 2021 },
  { on: "10-03", movedSince: 2021 },
  { on: "10-09", movedSince: 2021 },
  { on: "12-25", movedSince: 2023 },
];

/** New Year and Chuseok of the moon's calendar have the days around them; Buddha's birthday has none. */
const LUNAR = [
  { on: "1-1", around: 1, movedSince: 2014, isMovedFromSaturday: false },
  { on: "4-8", around: 0, movedSince: 2023, isMovedFromSaturday: true },
  { on: "8-15", around: 1, movedSince: 2014, isMovedFromSaturday: false },
] as const;

const known = new Map<number, ReadonlySet<string>>();
const lunar = new Intl.DateTimeFormat("en-u-ca-dangi", { timeZone: "UTC", month: "numeric", day: "numeric" });

/**
 * Public holidays of South Korea by the rules in force since 2022, those of the moon's calendar and substitutes included; election
 * days and those that the government adds are not, as no rule tells them.
 *
 * @param year Year of the Gregorian calendar. [1]
 * @returns Dates as 2026-12-25.
 */
export function koreanHolidays(year: number): ReadonlySet<string> {
  const found = known.get(year) ?? holidaysOf(year);
  known.set(year, found);
  return found;
}

function holidaysOf(year: number): ReadonlySet<string> {
  const spans: { days: number[]; isMoved: boolean; fromSaturday: boolean }[] = [];
  for (const { on, since = 0, movedSince = Number.POSITIVE_INFINITY } of FIXED) {
    if (year < since) continue;
    spans.push({ days: [dayOf(`${year}-${on}`)], isMoved: year >= movedSince, fromSaturday: true });
  }
  for (let day = dayOf(`${year}-01-01`); day < dayOf(`${year + 1}-01-01`); day++) {
    const of = lunarDate(day);
    const feast = LUNAR.find(({ on }) => on === of);
    if (!feast) continue;
    const days = Array.from({ length: 2 * feast.around + 1 }, (_, i) => day - feast.around + i);
    spans.push({ days, isMoved: year >= feast.movedSince, fromSaturday: feast.isMovedFromSaturday });
  }
  spans.sort((a, b) => a.days[0]! - b.days[0]!);
  const counts = new Map<number, number>();
  for (const { days } of spans) for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  const all = new Set(counts.keys());
  const shared = new Set<number>();
  for (const { days, isMoved, fromSaturday } of spans) {
    if (!isMoved) continue;
    for (const day of days) {
      const weekday = weekdayOf(day);
      // Two holidays on one day have one substitute.
      const isShared = (counts.get(day) ?? 0) > 1 && !shared.has(day);
      if (isShared) shared.add(day);
      if (weekday !== 0 && !(weekday === 6 && fromSaturday) && !isShared) continue;
      let next = days.at(-1)! + 1;
      while (all.has(next) || weekdayOf(next) % 6 === 0) next++;
      all.add(next);
    }
  }
  return new Set([...all].map(dateOf).filter((date) => date.startsWith(`${year}-`)));
}

function lunarDate(day: number): string {
  const parts = lunar.formatToParts(day * DAY_MS);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("month")}-${of("day")}`;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Sunday is 0. */
function weekdayOf(day: number): number {
  return (day + 4) % 7;
}
