import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Relation } from "../explore/_ui/relation.ts";

interface Listed {
  readonly dataset: string;
  readonly row_is: string | null;
  readonly row_count: number;
  readonly column_name: string;
  readonly column_type: string;
  readonly unit: string | null;
  readonly meaning: string | null;
}

/** The tables that a query may read in a snapshot, with their columns. */
export async function relationsOf(snapshot: Snapshot): Promise<Relation[]> {
  const rows = (await snapshot.query("FROM datasets")).rows<Listed>();
  return [...Map.groupBy(rows, ({ dataset }) => dataset)].map(([name, columns]) => ({
    name,
    rowIs: columns[0]?.row_is ?? null,
    rows: columns[0]?.row_count ?? Number.NaN,
    columns: columns.map(({ column_name, column_type, unit, meaning }) => ({
      name: column_name,
      type: column_type,
      unit,
      meaning,
    })),
  }));
}
