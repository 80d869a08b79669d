import type { ModuleType, Mount } from "#lib/pv/pv-array.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { pvArrayColumns } from "#lib/sources/pv-array-list.ts";
import { readCsv } from "#lib/sources/table/csv-table.ts";
import type { SourceFile } from "#lib/sources/table/source-file.ts";
import type { NamedArray } from "./array-chunk.ts";

/**
 * Arrays of a CSV file with a row an array, as `import pv-arrays` takes it.
 *
 * @throws {UserError} If a row cannot be taken: names its line and column.
 */
export function readArrays(file: SourceFile): NamedArray[] {
  const columns = pvArrayColumns(readCsv(file));
  return columns.array!.map((id, i) => {
    const number = (name: string) => Number(columns[name]![i]);
    return {
      id: String(id),
      array: {
        ...STANDARD_ARRAY,
        ...{ kwp: number("kwp"), tilt: number("tilt_deg"), azimuth: number("azimuth_deg") },
        ...{ losses: number("losses_pct"), dcAc: number("dc_ac") },
        // The list takes no other words.
        ...{ mount: columns.mount![i] as Mount, module: columns.module![i] as ModuleType },
      },
    };
  });
}
