import { UserError } from "#lib/core/user-error.ts";
import type { WeatherSettings } from "#lib/core/weather-settings.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { fetchOpenMeteo } from "#lib/sources/weather/open-meteo-client.ts";
import { storeForecast } from "#lib/sources/weather/store-forecast.ts";

/** Name of the site's own place in dataset `weather_forecast`. */
export const SITE_PLACE = "site";

interface PlaceForecast {
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation?: number | undefined;
  readonly days: number;
}

/** Fetches the forecast of a place and puts it into the lake; tells how many hours there are. */
export async function bringForecast(
  lake: Lake,
  { openMeteoUrl }: WeatherSettings,
  { place, latitude, longitude, elevation, days }: PlaceForecast,
  signal: AbortSignal,
): Promise<number> {
  const forecast = await fetchOpenMeteo({ url: openMeteoUrl, latitude, longitude, elevation, days, signal });
  const height = Number.isNaN(forecast.elevation) ? elevation : forecast.elevation;
  if (height === undefined)
    throw new UserError(
      `Cannot take the forecast of ${place} as ${new URL(openMeteoUrl).host} does not tell its height above the sea: give --elevation, or set SITE_ELEVATION`,
    );
  const fetched = {
    place,
    latitude,
    longitude,
    issuedAt: Date.now(),
    source: `Open-Meteo, ${new URL(openMeteoUrl).host}`,
  };
  return storeForecast(lake, { ...fetched, forecast: { ...forecast, elevation: height } }, signal);
}
