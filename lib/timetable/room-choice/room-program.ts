import type { LinearProgram } from "#lib/carbon/linear-program.ts";
import type { RoomUnits } from "./room-units.ts";

/** Rooms for some units as a linear program; its first columns say how many units of a kind a room takes. */
export interface RoomProgram {
  readonly program: LinearProgram;
  /** The kind and the room of each of the first columns. */
  readonly columns: readonly { readonly kind: number; readonly room: number }[];
  /** Units that differ in nothing, kind by kind. */
  readonly kinds: readonly (readonly number[])[];
}

/**
 * Writes the choice of rooms for some units as a linear program: each unit is in one room, a room holds one lecture a slot, and
 * is cooled down where it holds one and held none before. Units that differ in nothing are counted, not told apart, which
 * keeps the relaxation from halving them.
 *
 * @param units All units.
 * @param members Those to place, shape [n]; no others may use their slots.
 * @param setUpKwh Of each room, shape [rooms]. [kWh]
 * @returns The program, and what its columns mean.
 */
export function roomProgram(units: RoomUnits, members: readonly number[], setUpKwh: Float64Array): RoomProgram {
  const kinds = [...Map.groupBy(members, (unit) => kindOf(units, unit, setUpKwh.length)).values()];
  const cells = new Map<string, number>();
  const rowOf = (room: number, slot: number) => {
    const key = `${room} ${slot}`;
    if (!cells.has(key)) cells.set(key, cells.size);
    return cells.get(key)!;
  };
  const columns = kinds.flatMap((alike, kind) => Array.from(units.rooms[alike[0]!]!, (room) => ({ kind, room })));
  const held = columns.map(({ kind, room }) => slotsOf(units, kinds[kind]![0]!).map((slot) => rowOf(room, slot)));
  // Rows: kinds, then cells that hold one lecture, then cells that are cooled down.
  const holdRow = (cell: number) => kinds.length + cell;
  const setUpRow = (cell: number) => kinds.length + cells.size + cell;
  const entries = columns.map(({ kind, room }, column) => {
    const sums = new Map<number, number>([[kind, 1]]);
    const add = (row: number, by: number) => sums.set(row, (sums.get(row) ?? 0) + by);
    for (const cell of held[column]!) {
      add(holdRow(cell), 1);
      add(setUpRow(cell), 1);
    }
    for (const slot of slotsOf(units, kinds[kind]![0]!)) {
      const next = cells.get(`${room} ${slot + 1}`);
      if (next !== undefined) add(setUpRow(next), -1);
    }
    return [...sums].filter(([, value]) => value !== 0);
  });
  const cellRooms = [...cells.keys()].map((key) => Number(key.split(" ")[0]));
  for (const cell of cellRooms.keys()) entries.push([[setUpRow(cell), -1]]);
  const rowCount = kinds.length + 2 * cells.size;
  const rowLower = new Float64Array(rowCount).fill(Number.NEGATIVE_INFINITY);
  const rowUpper = new Float64Array(rowCount).fill(1).fill(0, kinds.length + cells.size);
  for (const [kind, alike] of kinds.entries()) rowLower[kind] = rowUpper[kind] = alike.length;
  const ends = new Int32Array(entries.length + 1);
  for (const [column, rows] of entries.entries()) ends[column + 1] = ends[column]! + rows.length;
  const program = {
    cost: Float64Array.from([
      ...columns.map(({ kind, room }) => units.kwh[kinds[kind]![0]! * setUpKwh.length + room]!),
      ...cellRooms.map((room) => setUpKwh[room]!),
    ]),
    upper: new Float64Array(entries.length).fill(1),
    rowLower,
    rowUpper,
    starts: ends,
    rows: Int32Array.from(entries.flatMap((rows) => rows.map(([row]) => row))),
    values: Float64Array.from(entries.flatMap((rows) => rows.map(([, value]) => value))),
  };
  return { program, columns, kinds };
}

function slotsOf({ starts, slots }: RoomUnits, unit: number): number[] {
  return [...slots.subarray(starts[unit]!, starts[unit + 1]!)];
}

function kindOf(units: RoomUnits, unit: number, roomCount: number): string {
  return `${slotsOf(units, unit)}: ${units.kwh.subarray(unit * roomCount, (unit + 1) * roomCount)}`;
}
