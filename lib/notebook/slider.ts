import * as z from "zod/mini";
import type { Input, NumberRange } from "./input.ts";
import { numberText, shownRange } from "./input-text.ts";
import type { Text } from "./language.ts";
import { nearestStep } from "./nearest-step.ts";

interface SliderOptions {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Values are `min` and whole steps above it. */
  readonly step: number;
  /** Said behind the number; a text where it is the same in every language. */
  readonly unit?: Text | string;
  /** Decimals it is shown with; those that its steps need without it. */
  readonly decimals?: number;
}

/**
 * An input that takes any number from `min` to `max` in steps: figures, values and claims follow it while it moves, the
 * address once it rests. A query that binds it is asked only then.
 */
export function slider(label: Text, options: SliderOptions): Input<number> {
  const range = rangeOf(options);
  const offered = [...new Set([range.min, options.initial, range.max])];
  return {
    label,
    control: "slider",
    range,
    choices: offered.map((value) => ({
      value: String(value),
      label: {
        en: numberText(value, shownRange(range, "en"), "en"),
        ko: numberText(value, shownRange(range, "ko"), "ko"),
      },
    })),
    schema: z.pipe(
      z.string().check(z.regex(/^-?\d{1,9}(\.\d{1,6})?$/)),
      z.pipe(
        z.transform((text: string) => onStep(Number(text), range)),
        z.number(),
      ),
    ) as never,
    initial: () => options.initial,
  };
}

/** The number itself, without the noise of its digits; NaN, which no schema takes, where it is out of range or between two steps. */
function onStep(value: number, range: NumberRange): number {
  const nearest = nearestStep(value, range);
  return Math.abs(nearest - value) < range.step * 1e-6 ? nearest : Number.NaN;
}

function rangeOf({ initial, min, max, step, unit, decimals }: SliderOptions): NumberRange {
  const shown = decimals ?? Math.max(decimalsOf(min), decimalsOf(step));
  const range: NumberRange = {
    min,
    max,
    step,
    decimals: shown,
    ...(unit === undefined ? {} : { unit: typeof unit === "string" ? { en: unit, ko: unit } : unit }),
  };
  if (!(step > 0 && min < max)) {
    throw new RangeError(`Cannot make a slider as it needs min < max and step > 0: ${min}, ${max}, ${step}`);
  }
  for (const [name, value] of Object.entries({ initial, max })) {
    if (nearestStep(value, range) !== value) {
      throw new RangeError(`Cannot make a slider as ${name} is no step of it: current value is ${value}`);
    }
  }
  return range;
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}
