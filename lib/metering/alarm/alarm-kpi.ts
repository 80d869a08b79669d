/** What figures of alarms are made of: an occurrence's times. [ms since 1970, UTC] */
export interface AlarmTimes {
  readonly ruleId: string;
  readonly deviceId: string;
  /** Each time it was raised or reminded of, ascending. */
  readonly raisedAt: readonly number[];
  /** First raise, and when it was cleared last; null while it is active. */
  readonly activeAt: number;
  readonly inactiveAt: number | null;
  /** When it was acknowledged; null where it was not, or needs not be. */
  readonly ackedAt: number | null;
}

/** Ten minutes or more in which more alarms came than a person can deal with. [ms since 1970, UTC] */
export interface AlarmFlood {
  readonly from: number;
  readonly to: number;
  /** Alarms in it. */
  readonly count: number;
}

/** A rule, and what part of all alarms came from it. */
export interface RuleShare {
  readonly ruleId: string;
  readonly count: number;
  readonly share: number;
}

/** Figures of how much alarms ask of people. */
export interface AlarmKpi {
  /** Alarms that were raised. */
  readonly count: number;
  /** Mean in ten minutes; NaN for an empty range. */
  readonly per10Min: number;
  /** Most in any ten minutes. */
  readonly peakPer10Min: number;
  readonly floods: readonly AlarmFlood[];
  /** Share of the range that is flooded; NaN for an empty range. */
  readonly floodShare: number;
  /** Occurrences that have been active for a day or more at the end of the range. */
  readonly stale: number;
  /** Occurrences that were raised three times or more within a minute. */
  readonly chattering: number;
  /** Time from raise to acknowledgement; NaN where none was acknowledged. [ms] */
  readonly medianAckMs: number;
  readonly p95AckMs: number;
  /** The ten rules with the most alarms, and what part of all came from them together; NaN where there are none. */
  readonly worst: readonly RuleShare[];
  readonly worstShare: number;
}

/**
 * What ISA-18.2 and EEMUA 191 hold to be manageable by one operator [1] [2]: one alarm in ten minutes on average, two at most; ten in
 * ten minutes are a flood, and less than 1 % of the time should be one; fewer than five stale alarms; none that chatter.
 *
 * [1] ANSI/ISA-18.2-2016, "Management of Alarm Systems for the Process Industries," 2016, chapter 16.
 * [2] EEMUA Publication 191, "Alarm Systems: A Guide to Design, Management and Procurement," 3rd ed., 2013.
 */
export const ALARM_TARGETS = {
  per10Min: 1,
  mostPer10Min: 2,
  peakPer10Min: 10,
  floodShare: 0.01,
  stale: 5,
  chattering: 0,
  worstShare: 0.05,
} as const;

const TEN_MINUTES_MS = 600_000;
const FLOOD_BEGINS = 10;
const FLOOD_ENDS_BELOW = 5;
const STALE_MS = 86_400_000;

/**
 * How much alarms asked of people in a range of time, by the figures of ISA-18.2 and EEMUA 191.
 *
 * @param alarms Occurrences that touch the range, in any order.
 * @param from Start of the range. [ms since 1970, UTC]
 * @param to End of the range, exclusive. [ms since 1970, UTC]
 * @returns The figures; those of nothing are NaN.
 */
export function alarmKpi(alarms: readonly AlarmTimes[], from: number, to: number): AlarmKpi {
  const within = (at: number) => at >= from && at < to;
  const raises = alarms.flatMap(({ raisedAt }) => raisedAt.filter(within)).sort((a, b) => a - b);
  const floods = floodsOf(raises, from, to);
  const acks = alarms
    .flatMap(({ raisedAt, ackedAt }) => {
      if (ackedAt === null || !within(ackedAt)) return [];
      const since = raisedAt.findLast((at) => at <= ackedAt);
      return since === undefined ? [] : [ackedAt - since];
    })
    .sort((a, b) => a - b);
  const byRule = new Map<string, number>();
  for (const { ruleId, raisedAt } of alarms) {
    const n = raisedAt.filter(within).length;
    if (n > 0) byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + n);
  }
  const worst = [...byRule]
    .map(([ruleId, count]) => ({ ruleId, count, share: count / raises.length }))
    .sort((a, b) => b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1))
    .slice(0, 10);
  const length = Math.max(0, to - from);
  return {
    count: raises.length,
    per10Min: (raises.length * TEN_MINUTES_MS) / length,
    peakPer10Min: peak(raises),
    floods,
    floodShare: floods.reduce((sum, flood) => sum + flood.to - flood.from, 0) / length,
    stale: alarms.filter(({ activeAt, inactiveAt }) => inactiveAt === null && to - activeAt >= STALE_MS).length,
    chattering: alarms.filter(({ raisedAt }) => raisedAt.some((at, i) => i >= 2 && at - raisedAt[i - 2]! < 60_000))
      .length,
    medianAckMs: quantile(acks, 0.5),
    p95AckMs: quantile(acks, 0.95),
    worst,
    worstShare: worst.length > 0 ? worst.reduce((sum, { share }) => sum + share, 0) : Number.NaN,
  };
}

function peak(raises: readonly number[]): number {
  let most = 0;
  let first = 0;
  raises.forEach((at, i) => {
    while (raises[first]! <= at - TEN_MINUTES_MS) first++;
    most = Math.max(most, i - first + 1);
  });
  return most;
}

/** A flood begins with ten alarms in ten minutes, and ends when fewer than five came in ten. */
function floodsOf(raises: readonly number[], from: number, to: number): AlarmFlood[] {
  const floods: AlarmFlood[] = [];
  let begin: number | undefined;
  for (const [i, at] of raises.entries()) {
    begin ??=
      i + 1 >= FLOOD_BEGINS && raises[i + 1 - FLOOD_BEGINS]! > at - TEN_MINUTES_MS ? i + 1 - FLOOD_BEGINS : undefined;
    if (begin === undefined) continue;
    // It ends when the fifth last alarm is ten minutes old, unless another comes before.
    const end = raises[i + 1 - FLOOD_ENDS_BELOW]! + TEN_MINUTES_MS;
    if ((raises[i + 1] ?? Infinity) < end) continue;
    const last = Math.min(end, to);
    floods.push({ from: Math.max(raises[begin]!, floods.at(-1)?.to ?? from), to: last, count: i + 1 - begin });
    begin = undefined;
  }
  return floods;
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted.length === 0 ? Number.NaN : sorted[Math.ceil(q * sorted.length) - 1]!;
}
