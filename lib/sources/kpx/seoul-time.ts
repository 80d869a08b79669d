const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const offsets = new Intl.DateTimeFormat("en", { timeZone: "Asia/Seoul", timeZoneName: "longOffset" });
const known = new Map<number, number>();

/** Days since 1970 of a calendar day, which must exist: 2023-02-30 does not. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : undefined;
}

/** The instant at which an hour begins on a day of Asia/Seoul. [ms since 1970 UTC] */
export function seoulHour(day: number, hour: number): number {
  return day * DAY_MS + hour * HOUR_MS - offsetOf(day);
}

/** The calendar year of an instant in Asia/Seoul. */
export function seoulYear(instant: number): number {
  return new Date(instant + offsetOf(Math.floor(instant / DAY_MS))).getUTCFullYear();
}

/** Offset of Asia/Seoul from UTC at the start of a UTC day. [ms] */
function offsetOf(day: number): number {
  const kept = known.get(day);
  if (kept !== undefined) return kept;
  const name = offsets.formatToParts(day * DAY_MS).find(({ type }) => type === "timeZoneName")?.value;
  const match = /^GMT([+-])(\d\d):(\d\d)$/.exec(name ?? "");
  if (!match) throw new RangeError(`Cannot find the offset of Asia/Seoul as the platform says ${name}`);
  const offset = (match[1] === "-" ? -1 : 1) * (Number(match[2]) * HOUR_MS + Number(match[3]) * 60_000);
  known.set(day, offset);
  return offset;
}
