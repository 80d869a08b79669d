import { UserError } from "#lib/core/user-error.ts";
import type { Site } from "#lib/pv/weather.ts";

const RANGES = {
  latitude: [-90, 90],
  longitude: [-180, 180],
  utcOffset: [-14, 14],
  elevation: [-450, 9000],
} as const;

/**
 * The site that a header names, checked.
 *
 * @param where File and line, with the bracket open: `a.epw (line 1`.
 * @param called What the file calls latitude, longitude and so on.
 * @throws {UserError} If one of them is no number, or beyond what can be.
 */
export function weatherSite(
  written: Readonly<Record<keyof Site, string | undefined>>,
  where: string,
  called: Readonly<Record<keyof Site, string>>,
): Site {
  const number = (name: keyof Site): number => {
    const text = written[name]?.trim() ?? "";
    const [least, most] = RANGES[name];
    const value = text === "" ? Number.NaN : Number(text);
    if (value >= least && value <= most) return value;
    throw new UserError(
      `Cannot read ${where}, column ${called[name]}) as it must be a number from ${least} to ${most}: current value is "${text.slice(0, 40)}"`,
    );
  };
  return {
    latitude: number("latitude"),
    longitude: number("longitude"),
    utcOffset: number("utcOffset"),
    elevation: number("elevation"),
  };
}
