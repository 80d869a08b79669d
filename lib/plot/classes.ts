/** Number of classes on each side of a diverging scale; the class between them holds zero. */
const ARMS = 5;

/** Classes of a scale: bounds between them, and for a value the CSS colour of its class. */
export interface ClassScale {
  readonly bounds: readonly number[];
  readonly colours: readonly string[];
  readonly colour: (value: number | null) => string;
}

/** Fill of a value that is missing: a light hatch, never the colour of zero. */
export const MISSING_FILL = "url(#hatch-missing)";

/**
 * Eleven classes around zero, orange below and purple above (PuOr), whose middle is the page's background in either
 * theme. `reach` is the bound of the outermost classes.
 */
export function divergingClasses(reach: number): ClassScale {
  const steps = [0.05, 0.2, 0.4, 0.7, 1].map((share) => share * reach);
  const bounds = [...steps.map((step) => -step).reverse(), ...steps];
  return classScale(
    bounds,
    Array.from({ length: 2 * ARMS + 1 }, (_, i) => `var(--diverging-${i})`),
  );
}

/** Seven classes from nothing upwards (YlGnBu); `bounds` are the six values between them. */
export function sequentialClasses(bounds: readonly number[]): ClassScale {
  return classScale(
    bounds,
    Array.from({ length: bounds.length + 1 }, (_, i) => `var(--sequential-${i})`),
  );
}

function classScale(bounds: readonly number[], colours: readonly string[]): ClassScale {
  const colour = (value: number | null) => {
    if (value === null || Number.isNaN(value)) return MISSING_FILL;
    const above = bounds.findIndex((bound) => value < bound);
    return colours[above === -1 ? bounds.length : above] as string;
  };
  return { bounds, colours, colour };
}

/** A round number at or a little above `value`: 1, 1.5, 2, 3, 5 or 8 times a power of ten. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 5, 8, 10].find((n) => n * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}
