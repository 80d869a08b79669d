import { expect, it, onTestFinished } from "vitest";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { answer, answering, openMeteoAnswer } from "#lib/sources/weather/open-meteo-fixture.ts";
import { bringForecast } from "./bring-forecast.ts";

const HOUR_MS = 3_600_000;

it("bringForecast() asks for the height where neither server nor user tells it, and takes the user's", async () => {
  const { lake, dispose } = await tinyLake();
  onTestFinished(dispose);
  const { elevation: _, ...untold } = openMeteoAnswer(Math.floor(Date.now() / HOUR_MS) * HOUR_MS, 30);
  const server = await answering(answer(untold));
  onTestFinished(async () => void (await server.close()));
  const weather = { openMeteoUrl: server.url, forecast: "off" } as const;
  const place = { place: "hill", latitude: 37.5, longitude: 127, days: 1 };
  const { signal } = new AbortController();
  await expect(bringForecast(lake, weather, place, signal)).rejects.toThrow(/height above the sea: give --elevation/);
  expect(await bringForecast(lake, weather, { ...place, elevation: 120 }, signal)).toBeGreaterThan(20);
});
