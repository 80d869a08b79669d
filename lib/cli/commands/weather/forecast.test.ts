import { expect, it } from "vitest";
import { runCli } from "../../checks/run-cli.ts";

const SITE = { SITE_LATITUDE: "37.5", SITE_LONGITUDE: "127", OPEN_METEO_URL: "http://127.0.0.1:1" };

it.each([
  ["half a place", ["--latitude", "35"], /^Cannot fetch a forecast by one of --latitude and --longitude/],
  ["another place by the site's name", ["--latitude", "35", "--longitude", "129"], /^Cannot call another place site/],
])(
  "wattbook weather forecast refuses %s, so that the site's forecasts stay the site's",
  async (_what, args, message) => {
    const { code, stdout, stderr } = await runCli(["weather", "forecast", ...args], SITE);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  },
);
