import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { State } from "../../open-state.ts";
import { applyRows } from "../apply-rows.ts";
import { knownDevices, LAKE_COLUMNS, type LakeDevice } from "./lake-device.ts";

const DEMO = "demo";

/**
 * Brings the lake's list of devices to what the registry says. No new snapshot is made where nothing differs.
 *
 * The demo's devices stay in a part of their own, as long as the lake has it: it is gone once real data took its place, and
 * then they are retired here too.
 */
export async function publishRegistry(state: State, lake: Lake, actor: string, signal?: AbortSignal): Promise<boolean> {
  const snapshot = await lake.snapshot();
  const is = (
    await snapshot.query("SELECT * FROM device ORDER BY device_id", signal ? { signal } : {})
  ).rows<LakeDevice>();
  const hasDemo = snapshot.manifest.parts.some(isDemo);
  let known = await knownDevices(state);
  if (!hasDemo && known.some(isOfDemo)) {
    await retireDemo(
      state,
      known.filter(isOfDemo).map(({ device_id }) => device_id),
      actor,
    );
    known = known.filter((each) => !isOfDemo(each));
  }
  if (textOf(is) === textOf(known)) return false;
  const plan = (base: Manifest | null) => {
    const parts = base?.parts ?? [];
    const demo = parts.find(isDemo);
    const groups = [
      { partition: "all", of: known.filter(({ quality }) => quality !== "synthetic"), quality: "measured" as const },
      {
        partition: "virtual",
        of: known.filter((each) => each.quality === "synthetic" && !each.isListed),
        quality: "synthetic" as const,
      },
      { partition: DEMO, of: demo ? known.filter(isOfDemo) : [], quality: "synthetic" as const },
    ];
    const put = groups
      .filter(({ of }) => of.length > 0)
      .map(({ partition, of, quality }) => {
        const provenance = partition === DEMO && demo ? demo.provenance : { source: "registry", quality };
        return { dataset: "device", partition, columns: columnsOf(of), provenance };
      });
    const stays = new Set(put.map(({ partition }) => partition));
    const drop = parts.filter(({ dataset, partition }) => dataset === "device" && !stays.has(partition));
    return { put, drop };
  };
  const { changed } = await lake.commit("Devices of the registry", plan, signal ? { signal } : {});
  return changed;
}

function isDemo({ dataset, partition }: { readonly dataset: string; readonly partition: string }): boolean {
  return dataset === "device" && partition === DEMO;
}

function isOfDemo({ quality, isListed }: { readonly quality: string; readonly isListed: boolean }): boolean {
  return quality === "synthetic" && isListed;
}

function columnsOf(devices: readonly LakeDevice[]): Record<string, (string | number | null)[]> {
  return Object.fromEntries(LAKE_COLUMNS.map((name) => [name, devices.map((device) => device[name])]));
}

function textOf(devices: readonly LakeDevice[]): string {
  const rows = devices.map((device) => JSON.stringify(LAKE_COLUMNS.map((name) => device[name])));
  return rows.sort().join("\n");
}

async function retireDemo(state: State, ids: readonly string[], actor: string): Promise<void> {
  await state.db.transaction((tx) =>
    applyRows(
      tx,
      [],
      ids.map((id) => ({ id, fields: { status: "retired" }, points: [] })),
      { actor },
    ),
  );
}
