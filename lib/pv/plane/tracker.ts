/** How a tracker stands in an interval. */
export interface TrackerAngles {
  /** Rotation of the axis from where its plane lies flattest, positive to the west of an axis that points south. [rad] */
  rotation: number;
  /** Rotation at which it would face the sun most, whatever its limits. [rad] */
  facing: number;
  /** Cosine of the angle between its normal and the sun. [1] */
  cosIncidence: number;
  /** Cosine of its tilt. [1] */
  cosTilt: number;
  /** Sine of its tilt. [1] */
  sinTilt: number;
}

/** An axis that modules turn on. */
export interface TrackerAxis {
  /** Tilt of the axis. [deg] */
  readonly tilt: number;
  /** Direction of the axis, clockwise from north. [deg] */
  readonly azimuth: number;
  /** Ground coverage ratio. [1] */
  readonly gcr: number;
  /** Whether it turns back from the sun to keep rows out of each other's shadow. */
  readonly isBacktracking: boolean;
}

const DEG = Math.PI / 180;
/** How far PVWatts' trackers turn to either side. [rad] */
const LIMIT = 45 * DEG;

/**
 * Makes the rotation of a one-axis tracker [1]: the true-tracking angle, or the backtracking one where rows would shade each other,
 * within 45° to either side.
 *
 * @param axis Its axis.
 * @returns From the direction of the sun (east, north, up as shares of 1) to the tracker's angles, written into what is handed in.
 *
 * [1] K. Anderson and M. Mikofski, "Slope-Aware Backtracking for Single-Axis Trackers," NREL/TP-5K00-76626, 2020, doi:10.2172/1660126.
 */
export function tracker(axis: TrackerAxis): (east: number, north: number, up: number, into: TrackerAngles) => void {
  const sinTilt = Math.sin(axis.tilt * DEG);
  const cosTilt = Math.cos(axis.tilt * DEG);
  const sinAzimuth = Math.sin(axis.azimuth * DEG);
  const cosAzimuth = Math.cos(axis.azimuth * DEG);
  return (east, north, up, into) => {
    const across = east * cosAzimuth - north * sinAzimuth;
    const above = (east * sinAzimuth + north * cosAzimuth) * sinTilt + up * cosTilt;
    const facing = Math.atan2(across, above);
    const wanted = axis.isBacktracking ? backtracked(facing, axis.gcr) : facing;
    const rotation = Math.max(-LIMIT, Math.min(LIMIT, wanted));
    const sinRotation = Math.sin(rotation);
    const cosRotation = Math.cos(rotation);
    into.rotation = rotation;
    into.facing = facing;
    into.cosIncidence = across * sinRotation + above * cosRotation;
    into.cosTilt = cosTilt * cosRotation;
    into.sinTilt = Math.sqrt(Math.max(0, 1 - into.cosTilt * into.cosTilt));
  };
}

function backtracked(facing: number, gcr: number): number {
  const projection = Math.abs(Math.cos(facing)) / gcr;
  if (projection >= 1) return facing;
  return facing - (facing > 0 ? 1 : -1) * Math.acos(projection);
}
