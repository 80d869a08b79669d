import { UserError } from "./user-error.ts";

/** Where the site lies, and whose weather is fetched for it. */
export interface WeatherSettings {
  /** Base address of Open-Meteo, or of a mirror of one's own. */
  readonly openMeteoUrl: string;
  /** Whether the worker fetches forecasts. Nothing leaves this machine unless somebody says so. */
  readonly forecast: "off" | "open-meteo";
  /** Place of the site, where it is set: degrees north and east, height above the sea. [deg, deg, m] */
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly elevation?: number };
}

/** The environment's words for it. */
interface WeatherWords {
  readonly openMeteoUrl: string | undefined;
  readonly forecast: string | undefined;
  readonly latitude: string | undefined;
  readonly longitude: string | undefined;
  readonly elevation: string | undefined;
}

/**
 * Checks the settings of weather and place.
 *
 * @param words Values of the variables; undefined or empty: not set.
 * @returns Checked settings.
 * @throws {UserError} If a value cannot be used: names the variable, its value and what was expected.
 */
export function checkedWeather(words: WeatherWords): WeatherSettings {
  const { latitude: north, longitude: east } = words;
  const forecast = words.forecast || "off";
  if (forecast !== "off" && forecast !== "open-meteo") {
    throw new UserError(`Cannot use WEATHER_FORECAST as it must be off or open-meteo: current value is ${forecast}`);
  }
  if (Boolean(north) !== Boolean(east)) {
    throw new UserError("Cannot place the site as SITE_LATITUDE and SITE_LONGITUDE must both be set, or neither");
  }
  if (forecast !== "off" && !north) {
    throw new UserError("Cannot fetch forecasts as the site has no place: set SITE_LATITUDE and SITE_LONGITUDE too");
  }
  const openMeteoUrl = checkedAddress(words.openMeteoUrl || "https://api.open-meteo.com");
  if (!north || !east) return { openMeteoUrl, forecast };
  const place = {
    latitude: checkedNumber("SITE_LATITUDE", north, -90, 90),
    longitude: checkedNumber("SITE_LONGITUDE", east, -180, 180),
    ...(words.elevation ? { elevation: checkedNumber("SITE_ELEVATION", words.elevation, -450, 9000) } : {}),
  };
  return { openMeteoUrl, forecast, place };
}

function checkedAddress(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash) return text.replace(/\/+$/, "");
  throw new UserError(
    `Cannot use OPEN_METEO_URL as it must be an http or https address, such as https://api.open-meteo.com: current value is ${text}`,
  );
}

function checkedNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() !== "" && number >= least && number <= most) return number;
  throw new UserError(`Cannot use ${name} as it must be a number from ${least} to ${most}: current value is ${text}`);
}
