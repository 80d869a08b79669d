import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSettings } from "#lib/core/settings.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { regionPart } from "#lib/sources/region-part.ts";
import { answer, answering, openMeteoAnswer } from "#lib/sources/weather/open-meteo-fixture.ts";
import { openJobs } from "#lib/state/jobs.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { runCli } from "../checks/run-cli.ts";
import { PROJECT_ROOT } from "../world.ts";
import { fetchForecasts } from "./fetch-forecasts.ts";

const HOUR_MS = 3_600_000;
let thisHour: number;

let test: TestState;
let server: Awaited<ReturnType<typeof answering>>;
beforeAll(async () => {
  test = await openTestState();
  // A forecast of the next hour would be another.
  const left = HOUR_MS - (Date.now() % HOUR_MS);
  if (left < 30_000) await sleep(left);
  thisHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  server = await answering(answer(openMeteoAnswer(thisHour, 40)));
});
afterAll(async () => {
  await server.close();
  await test.close();
});

it("wattbook weather forecast puts a forecast into the lake; the worker leaves it, and fetches none unless asked", async () => {
  const env = { WATTBOOK_HOME: test.home, OPEN_METEO_URL: server.url, SITE_LATITUDE: "37.5", SITE_LONGITUDE: "127" };
  const { signal } = new AbortController();
  const jobs = await openJobs(test.state, (error) => expect.unreachable(error.message));
  const said: string[] = [];
  const duty = async (forecast: string) => {
    const settings = { ...readSettings({ ...env, WEATHER_FORECAST: forecast }), home: test.home };
    const end = await fetchForecasts({
      settings,
      state: test.state,
      jobs,
      say: (line) => void said.push(line),
      signal,
    });
    await end();
  };
  const lake = await openLake(test.home, await loadCatalogue(PROJECT_ROOT));
  await lake.commit("a lake", () => ({ put: [regionPart()] }));
  await duty("off");
  expect(server.asked).toEqual([]);
  await duty("open-meteo");
  expect(said).toEqual(["The forecast of the weather came: 39 hours."]);
  await duty("open-meteo");
  expect(server.asked).toHaveLength(1);
  const run = await runCli(["weather", "forecast", "--place", "roof", "--days", "2"], env);
  expect(run).toEqual({ code: 0, stdout: "Forecast for roof (37.5, 127): 39 hours\n", stderr: "" });
  const snapshot = await lake.snapshot();
  const rows = await snapshot.query(
    "SELECT place, quality, count(*)::INTEGER AS hours, min(interval_start) AS first FROM weather_forecast GROUP BY ALL ORDER BY 1",
  );
  const first = new Date(thisHour).toISOString().replace(".000Z", "Z");
  expect(rows.rows()).toEqual([
    { place: "roof", quality: "forecast", hours: 39, first },
    { place: "site", quality: "forecast", hours: 39, first },
  ]);
  await jobs.stop({ graceful: false });
  await lake.close();
});
