import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { readHead } from "#lib/lake/store/head.ts";
import { judgeFleet } from "#lib/live/twin/judge-fleet.ts";
import { weatherPoints } from "#lib/state/read/weather-points.ts";
import { forgetDeviceHealth, putDeviceHealth, twinnedDevices } from "#lib/state/registry/device-health.ts";
import { PROJECT_ROOT } from "../world.ts";
import type { Duty } from "./run-worker.ts";

const LOOK_MS = 30_000;
/** The lake grows every quarter of an hour; a twin that is calibrated anew is judged by then at the latest. */
const EVERY_MS = 600_000;
/** One worker at a time. */
const LOCK = 5_170_007;

/** Keeps how devices do beside their twins, for lists to show: judged anew when the lake has grown, every ten minutes at most. */
export const judgeDevices: Duty = async ({ settings, state, say, signal }) => {
  const lake = await openLake(settings.home, await loadCatalogue(PROJECT_ROOT), settings.siteTimeZone);
  let judgedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let told = "";
  const pass = async () => {
    if (Date.now() - judgedAt < EVERY_MS || (await readHead(lake.dir)) === null) return;
    const client = await state.pool.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
      if (!rows[0]?.mine) return;
      const devices = await twinnedDevices(state);
      const now = Date.now();
      const [snapshot, drivers] = [await lake.snapshot(), await weatherPoints(state)];
      for await (const judged of judgeFleet(snapshot, devices, drivers, now)) {
        await putDeviceHealth(state, judged, now);
        if (signal.aborted) return;
      }
      await forgetDeviceHealth(
        state,
        devices.map(({ id }) => id),
      );
      judgedAt = now;
      told = "";
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
      client.release();
    }
  };
  const turn = () => {
    running ??= pass()
      .catch((error: Error) => {
        if (signal.aborted || error.message === told) return;
        told = error.message;
        say(`Cannot judge devices by their twins: ${error.message}. It is tried again.`);
      })
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(turn, LOOK_MS);
  turn();
  return async () => {
    clearInterval(timer);
    await running;
    await lake.close();
  };
};
