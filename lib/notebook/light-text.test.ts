import { expect, it } from "vitest";
import { lightText, yearsOfWeather } from "./light-text.ts";

/** Hours of equal light that add up to 1,304.6 kWh/m² a year. */
const weather = (hours: number, step = 60) => {
  const ghi_w_m2 = (1304.6 * 1000) / hours;
  const row = { interval_start: 0, ghi_w_m2, dni_w_m2: 0, dhi_w_m2: ghi_w_m2, temp_air_c: 10, wind_m_s: 1 };
  return {
    place: [{ ghi_kwh_m2: 1304.6, step_min: step }],
    weather: Array.from({ length: (hours * 60) / step }, () => row),
  };
};

it("lightText() is the light of a year, and says where it is the mean of several", () => {
  for (const hours of [8760, 8784]) expect(lightText(weather(hours), "en")).toBe("1,305 kWh/m²");
  expect(lightText(weather(8760, 30), "ko")).toBe("1,305 kWh/m²");
  expect(lightText(weather(3 * 8766, 30), "en")).toBe("1,305 kWh/m², mean of 3.0 years");
  expect(lightText(weather(2.5 * 8766), "ko")).toBe("1,305 kWh/m², 2.5년 평균");
  expect(lightText({ place: [], weather: [] }, "en")).toBe("– kWh/m²");
});

it("lightText() tells beside it the light of the hours known, where some are missing or left out", () => {
  const { place, weather: rows } = weather(8760);
  expect(lightText({ place, weather: rows.slice(0, 8760 - 360) }, "en")).toBe(
    "1,305 kWh/m², 1,251 kWh/m² in the hours known",
  );
  const cold = rows.map((row, i) => (i < 360 ? { ...row, temp_air_c: null } : row));
  expect(lightText({ place, weather: cold }, "ko")).toBe("1,305 kWh/m², 알려진 시간은 1,251 kWh/m²");
});

it("yearsOfWeather() is undefined where it is no more than one", () => {
  expect(yearsOfWeather(weather(8784))).toBeUndefined();
  expect(yearsOfWeather(weather(2 * 8766))).toBe(2);
});
