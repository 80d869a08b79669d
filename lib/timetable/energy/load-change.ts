/** Change of load by period: of all weeks alike, and of each week beside that. Written to again and again. */
export interface LoadChange {
  /** Periods that changed, the first `count` of them. */
  readonly periods: Int32Array;
  count: number;
  /** Change in all weeks, shape [periods]. [kWh] */
  readonly shared: Float64Array;
  /** Change in each week beside that, shape [weeks · periods]; empty in the form of IFPB. [kWh] */
  readonly byWeek: Float64Array;
  /** 1 where a period is listed. */
  readonly isListed: Uint8Array;
}

/**
 * Makes an empty change.
 *
 * @param periods Periods a week.
 * @param weeks Number of weeks that differ; 0 where none does.
 * @returns The change.
 */
export function loadChange(periods: number, weeks: number): LoadChange {
  return {
    ...{ periods: new Int32Array(periods), count: 0, shared: new Float64Array(periods) },
    ...{ byWeek: new Float64Array(weeks * periods), isListed: new Uint8Array(periods) },
  };
}

/**
 * Lists a period as changed.
 *
 * @param change The change.
 * @param period The period, from 0.
 */
export function touch(change: LoadChange, period: number): void {
  if (change.isListed[period] === 1) return;
  change.isListed[period] = 1;
  change.periods[change.count++] = period;
}

/**
 * Empties a change.
 *
 * @param change The change.
 */
export function clearChange(change: LoadChange): void {
  const { periods, shared, byWeek, isListed } = change;
  for (let i = 0; i < change.count; i++) {
    const period = periods[i]!;
    shared[period] = 0;
    isListed[period] = 0;
    for (let at = period; at < byWeek.length; at += shared.length) byWeek[at] = 0;
  }
  change.count = 0;
}
