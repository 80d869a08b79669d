import { sql } from "drizzle-orm";
import type { State } from "../../open-state.ts";
import { type Applied, applyRows, type ListedPlace } from "../apply-rows.ts";
import { placesOf } from "../listed-place.ts";

type Cell = string | number | null;

export interface DeviceListImport {
  /** The file's name. */
  readonly name: string;
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
  readonly siteId: string;
  readonly actor: string;
}

/**
 * Takes a site's list of devices in place of the one before: those that came by a list and are not in this one are retired, the
 * demo's too. What a person made or named here without a list stays.
 */
export function importDeviceList(state: State, { name, columns, siteId, actor }: DeviceListImport): Promise<Applied> {
  return state.db.transaction(async (tx) => {
    const places = new Map<string, ListedPlace>();
    const rows = columns.device_id!.map((id, i) => {
      const cell = (column: string) => columns[column]?.[i] ?? null;
      const text = (column: string) => cell(column) as string | null;
      const way =
        placesOf(siteId, {
          ...{ building: text("building"), building_en: text("building_en"), building_ko: text("building_ko") },
          ...{ room: text("room"), floor: cell("floor") as number | null },
        }) ?? [];
      for (const place of way) places.set(place.id, place);
      const fields = {
        ...{ kind: cell("kind"), role: cell("role"), place_id: way.at(-1)?.id ?? null },
        ...{ x_m: cell("x_m"), y_m: cell("y_m"), rated_w: cell("rated_w") },
        ...{ quality: "measured", source: name, status: "known" },
      };
      return { id: id as string, fields, points: [] };
    });
    const { rows: before } = await tx.execute<{ id: string }>(
      sql`SELECT id FROM device WHERE status = 'known' AND source IS NOT NULL ORDER BY id`,
    );
    const listed = new Set(rows.map(({ id }) => id));
    const gone = before
      .filter(({ id }) => !listed.has(id))
      .map(({ id }) => ({ id, fields: { status: "retired" }, points: [] }));
    return applyRows(tx, [...places.values()], [...rows, ...gone], { actor });
  });
}
