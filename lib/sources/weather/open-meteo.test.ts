import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { rowsOf, tinyLake } from "../tiny-lake.ts";
import { readOpenMeteo } from "./open-meteo.ts";
import { fetchOpenMeteo } from "./open-meteo-client.ts";
import { answer, answering, openMeteoAnswer } from "./open-meteo-fixture.ts";
import { newestForecast, storeForecast } from "./store-forecast.ts";

const FROM = Date.parse("2026-11-27T00:00:00Z");
const whole = () => openMeteoAnswer(FROM, 6);
const changed = (change: (body: ReturnType<typeof whole>) => void) => {
  const body = whole();
  change(body);
  return JSON.stringify(body);
};

/** The answer with another value at a place. */
const having = (name: string, i: number, value: number | null) =>
  changed(({ hourly }) => {
    hourly[name]![i] = value;
  });

describe("readOpenMeteo()", () => {
  // The documentation: radiation is the average of the preceding hour; temperature and wind are of the instant.
  it("readOpenMeteo() puts radiation into the hour that its stamp ends, and the mean of both ends for the rest", () => {
    const { start, ghi, dhi, tempAir, wind, elevation } = readOpenMeteo(JSON.stringify(whole()));
    expect([...start].map((at) => (at - FROM) / 3_600_000)).toEqual([0, 1, 2, 3, 4]);
    expect([...ghi]).toEqual([10, 20, 30, 40, 50]);
    expect([...dhi]).toEqual([4, 8, 12, 16, 20]);
    expect([...tempAir]).toEqual([-1.5, -0.5, 0.5, 1.5, 2.5]);
    expect([...wind]).toEqual([2.5, 2.5, 2.5, 2.5, 2.5]);
    expect(elevation).toBe(38);
  });

  it("readOpenMeteo() keeps null hours missing", () => {
    const forecast = readOpenMeteo(
      changed(({ hourly }) => {
        hourly.shortwave_radiation![2] = null;
        hourly.temperature_2m![2] = null;
      }),
    );
    expect([...forecast.ghi]).toEqual([10, Number.NaN, 30, 40, 50]);
    expect([...forecast.tempAir]).toEqual([-1.5, Number.NaN, Number.NaN, 1.5, 2.5]);
  });

  it.each([
    [
      '{"error":true,"reason":"Latitude must be in range of -90 to 90°."}',
      /^Cannot fetch the forecast as Open-Meteo says: Latitude must be/,
    ],
    [JSON.stringify(whole()).slice(0, -40), /^Cannot read the forecast as it is no whole JSON: it was cut off/],
    ["[1]", /: it is no object$/],
    ["{}", /: it has no hourly\.time$/],
    [changed(({ hourly }) => void hourly.diffuse_radiation!.pop()), /: hourly\.diffuse_radiation must have 6 values$/],
    [
      having("shortwave_radiation", 3, 5000),
      /shortwave_radiation must be a number from -25 to 2000, or null: value 3 is 5000$/,
    ],
    [having("time", 3, FROM / 1000 + 1800), /hourly\.time must be Unix time of full hours: value 3/],
    [having("time", 3, FROM / 1000 + 7200), /hourly\.time must run on by the hour: value 3 does not$/],
    [JSON.stringify(whole()).replace('"m/s"', '"km/h"'), /hourly_units\.wind_speed_10m must be m\/s: it is "km\/h"$/],
  ])("readOpenMeteo() refuses %s", (text, message) => {
    expect(() => readOpenMeteo(text)).toThrow(UserError);
    expect(() => readOpenMeteo(text)).toThrow(message);
  });
});

describe("fetchOpenMeteo()", () => {
  let close = async (): Promise<unknown> => undefined;
  afterEach(() => close());

  async function fetched(...answers: Parameters<typeof answering>) {
    const server = await answering(...answers);
    close = server.close;
    const { signal } = new AbortController();
    const request = {
      url: server.url,
      latitude: 37.55,
      longitude: 127,
      days: 2,
      waits: [1, 1],
      timeoutMs: 500,
      signal,
    };
    return { server, forecast: fetchOpenMeteo(request) };
  }

  it("fetchOpenMeteo() asks for m/s, Unix time and GMT, and for nothing but the place", async () => {
    const { server, forecast } = await fetched(answer(whole()));
    expect((await forecast).ghi).toHaveLength(5);
    const asked = new URL(server.asked[0]!, server.url);
    expect(asked.pathname).toBe("/v1/forecast");
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      latitude: "37.55",
      longitude: "127",
      hourly: "shortwave_radiation,direct_normal_irradiance,diffuse_radiation,temperature_2m,wind_speed_10m",
      wind_speed_unit: "ms",
      timeformat: "unixtime",
      timezone: "GMT",
      forecast_days: "2",
    });
  });

  it.each([
    ["429", answer({ error: true, reason: "Minutely API request limit exceeded." }, 429)],
    ["500", answer("oops", 500, "text/plain")],
    [
      "a connection that breaks off within the answer",
      (_: unknown, response: ServerResponse) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "9999" });
        response.write('{"hourly":', () => response.destroy());
      },
    ],
    ["no answer in time", () => {}],
  ])("fetchOpenMeteo() tries again after %s", async (_, first) => {
    const { server, forecast } = await fetched(first, answer(whole()));
    expect((await forecast).ghi).toHaveLength(5);
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    [
      "429 for good",
      3,
      answer("{}", 429),
      /^Cannot fetch the forecast from http:\/\/127\.0\.0\.1:\d+ as it answers 429 \(tried 3 times\): look whether/,
    ],
    [
      "an error that it explains",
      1,
      answer({ error: true, reason: "No such variable" }, 400),
      /^Cannot fetch the forecast as Open-Meteo says: No such variable$/,
    ],
    [
      "a page in place of JSON",
      1,
      answer("<html>", 200, "text/html"),
      /as it answers 200 with text\/html, not JSON: does OPEN_METEO_URL lead to Open-Meteo\?$/,
    ],
    ["an endless answer", 1, answer(`{"x":"${"y".repeat(2_100_000)}"}`), /as the answer is longer than 2 MB/],
    [
      "a redirect",
      3,
      (_: unknown, response: ServerResponse) => {
        response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
      },
      /tried 3 times/,
    ],
  ])("fetchOpenMeteo() gives up on %s after %i", async (_, times, only, message) => {
    const { server, forecast } = await fetched(only);
    const error = await forecast.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(message);
    expect(server.asked).toHaveLength(times);
  });

  it("fetchOpenMeteo() says that nobody is there", async () => {
    const { server, forecast } = await fetched(answer(whole()));
    await forecast;
    await server.close();
    close = async () => undefined;
    const { signal } = new AbortController();
    const request = { url: server.url, latitude: 1, longitude: 1, days: 1, waits: [], signal };
    await expect(fetchOpenMeteo(request)).rejects.toThrow(
      /ECONNREFUSED.* \(tried 1 times\): look whether it can be reached, or set OPEN_METEO_URL$/,
    );
  });
});

describe("storeForecast()", () => {
  it("storeForecast() keeps earlier forecasts, leaves out hours that are over, and does not double one", async () => {
    const { lake, dispose } = await tinyLake();
    const forecast = readOpenMeteo(having("shortwave_radiation", 5, null));
    const put = (at: string) =>
      storeForecast(lake, {
        place: "site",
        latitude: 37.5,
        longitude: 127,
        issuedAt: Date.parse(at),
        source: "Open-Meteo, here",
        forecast,
      });
    expect(await put("2026-11-27T00:10:40Z")).toBe(5);
    expect(await put("2026-11-27T03:30:00Z")).toBe(2);
    expect(await put("2026-11-27T03:30:20Z")).toBe(2);
    const rows = await rowsOf(
      lake,
      "SELECT issued_at, count(*)::INTEGER AS hours, min(interval_start) AS first, count(ghi_w_m2)::INTEGER AS known FROM weather_forecast GROUP BY 1 ORDER BY 1",
    );
    expect(rows).toEqual([
      { issued_at: "2026-11-27T00:10:00Z", hours: 5, first: "2026-11-27T00:00:00Z", known: 4 },
      { issued_at: "2026-11-27T03:30:00Z", hours: 2, first: "2026-11-27T03:00:00Z", known: 1 },
    ]);
    expect(await newestForecast(lake, "site")).toBe(Date.parse("2026-11-27T03:30:00Z"));
    expect(await newestForecast(lake, "elsewhere")).toBeUndefined();
    await dispose();
  });
});
