import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { CALIBRATED_NOTE } from "#lib/sources/timetable/calibrated-note.ts";
import type { CalibratedRoom } from "#lib/timetable/calibration/calibrate-room-energy.ts";
import type { Calibration, HvacOutcome } from "./room-calibration.ts";
import type { StoredRoom, TimetableInForce } from "./timetable-in-force.ts";

const SHARED = { perPerson: "person", perPc: "PC", setup: "start" } as const;

function sourceOf({ kept }: CalibratedRoom, days: string): string {
  const assumed = kept.map((figure) => SHARED[figure]).join(", ");
  const rest = assumed === "" ? "" : `; assumed: ${assumed}`;
  return `Wattbook, fitted to readings of the room's meters ${days}, heating and cooling in them${rest}`;
}

/** As assumed energies are, and so that the same readings give the same rows, in whatever order they were summed. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}

/** What is known of 5R1C; as it was where too little was measured now. */
function hvacColumns(stored: StoredRoom, { fit }: HvacOutcome) {
  const { hvac_conductance_scale, hvac_gain_scale, hvac_cv_rmse_pct, hvac_nmbe_pct, hvac_fitted_periods } = stored;
  if (fit === null) {
    return { hvac_conductance_scale, hvac_gain_scale, hvac_cv_rmse_pct, hvac_nmbe_pct, hvac_fitted_periods };
  }
  const { scales, figures, isCalibrated } = fit;
  return {
    hvac_conductance_scale: isCalibrated ? rounded(scales.conductance) : null,
    hvac_gain_scale: isCalibrated ? rounded(scales.gain) : null,
    ...{ hvac_cv_rmse_pct: rounded(figures.cvRmse), hvac_nmbe_pct: rounded(figures.nmbe) },
    hvac_fitted_periods: figures.n,
  };
}

/**
 * Puts what became of rooms into the lake, of the timetable's own quality; those that were measured too little stay.
 *
 * @throws {UserError} If the rooms were imported anew since the snapshot.
 */
export async function putRoomEnergies(
  lake: Lake,
  snapshot: Snapshot,
  { id, rooms: rows, quality }: TimetableInForce,
  { from, to, rooms }: Pick<Calibration, "from" | "to" | "rooms">,
  signal: AbortSignal | undefined,
) {
  const days = `from ${from} to ${to}`;
  const partOf = (parts: Snapshot["manifest"]["parts"]) =>
    parts.find(({ dataset, partition }) => dataset === "timetable_room" && partition === id);
  const written = rows.map((stored, i) => {
    const { fit, after, why, hvac } = rooms[i]!;
    const row = { ...stored, ...hvacColumns(stored, hvac) };
    if (fit === null) return row;
    return {
      ...row,
      ...{ kwh_per_lecture: rounded(after.perLecture), kwh_per_person: rounded(after.perPerson) },
      ...{ kwh_per_pc: rounded(after.perPc), setup_kwh: rounded(after.setup), energy_basis: after.basis },
      ...{ cv_rmse_pct: rounded(fit.figures.cvRmse), nmbe_pct: rounded(fit.figures.nmbe) },
      ...{ fitted_periods: fit.figures.n, quality },
      source: why === null ? sourceOf(fit, days) : `assumed by floor, as ${why} in readings ${days}`,
    };
  });
  const columns = Object.fromEntries(
    Object.keys(rows[0]!).map((name) => [name, written.map((row) => (row as Record<string, unknown>)[name])]),
  );
  const stood = partOf(snapshot.manifest.parts)!;
  const { changed, snapshot: made } = await lake.commit(
    `Calibrate the rooms of ${id}`,
    (base) => {
      if (JSON.stringify(partOf(base?.parts ?? [])) !== JSON.stringify(stood)) {
        throw new UserError(`Cannot calibrate the rooms of ${id} as they were imported anew meanwhile: run it again`);
      }
      const { content: _, ...provenance } = stood.provenance;
      const put = { dataset: "timetable_room", partition: id, columns };
      return { put: [{ ...put, provenance: { ...provenance, note: `${CALIBRATED_NOTE} from ${from} to ${to}` } }] };
    },
    signal ? { signal } : {},
  );
  return { snapshot: made, changed };
}
