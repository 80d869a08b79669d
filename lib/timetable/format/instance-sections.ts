import { type Line, quoted, unreadable, type Word, wholeNumber, wordsOfLines } from "./words-of-lines.ts";

/** The sections of `.ctt`, and the one that `.ectt` has besides. */
export const SECTIONS = ["COURSES", "ROOMS", "CURRICULA", "UNAVAILABILITY_CONSTRAINTS", "ROOM_CONSTRAINTS"] as const;

/** Name of a section. */
export type Section = (typeof SECTIONS)[number];

/** An instance's file, split into what its header says and the rows of its sections. */
export interface InstanceSections {
  readonly name: string;
  readonly days: number;
  readonly slots: number;
  /** It has the columns of `.ectt`. */
  readonly extended: boolean;
  readonly dailyLectures: { readonly min: number; readonly max: number } | null;
  readonly rows: Readonly<Record<Section, readonly Line[]>>;
}

const EXTENDED = ["UnavailabilityConstraints", "RoomConstraints", "Min_Max_Daily_Lectures"];
const COUNTS: Readonly<Record<string, Section>> = {
  Courses: "COURSES",
  Rooms: "ROOMS",
  Curricula: "CURRICULA",
  Constraints: "UNAVAILABILITY_CONSTRAINTS",
  UnavailabilityConstraints: "UNAVAILABILITY_CONSTRAINTS",
  RoomConstraints: "ROOM_CONSTRAINTS",
};
const KEYS = ["Name", "Days", "Periods_per_day", "Min_Max_Daily_Lectures", ...Object.keys(COUNTS)];

/**
 * Splits the text of a `.ctt` or `.ectt` file. Which of the two it is, its header says. The order of the header's lines and of
 * the sections is free, `END.` may be missing.
 *
 * @param text Content of the file.
 * @param file Its name, for errors.
 * @returns Header and rows; the header's counts are those of the rows.
 * @throws {UserError} If the header lacks a line, has one twice, or counts other than the file has; if a section is unknown.
 */
export function instanceSections(text: string, file: string): InstanceSections {
  const lines = wordsOfLines(text);
  if (lines.length === 0) throw unreadable(file, null, "it is empty: give a .ctt or .ectt file");
  const { header, rows } = splitLines(file, lines);
  const value = (key: string) => numberWord(file, header, key);
  const extended = EXTENDED.some((key) => header.has(key));
  for (const key of countedKeys(header, extended, rows)) checkCount(file, value(key), key, rows[COUNTS[key]!].length);
  return {
    name: header.get("Name")?.text.slice("Name:".length).trim() ?? "",
    days: wholeNumber(file, value("Days"), "Days", 1, 31),
    slots: wholeNumber(file, value("Periods_per_day"), "Periods_per_day", 1, 288),
    extended,
    dailyLectures: dailyLectures(file, header.get("Min_Max_Daily_Lectures")),
    rows,
  };
}

function splitLines(file: string, lines: readonly Line[]) {
  const header = new Map<string, Line>();
  const rows = Object.fromEntries(SECTIONS.map((name) => [name, [] as Line[]])) as Record<Section, Line[]>;
  const seen = new Set<string>();
  let section: Section | null = null;
  let ended = false;
  for (const line of lines) {
    const [first] = line.words;
    if (ended)
      throw unreadable(file, first!, `${quoted(line.text)} stands after END.: move it before, or leave it out`);
    if (/^END\.?$/.test(line.text)) {
      ended = true;
      continue;
    }
    const title = /^([A-Z_]+):$/.exec(line.text)?.[1];
    if (title !== undefined) {
      section = SECTIONS.find((name) => name === title) ?? null;
      if (section === null)
        throw unreadable(file, first!, `there is no section ${quoted(title)}: sections are ${SECTIONS.join(", ")}`);
      if (seen.has(title)) throw unreadable(file, first!, `the section ${title} comes twice: join the two`);
      seen.add(title);
    } else if (section === null) {
      putHeader(file, header, line);
    } else {
      rows[section].push(line);
    }
  }
  return { header, rows };
}

function putHeader(file: string, header: Map<string, Line>, line: Line): void {
  const key = /^(\w+):/.exec(line.text)?.[1];
  const [first] = line.words;
  if (key === undefined || !KEYS.includes(key)) {
    throw unreadable(
      file,
      first!,
      `its header has no line such as ${quoted(line.text)}: lines are ${KEYS.join(", ")}, each with a colon`,
    );
  }
  if (header.has(key)) throw unreadable(file, first!, `its header has ${key} twice: leave one out`);
  header.set(key, line);
}

/** Lines of the header that count rows: those that must be there, and those that are. */
function countedKeys(
  header: ReadonlyMap<string, Line>,
  extended: boolean,
  { ROOM_CONSTRAINTS }: Readonly<Record<Section, readonly Line[]>>,
): string[] {
  const unavailability = extended && !header.has("Constraints") ? "UnavailabilityConstraints" : "Constraints";
  const needed = ["Courses", "Rooms", "Curricula", unavailability];
  if (ROOM_CONSTRAINTS.length > 0) needed.push("RoomConstraints");
  return Object.keys(COUNTS).filter((key) => header.has(key) || needed.includes(key));
}

function checkCount(file: string, word: Word, key: string, found: number): void {
  const least = key === "Courses" || key === "Rooms" ? 1 : 0;
  if (wholeNumber(file, word, key, least) === found) return;
  throw unreadable(
    file,
    word,
    `${key} says ${word.text}, and the section ${COUNTS[key]} has ${found} ${found === 1 ? "row" : "rows"}: the file is cut off, or one of the two is wrong`,
  );
}

function numberWord(file: string, header: ReadonlyMap<string, Line>, key: string): Word {
  const line = header.get(key);
  if (line === undefined) throw unreadable(file, null, `its header lacks the line ${key}: add it, as "${key}: 5"`);
  return valuesOf(file, line, key, 1)[0]!;
}

function valuesOf(file: string, line: Line, key: string, count: number): Word[] {
  const after = line.text.slice(key.length + 1);
  const start = Number(line.words[0]!.column) + key.length + 1;
  const words = [...after.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    line: line.line,
    column: start + index,
  }));
  if (words.length === count) return words;
  throw unreadable(
    file,
    line.words[0]!,
    `${key} takes ${count === 1 ? "one number" : `${count} numbers`}: found ${quoted(after.trim())}`,
  );
}

function dailyLectures(file: string, line: Line | undefined): InstanceSections["dailyLectures"] {
  if (line === undefined) return null;
  const [least, most] = valuesOf(file, line, "Min_Max_Daily_Lectures", 2);
  const min = wholeNumber(file, least!, "the fewest daily lectures");
  return { min, max: wholeNumber(file, most!, "the most daily lectures", min) };
}
