import { UserError } from "#lib/core/user-error.ts";
import type { Campus } from "./campus.ts";
import type { BatteryStep, CampusSchedule, PlacedActivity } from "./campus-schedule.ts";
import { type FileLine, readFields } from "./file-lines.ts";

/** The file's numbers for what a battery does. */
const ACTIONS = ["charge", "rest", "discharge"] as const;

/**
 * Reads a schedule as the IEEE-CIS challenge writes it (`ppoi …`, `sched …`).
 *
 * @param file What to call it in errors.
 * @param text The file.
 * @returns The schedule.
 * @throws {UserError} With the line, if it is malformed.
 */
export function readSchedule(file: string, text: string): CampusSchedule {
  const [head, counts, ...lines] = readFields(file, text);
  if (head?.kind !== "ppoi" || counts?.kind !== "sched") {
    throw new UserError(`Cannot read ${file} as it must begin with a line ppoi and a line sched`);
  }
  const [recurring, onceOff, batterySteps]: [PlacedActivity[], PlacedActivity[], BatteryStep[]] = [[], [], []];
  for (const line of lines) {
    if (line.kind === "r") recurring.push(placed(line));
    else if (line.kind === "a") onceOff.push(placed(line));
    else if (line.kind === "c") batterySteps.push(stepOf(line));
    else throw line.fault(`«${line.kind}» is none of r, a, c`);
    line.end();
  }
  for (const [what, rows] of [["recurring", recurring] as const, ["once-off", onceOff] as const]) {
    const said = counts.integer(`count of ${what} activities`);
    if (said !== rows.length) throw counts.fault(`it announces ${said} ${what} activities, there are ${rows.length}`);
  }
  return { recurring, onceOff, batterySteps };
}

function placed(line: FileLine): PlacedActivity {
  const [activity, start] = [line.integer("activity"), line.integer("start")];
  const buildings = Array.from({ length: line.integer("rooms") }, () => line.integer("building"));
  return { activity, start, buildings };
}

function stepOf(line: FileLine): BatteryStep {
  const [battery, quarter] = [line.integer("battery"), line.integer("quarter")];
  const action = ACTIONS[line.integer("action")];
  if (!action) throw line.fault("a battery's action must be 0 to charge, 1 to rest or 2 to discharge");
  return { battery, quarter, action };
}

/**
 * Writes a schedule as the IEEE-CIS challenge reads it.
 *
 * @param campus Its instance.
 * @param schedule The schedule.
 * @returns The file's text.
 */
export function writeSchedule(campus: Campus, { recurring, onceOff, batterySteps }: CampusSchedule): string {
  const { buildings, solar, batteries } = campus;
  const counts = [buildings, solar, batteries, campus.recurring, campus.onceOff].map(({ length }) => length);
  const rowsOf = (kind: string, rows: readonly PlacedActivity[]) =>
    rows.map(({ activity, start, buildings: at }) => [kind, activity, start, at.length, ...at].join(" "));
  const lines = [
    `ppoi ${counts.join(" ")}`,
    `sched ${recurring.length} ${onceOff.length}`,
    ...rowsOf("r", recurring),
    ...rowsOf("a", onceOff),
    ...batterySteps.map(({ battery, quarter, action }) => `c ${battery} ${quarter} ${ACTIONS.indexOf(action)}`),
  ];
  return `${lines.join("\n")}\n`;
}
