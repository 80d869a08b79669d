export const CHART_KINDS = ["line", "bar", "dot", "histogram"] as const;

export type ChartKind = (typeof CHART_KINDS)[number];

/** Which columns a quick chart shows, and how; `y` is left out of a histogram. */
export interface ChartSpec {
  readonly kind: ChartKind;
  readonly x: string;
  readonly y?: string;
  readonly colour?: string;
}

/** A column as a chart sees it. */
export interface ChartColumn {
  readonly name: string;
  readonly kind: "number" | "time" | "text" | "boolean" | "other";
  readonly unit?: string | undefined;
  /** True for a time that is an instant: its clocks are those of the site's zone. */
  readonly isInstant?: boolean;
}

/** A chart that suits the types: lines over time, bars over texts, dots over numbers, a histogram of a single number. */
export function guessChart(columns: readonly ChartColumn[]): ChartSpec | undefined {
  const numbers = columns.filter(({ kind }) => kind === "number");
  const time = columns.find(({ kind }) => kind === "time");
  const text = columns.find(({ kind }) => kind === "text" || kind === "boolean");
  const [first, second] = numbers;
  if (!first) return undefined;
  if (time) return { kind: "line", x: time.name, y: first.name, ...(text ? { colour: text.name } : {}) };
  if (text) return { kind: "bar", x: text.name, y: first.name };
  if (second) return { kind: "dot", x: first.name, y: second.name };
  return { kind: "histogram", x: first.name };
}
