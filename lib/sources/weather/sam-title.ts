import type { Site } from "#lib/pv/weather.ts";
import type { FileWeather } from "./file-weather.ts";
import { cityName } from "./place-name.ts";

interface SamHeader {
  /** Cells of the second row by the names of the first, without case and signs. */
  readonly about: ReadonlyMap<string, string>;
  readonly site: Site;
  readonly isTypical: boolean;
  readonly year: number;
}

/** Names of the weather of a SAM or NSRDB file; NSRDB names a place by its coordinates alone. */
export function samTitle({
  about,
  site,
  isTypical,
  year,
}: SamHeader): Pick<FileWeather["said"], "words" | "title" | "source"> {
  const said = (name: string) => {
    const value = about.get(name) ?? "";
    return /^[-?]*$/.test(value) ? "" : value;
  };
  const city = said("city");
  const origin = said("source") || "SAM CSV";
  const period = isTypical ? "" : String(year);
  const near = `${site.latitude}, ${site.longitude}`;
  const place = city ? cityName(city, said("country")) : { en: near, ko: near };
  const version = said("version");
  return {
    words: city ? [city, origin, period] : [origin, `${site.latitude} ${site.longitude}`, period],
    title: {
      en: `${place.en}, ${[origin, period].filter(Boolean).join(" ")}`,
      ko: `${place.ko}, ${[origin, period].filter(Boolean).join(" ")}`,
    },
    source: [origin, version, said("locationid") && `location ${said("locationid")}`].filter(Boolean).join(", "),
  };
}
