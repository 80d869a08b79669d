import type { Weather } from "./weather.ts";
import { weatherOf } from "./weather-fixture.ts";

/** A clear, warm June day in Seoul, hour by hour; `light` dims beam and sky alike. */
export function testDay({ light = 1 } = {}): Weather {
  const site = { latitude: 37.57, longitude: 126.97, utcOffset: 9, elevation: 87 };
  const rows = Array.from({ length: 24 }, (_, hour) => {
    const height = Math.max(0, Math.sin(((hour - 5.5) / 14) * Math.PI));
    const dni = light * 850 * Math.sqrt(height) * (hour > 5 && hour < 20 ? 1 : 0);
    const dhi = light * 130 * height;
    const start = Date.UTC(2024, 5, 15, hour - 9);
    return {
      start,
      dni,
      dhi,
      ghi: dhi + 0.8 * dni * height,
      tempAir: 22 + 8 * height,
      wind: 2,
      pressure: 1003,
      albedo: 0.2,
    };
  });
  return weatherOf(site, rows);
}

/** A year of such days, warmer and longer in summer, with clouds that come and go. */
export function testYear(): Weather {
  const site = { latitude: 37.57, longitude: 126.97, utcOffset: 9, elevation: 87 };
  const rows = Array.from({ length: 8760 }, (_, i) => {
    const season = -Math.cos((2 * Math.PI * (i / 24 + 10)) / 365);
    const noon = Math.cos((((i % 24) - 12) / 12) * Math.PI);
    const height = Math.max(0, 0.55 * noon + 0.35 * season + 0.1);
    const clear = 0.5 + 0.5 * Math.sin(i / 37) * Math.cos(i / 91);
    const dni = height > 0 ? 850 * Math.sqrt(height) * clear : 0;
    const dhi = 130 * height + 200 * height * (1 - clear);
    const tempAir = 12 + 13 * season + 4 * noon;
    const wind = 2 + Math.sin(i / 11);
    const start = Date.UTC(2023, 0, 1) + (i - 9) * 3_600_000;
    return { start, dni, dhi, ghi: dhi + dni * height, tempAir, wind, pressure: 1003, albedo: 0.2 };
  });
  return weatherOf(site, rows);
}
