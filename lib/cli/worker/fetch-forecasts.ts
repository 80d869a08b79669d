import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { newestForecast } from "#lib/sources/weather/store-forecast.ts";
import { bringForecast, SITE_PLACE } from "../bring-forecast.ts";
import { PROJECT_ROOT } from "../world.ts";
import type { Duty } from "./run-worker.ts";

const LOOK_MS = 600_000;
const EVERY_MS = 6 * 3_600_000;
const DAYS = 8;
/** One worker at a time. */
const LOCK = 5_170_019;

/** Fetches the forecast of the site's place every six hours, where WEATHER_FORECAST asks for it. */
export const fetchForecasts: Duty = async ({ settings, state, say, signal }) => {
  const { home, siteTimeZone, weather } = settings;
  const { place, forecast } = weather;
  if (forecast === "off" || !place) return async () => {};
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), siteTimeZone);
  let running: Promise<void> | undefined;
  let told = "";

  const pass = async () => {
    // A worker on a machine without the lake leaves this to others.
    if ((await lake.head()) === null) return;
    const client = await state.pool.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
      if (!rows[0]?.mine) return;
      const newest = await newestForecast(lake, SITE_PLACE, signal);
      if (newest !== undefined && Date.now() - newest < EVERY_MS) return;
      const hours = await bringForecast(lake, weather, { place: SITE_PLACE, ...place, days: DAYS }, signal);
      say(`The forecast of the weather came: ${hours} hours.`);
      told = "";
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
      client.release();
    }
  };
  const turn = () => {
    running ??= pass()
      .catch((error: Error) => {
        if (signal.aborted || error.message === told) return;
        told = error.message;
        say(`${error.message}. It is tried again.`);
      })
      .finally(() => {
        running = undefined;
      });
  };
  turn();
  const timer = setInterval(turn, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await running;
    await lake.close();
  };
};
