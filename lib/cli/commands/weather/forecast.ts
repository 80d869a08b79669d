import { type Command, InvalidArgumentError } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { bringForecast, SITE_PLACE } from "../../bring-forecast.ts";
import { withLake } from "../../lake/with-lake.ts";
import { numberWithin } from "../../number-within.ts";
import { settingsOf } from "../../settings-of.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

interface ForecastOptions {
  readonly latitude?: number;
  readonly longitude?: number;
  readonly elevation?: number;
  readonly place: string;
  readonly days: number;
  readonly json?: true;
}

export default function forecast(command: Command, world: World): void {
  command
    .description(
      "Fetch the forecast of sun, temperature and wind of Open-Meteo into the lake. It tells that server the place.",
    )
    .option("--latitude <deg>", "degrees north (SITE_LATITUDE)", numberWithin(-90, 90))
    .option("--longitude <deg>", "degrees east (SITE_LONGITUDE)", numberWithin(-180, 180))
    .option(
      "--elevation <m>",
      "height above the sea (SITE_ELEVATION; else of the server's map)",
      numberWithin(-450, 9000),
    )
    .option("--place <name>", "short name of the place", placeName, SITE_PLACE)
    .option("--days <n>", "days ahead, today included", wholeNumber(1, 16), 8)
    .option("--json", "write what was done as JSON")
    .action(async (options: ForecastOptions) => {
      const { weather } = settingsOf(world);
      const { latitude = weather.place?.latitude, longitude = weather.place?.longitude } = options;
      if (latitude === undefined || longitude === undefined) {
        throw new UserError(
          "Cannot fetch a forecast as its place is not known: give --latitude and --longitude, or set SITE_LATITUDE and SITE_LONGITUDE",
        );
      }
      if ((options.latitude === undefined) !== (options.longitude === undefined)) {
        throw new UserError("Cannot fetch a forecast by one of --latitude and --longitude: give both or neither");
      }
      const isSite = options.latitude === undefined && options.longitude === undefined;
      const elevation = options.elevation ?? (isSite ? weather.place?.elevation : undefined);
      const { place, days } = options;
      if (!isSite && weather.place && place === SITE_PLACE) {
        throw new UserError(
          `Cannot call another place ${SITE_PLACE} as that is the one of SITE_LATITUDE and SITE_LONGITUDE: give --place`,
        );
      }
      await withLake(world, async (lake) => {
        const hours = await bringForecast(lake, weather, { place, latitude, longitude, elevation, days }, world.signal);
        const line = `Forecast for ${place} (${latitude}, ${longitude}): ${hours} hours`;
        world.out.write(`${options.json ? JSON.stringify({ place, latitude, longitude, hours }) : line}\n`);
      });
    });
}

function placeName(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,40}$/.test(text) && !text.startsWith("sample")) return text;
  throw new InvalidArgumentError("It must be small letters, digits and hyphens, and not begin with sample.");
}
