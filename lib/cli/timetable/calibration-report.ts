import type { SharedFigure } from "#lib/timetable/calibration/calibrate-room-energy.ts";
import type { RoomEnergy } from "#lib/timetable/model/room-energy.ts";
import type { Calibration, RoomOutcome } from "./room-calibration.ts";

const FIGURES = [
  ["perLecture", "kWh a lecture"],
  ["perPerson", "a person"],
  ["perPc", "a PC"],
  ["setup", "a start"],
] as const satisfies readonly (readonly [keyof RoomEnergy, string])[];

/** What a calibration found, a row a room that was fitted, the others by their reason. */
export function calibrationLines(found: Calibration): string[] {
  const { timetable, days, from, to, air, rooms } = found;
  const fitted = rooms.filter(({ fit }) => fit !== null);
  const calibrated = rooms.filter(({ after }) => after.basis === "calibrated");
  const outside =
    air === null
      ? "how warm it was outside nobody measured"
      : `outside the days' means were ${air.least.toFixed(1)} to ${air.most.toFixed(1)} °C`;
  return [
    `${timetable}: ${days} days with lectures from ${from} to ${to}, ${outside}`,
    "Fitted: all that a room's meters saw in a period, the heating and cooling of these days in it. Empty is a room from 1 to 5 at night.",
    "",
    [
      "room".padEnd(8),
      "lectures",
      "periods",
      "CV(RMSE)",
      "   NMBE",
      ...FIGURES.map(([, name]) => name.padStart(18)),
    ].join("  "),
    ...fitted.map(roomLine),
    "",
    "* as assumed: readings do not tell it from the others",
    ...reasons(rooms),
    `${calibrated.length} of ${rooms.length} rooms calibrated${unlike(calibrated, rooms)}`,
    ...hvacLines(rooms),
  ];
}

/** What 5R1C's two scales became, a row a room that was fitted. */
function hvacLines(rooms: readonly RoomOutcome[]): string[] {
  const fitted = rooms.filter(({ hvac }) => hvac.fit !== null);
  const calibrated = fitted.filter(({ hvac }) => hvac.why === null).length;
  const failed = rooms.filter(({ hvac }) => hvac.why !== null);
  return [
    "",
    "5R1C: heat through windows, walls and air, and light and appliances, against the standard room",
    ...(fitted.length > 0 ? [["room".padEnd(8), "CV(RMSE)", "   NMBE", "  heat", " light"].join("  ")] : []),
    ...fitted.map(({ room, hvac }) => {
      const { figures, scales, kept } = hvac.fit!;
      const scale = (name: keyof typeof scales) =>
        `×${scales[name].toFixed(2)}${kept.includes(name) ? "*" : " "}`.padStart(6);
      return [
        ...[room.padEnd(8), `${figures.cvRmse.toFixed(1)} %`.padStart(8), `${rounded(figures.nmbe)} %`.padStart(7)],
        ...[scale("conductance"), scale("gain")],
      ].join("  ");
    }),
    ...[...Map.groupBy(failed, ({ hvac }) => hvac.why)].map(
      ([why, own]) => `Standard room in 5R1C, ${why}: ${own.map(({ room }) => room).join(", ")}`,
    ),
    `${calibrated} of ${rooms.length} rooms calibrated in 5R1C`,
  ];
}

/** The same as an object for JSON. */
export function calibrationJson({ rooms, ...found }: Calibration): Record<string, unknown> {
  return {
    ...found,
    rooms: rooms.map(({ room, lectures, fit, before, after, why, hvac }) => ({
      ...{ room, lectures, periods: fit?.figures.n ?? null, cv_rmse_pct: fit?.figures.cvRmse ?? null },
      ...{ nmbe_pct: fit?.figures.nmbe ?? null, idle_kwh: fit?.idleKwh ?? null, as_assumed: fit?.kept ?? null },
      ...{ before: energyJson(before), after: energyJson(after), why },
      hvac: {
        conductance_scale: hvac.why === null ? hvac.fit!.scales.conductance : null,
        gain_scale: hvac.why === null ? hvac.fit!.scales.gain : null,
        ...{ as_assumed: hvac.fit?.kept ?? null, cv_rmse_pct: hvac.fit?.figures.cvRmse ?? null },
        ...{ nmbe_pct: hvac.fit?.figures.nmbe ?? null, why: hvac.why },
      },
    })),
  };
}

function energyJson({ perLecture, perPerson, perPc, setup, basis }: RoomEnergy) {
  return {
    ...{ kwh_per_lecture: perLecture, kwh_per_person: perPerson, kwh_per_pc: perPc, setup_kwh: setup },
    energy_basis: basis,
  };
}

function roomLine({ room, lectures, fit, before, after, why }: RoomOutcome): string {
  const { figures, kept } = fit!;
  const change = (key: (typeof FIGURES)[number][0]) => {
    const isKept = why === null && kept.includes(key as SharedFigure);
    return `${before[key].toFixed(3)} → ${after[key].toFixed(3)}${isKept ? "*" : " "}`.padStart(18);
  };
  return [
    ...[room.padEnd(8), String(lectures).padStart(8), String(figures.n).padStart(7)],
    ...[`${figures.cvRmse.toFixed(1)} %`.padStart(8), `${rounded(figures.nmbe)} %`.padStart(7)],
    ...FIGURES.map(([key]) => change(key)),
  ].join("  ");
}

/** To a tenth, without a sign where nothing is left. */
function rounded(percent: number): string {
  return (Math.round(10 * percent) / 10 + 0).toFixed(1);
}

function reasons(rooms: readonly RoomOutcome[]): string[] {
  const failed = rooms.filter(({ why }) => why !== null);
  return [...Map.groupBy(failed, ({ why }) => why)].map(
    ([why, own]) => `Not calibrated, ${why}: ${own.map(({ room }) => room).join(", ")}`,
  );
}

/** A plan that moves lectures between rooms of both kinds compares what was measured with what was not. */
function unlike(calibrated: readonly RoomOutcome[], rooms: readonly RoomOutcome[]): string {
  const fresh = calibrated.filter(({ before }) => before.basis === "assumed");
  if (calibrated.length === rooms.length || fresh.length === 0) return "";
  const sum = (of: (room: RoomOutcome) => number) => fresh.reduce((all, room) => all + of(room), 0);
  const share = sum(({ after }) => after.perLecture) / sum(({ before }) => before.perLecture);
  return `; before people and PCs a lecture there takes ${(100 * share).toFixed(0)} % of what was assumed, as in the others it still is: mind moves between the two`;
}
