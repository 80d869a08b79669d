import { UserError } from "#lib/core/user-error.ts";
import type { Campus, CampusActivity, CampusBattery, CampusBuilding, OnceOffActivity } from "./campus.ts";
import { type FileLine, readFields } from "./file-lines.ts";

/**
 * Reads an instance of the IEEE-CIS challenge (`ppoi …`).
 *
 * @param name What to call it.
 * @param text The file.
 * @returns The campus.
 * @throws {UserError} With the line, if the file is malformed, or counts in its first line differ from what follows.
 */
export function readCampus(name: string, text: string): Campus {
  const [first, ...rest] = readFields(name, text);
  if (first?.kind !== "ppoi") throw new UserError(`Cannot read ${name} as its first line must begin with ppoi`);
  const lines = (kind: string) => rest.filter((line) => line.kind === kind);
  const stranger = rest.find(({ kind }) => !KINDS.includes(kind));
  if (stranger) throw stranger.fault(`«${stranger.kind}» is none of ${KINDS.join(", ")}`);
  for (const kind of KINDS) {
    const [said, found] = [first.integer("count"), lines(kind).length];
    if (said !== found) throw first.fault(`it announces ${said} lines «${kind}» where there are ${found}`);
  }
  first.end();
  return {
    name,
    buildings: lines("b").map(buildingOf),
    solar: lines("s").map((line) => ended(line, { id: line.integer("id"), building: line.integer("building") })),
    batteries: counted(lines("c"), batteryOf),
    recurring: related(lines("r"), (line) => activityOf(line, () => ({}))),
    onceOff: related(
      lines("a"),
      (line): OnceOffActivity =>
        activityOf(line, () => ({ value: line.number("value"), outOfHours: line.number("penalty") })),
    ),
  };
}

/** Kinds of lines in the order in which the first line counts them. */
const KINDS = ["b", "s", "c", "r", "a"];

function ended<Row>(line: FileLine, row: Row): Row {
  line.end();
  return row;
}

function buildingOf(line: FileLine): CampusBuilding {
  return ended(line, {
    id: line.integer("id"),
    smallRooms: line.integer("small rooms"),
    largeRooms: line.integer("large rooms"),
  });
}

function batteryOf(line: FileLine): CampusBattery {
  const battery = {
    id: line.integer("id"),
    building: line.integer("building"),
    capacityKwh: line.number("capacity"),
    powerKw: line.number("power"),
    efficiency: line.number("efficiency"),
  };
  if (!(battery.efficiency > 0 && battery.efficiency <= 1)) throw line.fault("efficiency must be above 0, at most 1");
  return ended(line, battery);
}

function activityOf<More>(line: FileLine, more: () => More): CampusActivity & More {
  const [id, rooms, size] = [line.integer("id"), line.integer("rooms"), line.word("size")];
  if (size !== "S" && size !== "L") throw line.fault(`size must be S or L: it is ${size}`);
  const [kwPerRoom, duration] = [line.number("load"), line.integer("duration")];
  const others = more();
  const predecessors = Array.from({ length: line.integer("count of predecessors") }, () => line.integer("predecessor"));
  return ended(line, {
    id,
    rooms,
    size: size === "S" ? ("small" as const) : ("large" as const),
    kwPerRoom,
    duration,
    ...others,
    predecessors,
  });
}

/** Rows whose ids must count from 0, as others name them. */
function counted<Row extends { readonly id: number }>(lines: readonly FileLine[], of: (line: FileLine) => Row): Row[] {
  return lines.map((line, index) => {
    const row = of(line);
    if (row.id !== index) throw line.fault(`ids must count from 0: ${row.id} stands in the place of ${index}`);
    return row;
  });
}

/** Activities whose predecessors must be among them. */
function related<Row extends CampusActivity>(lines: readonly FileLine[], of: (line: FileLine) => Row): Row[] {
  const rows = counted(lines, of);
  for (const [index, { predecessors }] of rows.entries()) {
    const unknown = predecessors.find((id) => id >= rows.length || id === index);
    if (unknown !== undefined) throw lines[index]!.fault(`there is no other activity ${unknown} to come first`);
  }
  return rows;
}
