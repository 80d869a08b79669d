import { METRIC_NAME } from "#lib/metering/metric-units.ts";
import { moment, number, text } from "./field-checks.ts";

/** What a person may say of a point, by the names of JSON. The unit is that of the metric's name. */
export const pointFields = {
  range_min: number(),
  range_max: number(),
  calibration_gain: (sent: unknown) =>
    typeof sent === "number" && Number.isFinite(sent) && sent !== 0 && Math.abs(sent) <= 1e6
      ? { value: sent }
      : { must: "a number other than 0, 1 where readings are right" },
  calibration_offset: (sent: unknown) =>
    typeof sent === "number" && Math.abs(sent) <= 1e9
      ? { value: sent }
      : { must: "a number in the metric's unit, 0 where readings are right" },
  calibrated_at: moment,
  calibrated_by: text(120),
  location: text(200),
};

export function isMetric(name: string): boolean {
  return METRIC_NAME.test(name);
}
