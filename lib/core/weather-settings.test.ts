import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

const PLACE = { SITE_LATITUDE: "37.5", SITE_LONGITUDE: "127" };

describe("checkedWeather()", () => {
  it("checkedWeather() takes a place, its height, a mirror's address and who forecasts", () => {
    const env = {
      ...PLACE,
      SITE_ELEVATION: "0",
      OPEN_METEO_URL: "http://127.0.0.1:8080/",
      WEATHER_FORECAST: "open-meteo",
    };
    expect(readSettings(env).weather).toEqual({
      openMeteoUrl: "http://127.0.0.1:8080",
      forecast: "open-meteo",
      place: { latitude: 37.5, longitude: 127, elevation: 0 },
    });
    expect(readSettings(PLACE).weather).toMatchObject({ forecast: "off", place: { latitude: 37.5, longitude: 127 } });
  });

  it.each([
    [{ SITE_LATITUDE: "37.5" }, "must both be set, or neither"],
    [{ WEATHER_FORECAST: "open-meteo" }, "the site has no place: set SITE_LATITUDE and SITE_LONGITUDE too"],
    [{ WEATHER_FORECAST: "yes" }, "must be off or open-meteo: current value is yes"],
    [{ ...PLACE, SITE_LATITUDE: "97" }, "SITE_LATITUDE as it must be a number from -90 to 90: current value is 97"],
    [{ OPEN_METEO_URL: "ftp://mirror" }, "OPEN_METEO_URL as it must be an http or https address"],
  ])("checkedWeather() refuses %j", (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});
