import { instantOf, wallTime } from "#lib/core/zone.ts";

/** A tick of a time axis: where it stands and what it says, in the zone's own time. */
export interface TimeTick {
  readonly at: Date;
  readonly text: string;
}

type Unit = "year" | "month" | "day" | "hour" | "minute";

/** Steps from fine to coarse. Days of a month begin again at its first. */
const STEPS: readonly (readonly [unit: Unit, count: number, ms: number])[] = [
  ["minute", 15, 9e5],
  ["hour", 1, 36e5],
  ["hour", 3, 108e5],
  ["hour", 6, 216e5],
  ["hour", 12, 432e5],
  ["day", 1, 864e5],
  ["day", 2, 1728e5],
  ["day", 7, 6048e5],
  ["day", 14, 12096e5],
  ["month", 1, 26e8],
  ["month", 3, 78e8],
  ["month", 6, 157e8],
  ["year", 1, 315e8],
  ["year", 2, 631e8],
  ["year", 5, 1577e8],
  ["year", 10, 3155e8],
];

/**
 * Ticks at round times of a zone's clock between two instants, at most `most`; where the clock changes, hours stay what the
 * clock shows: a day of 23 or 25 hours begins at its own midnight.
 */
export function timeTicks(from: number, to: number, zone: string, language: string, most: number): TimeTick[] {
  if (!(from < to) || most < 1) return [];
  const [unit, count] = STEPS.find(([, , ms]) => (to - from) / ms <= most) ?? (STEPS.at(-1) as (typeof STEPS)[number]);
  const ticks: TimeTick[] = [];
  let last = "";
  for (const at of roundTimes(from, to, zone, unit, count)) {
    const { text, context } = tickText(at, zone, language, unit, last);
    last = context;
    ticks.push({ at: new Date(at), text });
  }
  return ticks;
}

function roundTimes(from: number, to: number, zone: string, unit: Unit, count: number): number[] {
  const start = wallTime(from, zone);
  const times = new Set<number>();
  const add = (wall: Partial<typeof start>) => {
    const at = instantOf({ ...start, month: 1, day: 1, hour: 0, minute: 0, second: 0, ...wall }, zone);
    if (at >= from && at < to) times.add(at);
    return at < to;
  };
  if (unit === "year") {
    const first = Math.floor(start.year / count) * count;
    for (let i = 0; add({ year: first + i * count }); i++);
  } else if (unit === "month") {
    for (let i = 0; add({ month: 1 + i * count }); i++);
  } else if (unit === "day") {
    for (let i = 0; addMonthDays(start, i, count, add); i++);
  } else {
    const perDay = unit === "hour" ? 24 / count : (24 * 60) / count;
    for (let i = 0; ; i++) {
      const minutes = (i % perDay) * (unit === "hour" ? 60 * count : count);
      const day = start.day + Math.floor(i / perDay);
      if (!add({ month: start.month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 })) break;
    }
  }
  return [...times].sort((a, b) => a - b);
}

type Wall = ReturnType<typeof wallTime>;

/** The days of one month, counted from its first; a rest of less than half a step is left out, as the next month begins anew. */
function addMonthDays(start: Wall, months: number, count: number, add: (wall: Partial<Wall>) => boolean): boolean {
  const month = start.month + months;
  const length = new Date(Date.UTC(start.year, month, 0)).getUTCDate();
  let inside = true;
  for (let day = 1; day <= length - (count > 1 ? count / 2 : 0) && inside; day += count) inside = add({ month, day });
  return inside;
}

/** The finest part always, what is above it only where it changes. */
function tickText(at: number, zone: string, language: string, unit: Unit, last: string) {
  const wall = wallTime(at, zone);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(at);
  if (unit === "year") return { text: String(wall.year), context: "" };
  if (unit === "month") {
    const context = String(wall.year);
    return { text: context === last ? say({ month: "short" }) : say({ month: "short", year: "numeric" }), context };
  }
  if (unit === "day") {
    const context = `${wall.year}-${wall.month}`;
    return { text: context === last ? String(wall.day) : say({ month: "short", day: "numeric" }), context };
  }
  const context = `${wall.month}-${wall.day}`;
  const clock = `${String(wall.hour).padStart(2, "0")}:${String(wall.minute).padStart(2, "0")}`;
  return { text: context === last ? clock : say({ month: "short", day: "numeric" }), context };
}
