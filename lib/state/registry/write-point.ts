import { and, eq } from "drizzle-orm";
import { metricUnit } from "#lib/metering/metric-units.ts";
import type { State } from "../open-state.ts";
import { device, point } from "../schema/registry.ts";
import { checkFields } from "./field-checks.ts";
import { isMetric, pointFields } from "./point-fields.ts";
import { checkPrecondition, later } from "./precondition.ts";
import { differing, recordChanges } from "./record-change.ts";
import { invalidFields } from "./registry-error.ts";
import { toColumns, toJsonFields } from "./snake.ts";
import { lockDevice, type Writing } from "./write-device.ts";

export type PointRow = typeof point.$inferSelect;

/** Says range, calibration and place of a metric of a device; makes the point where there is none. The ETag is the device's. */
export async function putPoint(
  state: State,
  deviceId: string,
  metric: string,
  sent: unknown,
  { actor, ifMatch }: Writing,
): Promise<PointRow> {
  const { values, problems } = checkFields(pointFields, sent);
  if (!isMetric(metric))
    problems.metric = `must be a name in snake case that ends in its unit, such as temp_c: current value is ${metric.slice(0, 80)}`;
  if (Object.keys(problems).length > 0) throw invalidFields(`the point ${metric} of ${deviceId}`, problems);
  return state.db.transaction(async (tx) => {
    const owner = await lockDevice(tx, deviceId);
    checkPrecondition(owner.updatedAt, ifMatch, `the device ${deviceId}`);
    const [before] = await tx
      .select()
      .from(point)
      .where(and(eq(point.deviceId, deviceId), eq(point.metric, metric)));
    const columns = toColumns(values) as Partial<PointRow>;
    const isCalibrated = "calibrationGain" in columns || "calibrationOffset" in columns;
    if (isCalibrated && columns.calibratedAt === undefined) columns.calibratedAt = new Date();
    const merged = { ...before, ...columns };
    if (
      typeof merged.rangeMin === "number" &&
      typeof merged.rangeMax === "number" &&
      merged.rangeMin >= merged.rangeMax
    ) {
      throw invalidFields(`the point ${metric}`, {
        range_max: `must be more than range_min: current value is ${merged.rangeMax}`,
      });
    }
    const unit = metricUnit(metric) ?? null;
    const differs = before
      ? differing(toJsonFields(before), values)
      : { before: null, after: { metric, unit, ...toJsonFields(values) } };
    if (before && !differs) return before;
    const [after] = await tx
      .insert(point)
      .values({ ...columns, deviceId, metric, unit })
      .onConflictDoUpdate({ target: [point.deviceId, point.metric], set: { ...columns, unit } })
      .returning();
    await tx
      .update(device)
      .set({ updatedAt: later(owner.updatedAt) })
      .where(eq(device.id, deviceId));
    const action = before ? "update" : "create";
    await recordChanges(tx, [{ actor, entity: "point", entityId: `${deviceId}/${metric}`, action, ...differs }]);
    return after!;
  });
}
