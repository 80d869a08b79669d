/** Enough midnights to tell how a file counts its hours. */
const MIDNIGHTS = 14;

/**
 * Tells whether 00:00 of a day stands for that day's last hour. KPX counts hours 1 to 24, each ending at its number; a
 * conversion that writes hour 24 as 00:00 but keeps the date puts it 24 hours early, and load then jumps across midnight.
 * Load is smooth, so the reading that bends least at these hours is the right one.
 *
 * @param load Load by local stamp, counted in hours. [MW]
 */
export function isHour24AtZero(load: ReadonlyMap<number, number>): boolean {
  let midnights = 0;
  let asStart = 0;
  let asHour24 = 0;
  for (const [stamp, mw] of load) {
    if (stamp % 24 !== 0) continue;
    const start = bend(load.get(stamp - 1), mw, load.get(stamp + 1));
    const hour24 = bend(load.get(stamp + 23), mw, load.get(stamp + 25));
    if (Number.isNaN(start) || Number.isNaN(hour24)) continue;
    midnights += 1;
    asStart += start;
    asHour24 += hour24;
  }
  return midnights >= MIDNIGHTS && asHour24 < asStart;
}

function bend(before = Number.NaN, at: number, after = Number.NaN): number {
  return Math.abs(at - (before + after) / 2);
}
