import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import type { ForecastHour } from "./forecast-hours.ts";
import { forecastHours } from "./forecast-hours.ts";

const START = Date.UTC(2024, 4, 1, 15);
const hours = (count: number, measured: number): ForecastHour[] =>
  Array.from({ length: count }, (_, i) => {
    const forecast = 50 + 40 * Math.sin(i / 4);
    const around = { lo80: forecast - 5, hi80: forecast + 5, lo95: forecast - 9, hi95: forecast + 9 };
    return { key: `h${i}`, at: START + i * 36e5, forecast, ...around, actual: i < measured ? forecast + 1 : null };
  });
const options = { zone: "Asia/Seoul", language: "en", tick: String };
const labels = { actualLabel: "measured, kW", forecastLabel: "forecast, with 80 and 95 % intervals" };
const figureOf = (rows: readonly ForecastHour[], width = 620) =>
  drawn(forecastHours(rows, { ...options, ...labels, width }));

describe("forecastHours()", () => {
  it("draws the forecast dashed with both bands, and a dot only for what was measured", () => {
    const figure = figureOf(hours(48, 20));
    expect(figure.keys).toEqual(Array.from({ length: 20 }, (_, i) => `h${i}`));
    expect(figure.root.querySelectorAll("[stroke-dasharray='5,4'] path, path[stroke-dasharray='5,4']").length).toBe(1);
    const bands = [...figure.root.querySelectorAll("[fill-opacity]")].map((band) => band.getAttribute("fill-opacity"));
    expect(bands).toEqual(["0.1", "0.2"]);
  });

  it("breaks line and band where nothing was forecast, and draws a zero that was measured", () => {
    const none = { forecast: null, lo80: null, hi80: null, lo95: null, hi95: null };
    const rows = hours(48, 48).map((row, i) => (i === 24 ? { ...row, ...none, actual: 0 } : row));
    const figure = figureOf(rows);
    const line = figure.root.querySelector('[aria-label="line"] path')?.getAttribute("d");
    expect(line?.match(/M/g)).toHaveLength(2);
    expect(figure.keys).toHaveLength(48);
  });

  it.each([328, 620, 1176])("keeps its texts inside %d px and apart", (width) => {
    for (const rows of [hours(24, 0), hours(168, 100), hours(1, 1), []]) {
      const figure = figureOf(rows, width);
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
