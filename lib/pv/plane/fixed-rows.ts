const DEG = Math.PI / 180;

/** Rows of modules on racks, as large as a square field of the array's power would have them. */
export interface FixedRows {
  /** Length of a row's side that slopes up. [m] */
  readonly side: number;
  /** Length of a row. [m] */
  readonly length: number;
  /** From the front of a row to that of the next. [m] */
  readonly pitch: number;
  /** Whether modules are wired so that the lit end of a shaded row counts for nothing. */
  readonly isWired: boolean;
}

/**
 * Makes the share of a rack's area that lies in the shadow of the row before it [1].
 *
 * @param rows The rows.
 * @param tilt Tilt of the racks. [deg]
 * @param azimuth Direction they face. [deg]
 * @returns From zenith and azimuth of the sun [rad] to that share. [1]
 *
 * [1] J. Appelbaum and J. Bany, "Shadow effect of adjacent solar collectors in large scale systems," Solar Energy, vol. 23, no. 6,
 *     pp. 497–507, 1979, doi:10.1016/0038-092X(79)90073-2.
 */
export function rackShade(
  { side, length, pitch, isWired }: FixedRows,
  tilt: number,
  azimuth: number,
): (zenith: number, sunAzimuth: number) => number {
  const sine = Math.sin(tilt * DEG);
  const cosine = Math.cos(tilt * DEG);
  return (zenith, sunAzimuth) => {
    const beside = sunAzimuth - azimuth * DEG;
    if (!(zenith < Math.PI / 2) || tilt === 0 || Math.abs(beside) >= Math.PI / 2) return 0;
    const reach = Math.tan(zenith) * sine;
    const along = side * (cosine + Math.cos(beside) * reach);
    const across = side * Math.sin(beside) * reach;
    const high = Math.max(0, Math.min(side, side * (1 - pitch / along)));
    const lit = isWired ? 0 : Math.max(0, Math.min(length, (pitch * across) / along));
    return (high * (length - lit)) / (side * length);
  };
}
