/** Costs of one instance of the benchmark: best known, and of each method's seeds; null where a run found no feasible plan. */
export interface MeasuredInstance {
  readonly instance: string;
  readonly bestKnown: number;
  readonly sa: readonly (number | null)[];
  readonly ga: readonly (number | null)[];
}

const METHODS = [
  ["sa", "annealing"],
  ["ga", "genetic algorithm"],
] as const;

/**
 * The mean of the runs that found a feasible plan.
 *
 * @param costs Costs of runs; null where one found no feasible plan.
 * @returns The mean; NaN where none did.
 */
export function meanCost(costs: readonly (number | null)[]): number {
  const known = costs.flatMap((cost) => cost ?? []);
  return known.reduce((sum, cost) => sum + cost, 0) / known.length;
}

/**
 * The benchmark as a table of Markdown: of each method the cost of each seed, their mean and its gap to the best known, and the
 * sums. A run that found no feasible plan is `none`; a mean or sum that leaves such runs out says how many.
 *
 * @param measured The instances, in order.
 * @returns Lines, padded; a method that was not measured is left out.
 */
export function benchmarkTable(measured: readonly MeasuredInstance[]): string[] {
  const methods = METHODS.filter(([key]) => measured.some((each) => each[key].length > 0));
  const known = measured.reduce((sum, { bestKnown }) => sum + bestKnown, 0);
  const rows = measured.map((each) => [
    ...[each.instance, number(each.bestKnown, 0)],
    ...methods.flatMap(([key]) => [
      each[key].map((cost) => cost ?? "none").join(", "),
      ...meanAndGap(meanCost(each[key]), each.bestKnown, lacking(each[key])),
    ]),
  ]);
  const sums = methods.flatMap(([key]) => [
    "",
    ...meanAndGap(
      measured.reduce((sum, each) => sum + meanCost(each[key]), 0),
      known,
      measured.reduce((count, each) => count + lacking(each[key]), 0),
    ),
  ]);
  const head = ["instance", "best known", ...methods.flatMap(([, title]) => [title, "mean", "gap"])];
  return markdown(head, [...rows, ["sum", number(known, 0), ...sums]], (column) => column === 1 || column % 3 !== 2);
}

function meanAndGap(mean: number, bestKnown: number, without: number): string[] {
  const gap = bestKnown === 0 ? "—" : `${number((100 * (mean - bestKnown)) / bestKnown, 1)} %`;
  return [`${number(mean, 1)}${without > 0 ? ` (${without} none)` : ""}`, Number.isNaN(mean) ? "—" : gap];
}

function lacking(costs: readonly (number | null)[]): number {
  return costs.filter((cost) => cost === null).length;
}

function number(value: number, digits: number): string {
  if (Number.isNaN(value)) return "—";
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function markdown(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  isNumber: (column: number) => boolean,
): string[] {
  const right = head.map((_, column) => column > 0 && isNumber(column));
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (right[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join(" | ")} |`;
  const rule = widths.map((width, column) => (right[column] ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(head), line(rule), ...rows.map(line)];
}
