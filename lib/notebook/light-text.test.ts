import { expect, it } from "vitest";
import { lightText, yearsOfWeather } from "./light-text.ts";

const weather = (hours: number, step = 60) => ({
  place: [{ ghi_kwh_m2: 1304.6, step_min: step }],
  weather: Array.from({ length: (hours * 60) / step }),
});

it("lightText() is the light of a year, and says where it is the mean of several", () => {
  for (const hours of [8760, 8784, 48]) expect(lightText(weather(hours), "en")).toBe("1,305 kWh/m²");
  expect(lightText(weather(8760, 30), "ko")).toBe("1,305 kWh/m²");
  expect(lightText(weather(3 * 8766, 30), "en")).toBe("1,305 kWh/m², mean of 3.0 years");
  expect(lightText(weather(2.5 * 8766), "ko")).toBe("1,305 kWh/m², 2.5년 평균");
  expect(lightText({ place: [], weather: [] }, "en")).toBe("– kWh/m²");
});

it("yearsOfWeather() is undefined where it is no more than one", () => {
  expect(yearsOfWeather(weather(8784))).toBeUndefined();
  expect(yearsOfWeather(weather(2 * 8766))).toBe(2);
});
