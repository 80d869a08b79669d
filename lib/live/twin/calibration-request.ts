import { UserError } from "#lib/core/user-error.ts";
import type { CalibrationRequest } from "#lib/metering/twin/calibrate-twin.ts";
import { standardRoom } from "#lib/metering/twin/standard-room.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import { workingWeek } from "#lib/metering/twin/week-calendar.ts";
import { twinKinds } from "./twin-kinds.ts";

/** A usual thermometer on a wall, such as an SHT31: its lag, noise and step. */
const SENSOR = { lagS: 300, noise: 0.15, resolution: 0.1 } as const;
/** Windows as the sun sees them, where nothing is known of them. [m²] */
const SOLAR_APERTURE_M2 = 3;
/** Where nobody has measured the room. [m²] */
const FLOOR_M2 = 60;
const HEIGHT_M = 3;
const METER_LEVEL_DAYS = 14;

interface Facts {
  readonly metric: string;
  readonly zone: string;
  readonly areaM2: number | null;
  readonly twin: TwinModel | null;
}

/**
 * What a twin of a kind is to be made of, before its history is looked at; a room that has a twin starts from that one's plan.
 * Where nobody has told the room's area, the model says which was assumed.
 *
 * @throws {UserError} Where the metric has no twin of that kind.
 */
export function calibrationRequest(kind: TwinModel["kind"], { metric, zone, areaM2, twin }: Facts): CalibrationRequest {
  if (!twinKinds(metric).includes(kind)) {
    throw new UserError(
      `Cannot make a twin of kind ${kind} for ${metric}: choose ${twinKinds(metric).join(" or ") || "another point"}`,
    );
  }
  switch (kind) {
    case "thermometer":
      return { kind, metric, zone, sensor: SENSOR };
    case "meter":
      return { kind, metric, calendar: workingWeek(zone), levelDays: METER_LEVEL_DAYS };
    case "room5r1c":
      // A plan that was only assumed gives way to an area that somebody has told since.
      if (
        twin?.kind === "room5r1c" &&
        twin.metric === metric &&
        (twin.assumedFloorM2 === undefined || areaM2 === null)
      ) {
        // It was made before the sun was measured.
        return twin.solarApertureM2 === 0 ? { ...twin, solarApertureM2: SOLAR_APERTURE_M2 } : twin;
      }
      return {
        ...{
          kind,
          version: 1,
          metric,
          output: "tempAir",
          solarApertureM2: SOLAR_APERTURE_M2,
          internalW: 200,
          occupantW: 0,
        },
        ...{ powerShare: 0, copHeating: 3, copCooling: 3, sigma: 0.5, calibration: null },
        room: standardRoom(plan(areaM2 ?? FLOOR_M2)),
        ...(areaM2 === null ? { assumedFloorM2: FLOOR_M2 } : {}),
      };
  }
}

/** A room of a usual building: windows a quarter of its floor, one wall outside, heated to 20 °C and cooled to 26 °C. */
function plan(floorM2: number) {
  return {
    ...{ floorM2, volumeM3: HEIGHT_M * floorM2, insideM2: 4.5 * floorM2 },
    ...{ windowM2: 0.25 * floorM2, windowU: 1.6, wallM2: 0.4 * floorM2, wallU: 0.35 },
    ...{ airChangesVentilation: 0.8, airChangesLeakage: 0.3, heatRecovery: 0.5, capacityJPerM2K: 165_000 },
    ...{ maxWPerM2: 80, heatSetC: 20, coolSetC: 26 },
  };
}
