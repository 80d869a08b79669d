import { UserError } from "#lib/core/user-error.ts";
import type { SourceFile } from "#lib/sources/table/source-file.ts";
import type { State } from "../../open-state.ts";
import { type Applied, applyRows } from "../apply-rows.ts";
import { recordChanges } from "../record-change.ts";
import { applyPlaceRows } from "./apply-place-rows.ts";
import { readRegistryCsv } from "./read-registry-csv.ts";

/** Devices of a file: while they are written, nobody else can change one. [count] */
const MOST_DEVICES = 10_000;

export interface RegistryImport {
  readonly actor: string;
  readonly siteId: string;
  /** Tells what would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** Ends it without a change. */
  readonly signal?: AbortSignal;
}

/** Ends a transaction that was only to be looked at. */
class DryRun extends Error {
  readonly applied: Applied;

  constructor(applied: Applied) {
    super("Only looked at");
    this.applied = applied;
  }
}

/** Brings the registry to what a file says, whole or not at all. Devices that it does not name stay as they are. */
export async function importRegistry(state: State, file: SourceFile, options: RegistryImport): Promise<Applied> {
  const { placeRows, places, rows } = readRegistryCsv(file, options.siteId);
  if (rows.length > MOST_DEVICES) {
    throw new UserError(
      `Cannot import ${file.name} as it names ${rows.length} devices, at most ${MOST_DEVICES} are taken at once: divide it`,
    );
  }
  try {
    return await state.db.transaction(async (tx) => {
      const placed = await applyPlaceRows(tx, placeRows, options.actor);
      await recordChanges(tx, placed);
      const listed = await applyRows(tx, places, rows, options);
      const applied = { ...listed, changes: [...placed, ...listed.changes] };
      if (options.dryRun) throw new DryRun(applied);
      return applied;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.applied;
    throw error;
  }
}
