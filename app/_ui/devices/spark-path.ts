/** Width and height of a spark line. [px] */
export const SPARK = { width: 96, height: 24 } as const;

/** One value an hour, the oldest first; null where nothing is known. */
export type SparkValues = readonly (number | null)[];

/** The lines of known stretches as a path; "" where nothing is known. A stretch of one hour is a dash, and a gap stays a gap. */
export function sparkPath(values: SparkValues): string {
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) return "";
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const step = SPARK.width / Math.max(1, values.length);
  const round = (pixels: number) => Math.round(pixels * 10) / 10;
  const y = (value: number) => round(SPARK.height - 2 - ((value - low) / span) * (SPARK.height - 4));
  let path = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const before = values[i - 1] ?? null;
    const after = values[i + 1] ?? null;
    const x = round((i + 0.5) * step);
    if (before === null && after === null) path += `M${round(x - 1.5)},${y(value)}h3`;
    else path += `${before === null ? "M" : "L"}${x},${y(value)}`;
  });
  return path;
}
