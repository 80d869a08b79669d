import type { TariffDay } from "./tariff.ts";

/** Bands of load that KEPCO tells apart: 경부하, 중간부하, 최대부하. */
const BANDS = ["light", "mid", "peak"] as const;
type LoadBand = (typeof BANDS)[number];

type Span = readonly number[];

/** Which hours are of which band, as a file states them. */
export interface LoadHours {
  readonly id: string;
  /** First day on which they hold. */
  readonly effective: string;
  readonly source: string;
  /** Of weekdays: spans from an hour to another, the second outside. [h] */
  readonly seasons: readonly ({ readonly months: readonly number[] } & Readonly<Record<LoadBand, readonly Span[]>>)[];
  /** What a band counts as on a Saturday, where it is another. */
  readonly saturday: Readonly<Partial<Record<LoadBand, string>>>;
  /** The same on Sundays and holidays. */
  readonly holiday: Readonly<Partial<Record<LoadBand, string>>>;
}

/**
 * Reads which hours are of which band.
 *
 * @param hours The hours as a file states them.
 * @returns The band of an hour of a kind of day in a month.
 * @throws {RangeError} If an hour of a season has no band or two, or a Saturday or holiday names a band that there is none of.
 */
export function readLoadHours(hours: LoadHours): (month: number, day: TariffDay, hour: number) => LoadBand {
  const { id, seasons, saturday, holiday } = hours;
  const weekdays = seasons.map((season) =>
    Array.from({ length: 24 }, (_, hour) => {
      const found = BANDS.filter((band) => season[band].some(([from, to]) => hour >= from! && hour < to!));
      if (found.length !== 1) {
        throw new RangeError(
          `Cannot read hours ${id} as hour ${hour} of month ${season.months[0]} has ${found.join(" and ") || "no"} band`,
        );
      }
      return found[0]!;
    }),
  );
  const as = (band: LoadBand, day: TariffDay): LoadBand => {
    const other = day === "weekday" ? band : ({ saturday, holiday }[day][band] ?? band);
    const known = BANDS.find((each) => each === other);
    if (!known)
      throw new RangeError(`Cannot read hours ${id} as there is no band ${other}: there are ${BANDS.join(", ")}`);
    return known;
  };
  return (month, day, hour) => {
    const season = seasons.findIndex(({ months }) => months.includes(month));
    if (season < 0) throw new RangeError(`Cannot read hours ${id} as no season has month ${month}`);
    return as(weekdays[season]![hour]!, day);
  };
}
