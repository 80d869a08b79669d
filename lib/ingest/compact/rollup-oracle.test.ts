import { expect, it } from "vitest";
import type { Reading } from "#lib/metering/reading.ts";
import { compact } from "./compact.ts";
import { batchOf, reading, rowsOf, telemetryLake } from "./test-telemetry.ts";

const ZONE = "Asia/Kathmandu";

/** Minutes of three days of two devices, some missing, some twice in a minute, in no order. */
function scene(): Reading[] {
  const readings: Reading[] = [];
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (const deviceId of ["room-1", "room-2"]) {
    for (let minute = 0; minute < 3 * 1440; minute++) {
      if (random() < 0.1 || (minute > 2000 && minute < 2100)) continue;
      readings.push(reading(minute, 100 * random() - 20, { deviceId, metric: "temp_c", seq: minute, boot: 1 }));
      if (random() < 0.05)
        readings.push(reading(minute, 7, { deviceId, metric: "temp_c", seq: minute + 10_000, boot: 1 }));
    }
  }
  return readings.sort(() => random() - 0.5);
}

// Oracle: plain SQL over the readings themselves.
it("compact() makes of readings what plain SQL makes of them", async () => {
  const lake = await telemetryLake();
  const readings = scene();
  const options = { zone: ZONE, now: () => Date.parse("2026-12-02T00:00:00Z") };
  for (let i = 0; i < 3; i++) await compact(lake, [batchOf(readings.filter((_, k) => k % 3 === i))], options);
  const local = (unit: string) => `timezone('${ZONE}', date_trunc('${unit}', timezone('${ZONE}', ts)))`;
  const starts = { "15min": "time_bucket(INTERVAL 15 minutes, ts)", hour: local("hour"), day: local("day") };
  for (const [grain, start] of Object.entries(starts)) {
    const expected = await rowsOf(
      lake,
      `SELECT device_id, epoch_ms(${start}) AS ms, avg(value) AS mean, min(value) AS min, max(value) AS max,
         arg_max(value, row(ts, seq)) AS last, count(*)::INTEGER AS "count"
       FROM readings GROUP BY ALL ORDER BY device_id, ms`,
    );
    const found = await rowsOf(
      lake,
      `SELECT device_id, epoch_ms(interval_start) AS ms, mean, "min", "max", "last", "count"
       FROM readings_${grain} ORDER BY device_id, ms`,
    );
    expect(found.length).toBeGreaterThan(7);
    expect(found).toEqual(expected.map((row) => ({ ...row, mean: expect.closeTo(row.mean as number, 9) })));
  }
});
