/** Enough midnights to tell how a file counts its hours. */
const MIDNIGHTS = 14;

/**
 * Tells whether 00:00 of a day stands for that day's last hour. KPX counts hours 1 to 24, each ending at its number; a
 * conversion that writes hour 24 as 00:00 but keeps the date puts it 24 hours early. Load changes over midnight by much the
 * same every day, so the reading in which these steps scatter less is the right one.
 *
 * @param load Load by local stamp, counted in hours. [MW]
 */
export function isHour24AtZero(load: ReadonlyMap<number, number>): boolean {
  const steps: { asStart: number[][]; asHour24: number[][] } = { asStart: [[], []], asHour24: [[], []] };
  for (const [stamp, mw] of load) {
    if (stamp % 24 !== 0) continue;
    const around = [-1, 1, 23, 25].map((hours) => load.get(stamp + hours) ?? Number.NaN);
    if (around.some(Number.isNaN)) continue;
    const [before, after, lastBefore, nextAfter] = around.map((other) => other - mw);
    steps.asStart[0]!.push(before!);
    steps.asStart[1]!.push(after!);
    steps.asHour24[0]!.push(lastBefore!);
    steps.asHour24[1]!.push(nextAfter!);
  }
  if (steps.asStart[0]!.length < MIDNIGHTS) return false;
  const [asStart, asHour24] = [steps.asStart, steps.asHour24].map((sides) => scatter(sides[0]!) + scatter(sides[1]!));
  return asHour24! < asStart!;
}

/** Mean distance from the median. */
function scatter(values: readonly number[]): number {
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return values.reduce((sum, value) => sum + Math.abs(value - median), 0) / values.length;
}
