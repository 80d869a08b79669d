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
