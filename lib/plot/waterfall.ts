import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { MISSING_FILL } from "./classes.ts";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** A step of a waterfall: what is added or taken away, or what has come of it so far. */
export interface WaterfallStep {
  readonly key: string;
  readonly name: string;
  /** What a step adds, negative where it takes away; of a total, the total itself. Null where it is not known. */
  readonly value: number | null;
  /** What is written behind it. */
  readonly label: string;
  /** True where the value is what stands, and not a change of it. */
  readonly isTotal?: boolean;
}

interface Bar extends WaterfallStep {
  readonly from: number;
  readonly to: number;
}

const ROW = 24;

/**
 * From a first total to a last, one step a row: names at the left, labels behind their bars, so that none covers another. An
 * unknown step is hatched up to the next total.
 */
export function waterfall(steps: readonly WaterfallStep[], { width }: { readonly width: number }): PlotOptions {
  const bars = barsOf(steps);
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const widest = (of: (step: WaterfallStep) => string) => Math.max(24, ...steps.map((step) => textWidth(of(step))));
  const known = bars.filter(({ value }) => value !== null);
  const joints = bars.slice(1).map(({ key, isTotal, from, to }, i) => ({
    key,
    before: bars[i]?.key as string,
    at: isTotal ? to : from,
  }));
  return {
    width,
    height: steps.length * ROW + 8,
    marginLeft: widest(({ name }) => name) + 10,
    marginRight: widest(({ label }) => label) + 12,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [Math.min(0, ...ends), Math.max(0, ...ends) || 1], axis: null },
    y: { type: "band", domain: bars.map(({ key }) => key), axis: null, padding: 0.22 },
    marks: [
      Plot.barX(
        bars.filter(({ value }) => value === null),
        { y: "key", x1: "from", x2: "to", fill: MISSING_FILL },
      ),
      Plot.barX(known, {
        y: "key",
        x1: "from",
        x2: "to",
        fill: inkOf,
        fillOpacity: ({ isTotal }: Bar) => (isTotal ? 1 : 0.8),
        ...keyed(known, ({ key }) => key),
      }),
      Plot.link(joints, {
        x: "at",
        y1: "before",
        y2: "key",
        stroke: "var(--theme-foreground-faint)",
        strokeWidth: 1,
      }),
      Plot.ruleX([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.text(bars, {
        frameAnchor: "left",
        y: "key",
        text: "name",
        dx: -6,
        textAnchor: "end",
        fill: "var(--theme-foreground)",
      }),
      Plot.text(bars, {
        x: (bar: Bar) => Math.max(bar.from, bar.to),
        y: "key",
        text: "label",
        dx: 6,
        textAnchor: "start",
        fill: "var(--theme-foreground-muted)",
      }),
    ],
    color: { type: "identity" },
  };
}

function inkOf({ isTotal, value }: Bar): string {
  if (isTotal) return "var(--category-1)";
  return (value as number) < 0 ? "var(--category-2)" : "var(--sequential-4)";
}

function barsOf(steps: readonly WaterfallStep[]): Bar[] {
  let stands = 0;
  return steps.map((step, i) => {
    const from = step.isTotal ? 0 : stands;
    if (step.value === null) {
      const next = steps.slice(i + 1).find(({ isTotal, value }) => isTotal && value !== null)?.value;
      return { ...step, from, to: next ?? from };
    }
    stands = step.isTotal ? step.value : stands + step.value;
    return { ...step, from, to: stands };
  });
}
