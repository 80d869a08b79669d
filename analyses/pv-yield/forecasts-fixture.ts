/** Midnight in Seoul of the first day that is forecast. */
const FIRST = Date.UTC(2024, 4, 1, -9);
const HOUR_MS = 3_600_000;
const DAYS = 10;

/** A day's output of an array by hour, of which a share came on each day. [kWh] */
const sunOf = (hour: number) => Math.max(0, 6 - Math.abs(hour - 12.5));
const came = (day: number) => [1, 0.4, 0.8, 0.5, 0.9, 0.6, 0.7, 1, 0.3, 0.8][day % DAYS]!;

/**
 * Two arrays and their sum, forecast at 09:00 of ten days for the rest of the week by two models: `weather` errs by a tenth of what
 * came, upward for pv-01 and downward for pv-02, so that their sum does not err at all; persistence repeats the day before the origin.
 */
export const FORECAST_ROWS = ["pv-01", "pv-02", "vpp"].flatMap((array) =>
  ["weather", "persistence"].flatMap((model) =>
    Array.from({ length: DAYS }, (_, day) => day).flatMap((day) =>
      Array.from({ length: 168 }, (_, lead_h) => {
        const hourOfAll = day * 24 + 9 + lead_h;
        const [target, hour] = [Math.floor(hourOfAll / 24), hourOfAll % 24];
        const size = array === "vpp" ? 2 : 1;
        const actual = target < DAYS + 2 ? size * came(target) * sunOf(hour) : null;
        const err = { "pv-01": 1.1, "pv-02": 0.9, vpp: 1 }[array]!;
        const shape = size * sunOf(hour);
        const energy_kwh = model === "weather" ? came(target) * shape * err : came(day + 9) * shape;
        return {
          array,
          model,
          origin: at(day * 24 + 9),
          interval_start: at(hourOfAll),
          lead_h,
          energy_kwh,
          lo80_kwh: 0.8 * energy_kwh,
          hi80_kwh: 1.05 * energy_kwh,
          lo95_kwh: 0.5 * energy_kwh,
          hi95_kwh: 2 * energy_kwh,
          actual_kwh: actual,
          compared_kwh: actual === null ? null : energy_kwh,
          measured_share: actual === null ? null : 1,
          quality: "synthetic",
        };
      }),
    ),
  ),
);

function at(hour: number): string {
  return new Date(FIRST + hour * HOUR_MS).toISOString();
}
