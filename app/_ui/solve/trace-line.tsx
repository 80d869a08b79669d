import type { SolveProgress } from "#lib/timetable/what-if/solve-request.ts";

interface TraceLineProps {
  readonly trace: SolveProgress["trace"];
  readonly iterations: number;
  readonly label: string;
}

const WIDTH = 160;
const HEIGHT = 28;
const MARGIN = 2;

/** How the best cost fell while it was searched for, as a line without axes; its numbers stand beside it. */
export function TraceLine({ trace, iterations, label }: TraceLineProps) {
  if (trace.length < 2) return null;
  const costs = trace.map(([, best]) => best);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const x = (iteration: number) => MARGIN + ((WIDTH - 2 * MARGIN) * iteration) / Math.max(1, iterations);
  const y = (best: number) => MARGIN + ((HEIGHT - 2 * MARGIN) * (most - best)) / (most - least || 1);
  const d = trace.map(
    ([iteration, best], i) => `${i === 0 ? "M" : "L"}${x(iteration).toFixed(1)},${y(best).toFixed(1)}`,
  );
  return (
    <svg
      className="solve-trace"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <path d={d.join("")} />
    </svg>
  );
}
