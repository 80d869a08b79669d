import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { siteHolidays } from "#lib/sources/site-holidays.ts";
import {
  type CalibratedRoom,
  calibrateRoomEnergy,
  LEAST_PERIODS,
  LEAST_USED,
  MOST_CV_RMSE,
  MOST_NMBE,
} from "#lib/timetable/calibration/calibrate-room-energy.ts";
import { type MeasuredPeriod, roomReadings } from "#lib/timetable/calibration/room-readings.ts";
import { lectureDays, termOf } from "#lib/timetable/calibration/term-days.ts";
import { type Occupancy, occupancy } from "#lib/timetable/energy/occupancy.ts";
import { assumedFloor, assumedRoomEnergy, type RoomEnergy } from "#lib/timetable/model/room-energy.ts";
import { hvacOutcomes } from "./hvac-outcomes.ts";
import { airOfDays, roomMeters, roomPieces } from "./measured-rooms.ts";
import { measuredWeather } from "./measured-weather.ts";
import { putRoomEnergies } from "./put-room-energies.ts";
import type { Calibration, RoomOutcome } from "./room-calibration.ts";
import { openTimetable, type TimetableInForce } from "./timetable-in-force.ts";

interface CalibrationOptions {
  readonly from?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** Nobody is in a lecture room from one to five. [min after midnight] */
const NIGHT = { start: 60, end: 300 };

/**
 * Fits what rooms use to readings of their meters under the plan in force, on days with lectures of one term, and puts it into
 * the lake: the four figures of IFPB, and where the weather of the days is known two scales of 5R1C; a room whose fit misses the bounds of ASHRAE Guideline 14 has what is assumed, one that was measured too little stays.
 *
 * @throws {UserError} If there is no such timetable, no plan in force, no meter or no reading, or no room was measured enough.
 */
export async function calibrateTimetable(
  lake: Lake,
  id: string | undefined,
  { from, to, dryRun = false, signal }: CalibrationOptions = {},
): Promise<Calibration> {
  const snapshot = await lake.snapshot();
  const timetable = await openTimetable(snapshot, id);
  const question = { timetable: timetable.id, isInvented: timetable.quality === "synthetic" };
  const { meters, rooms: metered, newest } = await roomMeters(snapshot, question);
  if (newest === null) throw new UserError(withoutReadings(timetable, meters));
  const term = termOf(newest);
  const span = { from: from ?? term.from, to: to ?? term.to };
  const days = lectureDays(span, timetable.instance.days, siteHolidays(snapshot.zone));
  const measured = await measuredPeriods(snapshot, question, timetable, days);
  const use = occupancy(timetable.instance, timetable.plan, timetable.pcShare);
  const weather = await measuredWeather(snapshot, question, span);
  const outcomes = roomOutcomes(timetable, use, metered, measured);
  const perPc = outcomes.map(({ after }) => after.perPc);
  const hvac = hvacOutcomes(timetable, { use, days, weather, measured, perPc });
  const rooms = outcomes.map((each, i) => ({ ...each, hvac: hvac[i]! }));
  const dates = [...new Set([...measured.values()].flatMap((own) => own.map(({ date }) => date)))].sort();
  if (dates.length === 0) {
    throw new UserError(
      `Cannot calibrate the rooms of ${timetable.id} as no period from ${span.from} to ${span.to} was measured: the newest reading is of ${newest}, --from and --to choose other days`,
    );
  }
  if (rooms.every(({ fit }) => fit === null)) {
    const most = Math.max(...rooms.map(({ lectures }) => lectures));
    throw new UserError(
      `Cannot calibrate the rooms of ${timetable.id} as none has ${LEAST_USED} lectures among ${LEAST_PERIODS} measured periods and nights: the most is ${most} lectures in ${dates.length} days, wait for more or choose others by --from and --to`,
    );
  }
  const found = {
    ...{ timetable: timetable.id, from: dates[0]!, to: dates.at(-1)!, days: dates.length, rooms },
    air: await airOfDays(snapshot, question, dates),
  };
  if (dryRun) return { ...found, snapshot: null, changed: false };
  return { ...found, ...(await putRoomEnergies(lake, snapshot, timetable, found, signal)) };
}

function withoutReadings({ id, quality }: TimetableInForce, meters: number): string {
  if (meters === 0) {
    return `Cannot calibrate the rooms of ${id} as no device is a load in any of them: list devices with building and room by the names of the timetable`;
  }
  const kind = quality === "synthetic" ? "" : " that was measured, invented ones not counted";
  return `Cannot calibrate the rooms of ${id} as their ${meters} meters have no reading of energy${kind}: import readings`;
}

/** Periods of each room, nights among them, by its short name. */
async function measuredPeriods(
  snapshot: Snapshot,
  question: Parameters<typeof roomPieces>[1],
  { slots }: TimetableInForce,
  days: ReadonlyMap<string, number>,
): Promise<Map<string, (MeasuredPeriod & { readonly date: string })[]>> {
  const long = slots[0]!.end - slots[0]!.start;
  const nights = Array.from({ length: Math.floor((NIGHT.end - NIGHT.start) / long) }, (_, k) => ({
    start: NIGHT.start + k * long,
    end: NIGHT.start + (k + 1) * long,
  }));
  const pieces = await roomPieces(snapshot, question, [...days.keys()], [...slots, ...nights]);
  const periods = pieces.map(({ room, date, piece, kwh }) => ({
    ...{ room, date, day: days.get(date)!, kwh },
    slot: piece < slots.length ? piece : null,
  }));
  return Map.groupBy(periods, ({ room }) => room);
}

function roomOutcomes(
  { instance, rooms, slots }: TimetableInForce,
  use: Occupancy,
  metered: ReadonlySet<string>,
  measured: ReadonlyMap<string, readonly MeasuredPeriod[]>,
): Omit<RoomOutcome, "hvac">[] {
  return rooms.map((row, index) => {
    const assumed = assumedRoomEnergy(row.floor_m2 ?? assumedFloor(row.capacity), slots[0]!.end - slots[0]!.start);
    const readings = roomReadings(instance, use, index, measured.get(row.room) ?? []);
    const lectures = readings.people.filter((count) => count > 0).length;
    const periods = readings.people.filter((count) => count >= 0).length;
    const before: RoomEnergy = {
      ...{ perLecture: row.kwh_per_lecture, perPerson: row.kwh_per_person, perPc: row.kwh_per_pc },
      ...{ setup: row.setup_kwh, basis: row.energy_basis === "calibrated" ? "calibrated" : "assumed" },
    };
    const about = { room: row.room, lectures, before };
    const fit = calibrateRoomEnergy(readings, assumed);
    if (fit === null) return { ...about, fit, after: before, why: tooLittle(metered.has(row.room), lectures, periods) };
    return fit.isCalibrated
      ? { ...about, fit, after: fit, why: null }
      : { ...about, fit, after: assumed, why: badFit(fit) };
  });
}

function tooLittle(isMetered: boolean, lectures: number, periods: number): string {
  if (!isMetered) return "no meter";
  if (lectures < LEAST_USED) return `fewer than ${LEAST_USED} lectures measured`;
  return periods < LEAST_PERIODS ? `fewer than ${LEAST_PERIODS} periods measured` : "no night measured";
}

function badFit({ figures: { cvRmse, nmbe } }: CalibratedRoom): string {
  return cvRmse <= MOST_CV_RMSE && Math.abs(nmbe) > MOST_NMBE
    ? `NMBE beyond ±${MOST_NMBE} %`
    : `CV(RMSE) above ${MOST_CV_RMSE} %`;
}
