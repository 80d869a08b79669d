import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { readHead } from "#lib/lake/store/head.ts";
import { readManifest } from "#lib/lake/store/manifest.ts";
import { adoptLake } from "#lib/state/registry/lake/adopt-lake.ts";
import { publishRegistry } from "#lib/state/registry/lake/publish-registry.ts";
import { REGISTRY_CHANNEL } from "#lib/state/registry/registry-channel.ts";
import { PROJECT_ROOT } from "../world.ts";
import type { Duty } from "./run-worker.ts";

const ACTOR = "worker";
const DEBOUNCE_MS = 1500;
const LOOK_MS = 5000;
/** One worker at a time. */
const LOCK = 5_170_006;

/** Keeps the registry and the lake's list of devices the same: what the lake had first is adopted, then the registry is right. */
export const publishDevices: Duty = async ({ settings, state, say, signal }) => {
  const { home, siteId, siteTimeZone } = settings;
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), siteTimeZone);
  let isDue = true;
  let dueAt = 0;
  let seen = "";
  let running: Promise<void> | undefined;
  let told = "";

  /** What the lake lists, by its files: other commits are no news. */
  const listedBy = async (): Promise<string | null> => {
    const head = await readHead(lake.dir);
    if (head === null) return null;
    const { parts } = await readManifest(lake.dir, head);
    return JSON.stringify(parts.filter(({ dataset }) => dataset === "device"));
  };
  const pass = async () => {
    const listed = await listedBy();
    // A worker on a machine without the lake leaves this to others.
    if (listed === null || (!isDue && listed === seen) || performance.now() < dueAt) return;
    const client = await state.pool.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
      if (!rows[0]?.mine) return;
      isDue = false;
      const adopted = await adoptLake(state, lake, { siteId, actor: ACTOR, signal });
      if (adopted > 0) say(`The registry took in ${adopted} devices of the lake.`);
      if (await publishRegistry(state, lake, ACTOR, signal))
        say("The lake lists the registry's devices as they are now.");
      seen = (await listedBy()) ?? "";
      told = "";
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
      client.release();
    }
  };
  const turn = () => {
    running ??= pass()
      .catch((error: Error) => {
        isDue = true;
        if (signal.aborted || error.message === told) return;
        told = error.message;
        say(`Cannot publish the registry's devices: ${error.message}. It is tried again.`);
      })
      .finally(() => {
        running = undefined;
      });
  };
  const stop = state.listen(REGISTRY_CHANNEL, () => {
    isDue = true;
    dueAt = performance.now() + DEBOUNCE_MS;
    setTimeout(turn, DEBOUNCE_MS + 10).unref();
  });
  const timer = setInterval(turn, LOOK_MS);
  return async () => {
    clearInterval(timer);
    stop();
    await running;
    await lake.close();
  };
};
