import type { Weather } from "#lib/pv/weather.ts";
import { type CampusDay, campusDay } from "../campus-calendar.ts";
import { CAMPUS_SITE, type CampusHours, lightOf } from "./campus-site.ts";
import { nearlyNormal, type Sky } from "./sky.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The invented weather of the campus over some hours: its clear sky under invented clouds, its own temperature, light wind. */
export function sampleWeather(seed: number, hours: CampusHours, clouds: Sky): Weather {
  const count = hours.start.length;
  const column = () => new Float64Array(count);
  const [ghi, dni, dhi, tempAir, wind] = [column(), column(), column(), column(), column()];
  let known: CampusDay | undefined;
  for (let i = 0; i < count; i++) {
    const [day, hour] = dayAndHour(hours.start[i]!);
    if (known?.day !== day) known = campusDay(seed, day);
    const light = lightOf(hours, i, clouds.ofHour(day, hour));
    ghi[i] = light.ghi;
    dni[i] = light.dni;
    dhi[i] = light.dhi;
    tempAir[i] = tenth(hourTemperature(known.tempC, hour));
    wind[i] = tenth(
      Math.max(0.2, 2.2 + 0.9 * Math.cos((2 * Math.PI * (hour - 15)) / 24) + nearlyNormal(seed, day, 40 + hour)),
    );
  }
  const missing = column().fill(Number.NaN);
  return {
    site: CAMPUS_SITE,
    start: hours.start,
    step: 60,
    ghi,
    dni,
    dhi,
    tempAir,
    wind,
    pressure: missing,
    albedo: missing,
  };
}

/** Day since 1970 on the clock of Seoul, and the hour of it. */
export function dayAndHour(at: number): [day: number, hour: number] {
  const local = at + CAMPUS_SITE.utcOffset * HOUR_MS;
  const day = Math.floor(local / DAY_MS);
  return [day, (local - day * DAY_MS) / HOUR_MS];
}

/** Mean temperature of an hour of a day with a mean, as the campus' meters and stations feel it. [°C] */
export function hourTemperature(tempC: number, hour: number): number {
  return tempC + 4.5 * Math.cos((2 * Math.PI * (hour + 0.5 - 15)) / 24);
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
