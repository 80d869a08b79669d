import { type TimetableColumns, timetableColumns } from "#lib/timetable/model/timetable-columns.ts";
import { SAMPLE_SOURCE } from "../regional-usage.ts";
import { sampleTimetable } from "./sample-timetable.ts";

/** A part of the lake about the invented timetable. */
interface TimetablePart extends TimetableColumns {
  readonly partition: string;
  readonly provenance: { readonly source: string; readonly quality: "synthetic"; readonly note: string };
}

/** The timetable of the invented campus, with its plan in force. */
export function timetablePartWrites(seed = 1): TimetablePart[] {
  const timetable = sampleTimetable(seed);
  const note = `Invented by data/sample/timetable, seed ${seed}`;
  const provenance = { source: SAMPLE_SOURCE, quality: "synthetic", note } as const;
  return timetableColumns(timetable).map((each) => ({ ...each, partition: timetable.id, provenance }));
}
