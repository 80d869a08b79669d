import type { CsvSet, CsvWeek } from "./csv-timetable.ts";
import { readCsvSet } from "./read-csv.ts";

/** A small timetable as CSV, with every file. */
export const TEXTS = {
  courses: `course,lecturer,students,lectures,min_days,unsuitable_rooms,name_en,name_ko,pc_share
calculus,kim,,2,2,A1,Calculus,미적분학,0.5
optics,"Lee, J.",,,,,,광학,
lab,kim,12,1,,,,,
`,
  rooms: "room,capacity,building,floor_m2\nA1,32,engineering,48.5\nB 2,50,,\n",
  lectures: "course,day,slot,room,pinned\noptics,화,2,B 2,1\ncalculus,Monday,0,A1,\ncalculus,,,,\nlab,0,1,A1,no\n",
  enrolments: "student,course\ns1,calculus\ns1,optics\ns2,calculus\ns2,optics\ns3,calculus\ns3,lab\n",
  curricula: "curriculum,course\nfirst,optics\nfirst,lab\n",
  unavailable: "course,day,slot\nlab,Tue,2\nlab,0,0\n",
};
const WEEK: CsvWeek = { name: "spring", days: 2, slots: 3 };

export type Part = keyof typeof TEXTS;
export const PARTS = Object.keys(TEXTS) as Part[];

export function setOf(texts: Partial<Record<Part, string>>): CsvSet {
  const files = PARTS.filter((part) => texts[part] !== undefined).map((part) => [part, fileOf(part, texts[part]!)]);
  return Object.fromEntries(files) as CsvSet;
}
const fileOf = (part: Part, text: string) => ({ name: `${part}.csv`, text });
export const read = (texts: Partial<Record<Part, string>> = TEXTS, week: Partial<CsvWeek> = {}) =>
  readCsvSet(setOf(texts), { ...WEEK, ...week });
