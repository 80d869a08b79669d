/** A point of a line over time; a missing value breaks the line. */
export interface TimePoint {
  readonly at: Date;
  readonly value: number | null;
}

interface Columns {
  /** First and last instant of the axis. [ms] */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * The points of a line, in order of time, where they are drawn: the points of a pixel column stand at its middle, unless there
 * is but one, which keeps its place. Each column then holds one upright stroke from its lowest to its highest point, joined to
 * the next column's by one segment. The points that M4 keeps have the same strokes and segments, so that their line covers the
 * same area as that of all the points, with any width of stroke and at any scale. A gap inside one column is not shown: it has
 * no width.
 */
export function lineInColumns(points: readonly TimePoint[], { from, to, count }: Columns): TimePoint[] {
  if (!(from < to)) return [...points];
  const column = ({ at }: TimePoint) =>
    Math.max(0, Math.min(count - 1, Math.floor(((at.getTime() - from) * count) / (to - from))));
  const placed: TimePoint[] = [];
  let run: TimePoint[] = [];
  const close = () => {
    const [first] = run;
    if (!first) return;
    const isOne = run.every(({ at, value }) => at.getTime() === first.at.getTime() && value === first.value);
    const middle = new Date(from + ((column(first) + 0.5) * (to - from)) / count);
    if (isOne) placed.push(first);
    else for (const { value } of run) placed.push({ at: middle, value });
    run = [];
  };
  let gap: TimePoint | undefined;
  for (const point of points) {
    if (point.value === null) {
      gap = point;
      continue;
    }
    if (run[0] && column(run[0]) !== column(point)) close();
    if (gap && run.length === 0) placed.push(gap);
    gap = undefined;
    run.push(point);
  }
  close();
  return placed;
}
