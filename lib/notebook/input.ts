import * as z from "zod/mini";
import type { Text } from "./language.ts";

/** One of the values an input may take. */
export interface Choice {
  readonly value: string;
  readonly label: Text;
  /** A heading that groups choices with the same one. */
  readonly group?: Text;
}

export type InputValue = string | number;

/** How an input is asked for: a list, up to four segments side by side, a searchable list, one of some numbers, any number of a range, or arrays on a plan. */
export type ControlKind = "select" | "segments" | "search" | "number" | "slider" | "arrays";

/** The numbers that an input takes: from `min` in steps up to `max`. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Decimals that it is shown with. */
  readonly decimals: number;
  /** Unit, the same in every language or one of each; left out where a number has none. */
  readonly unit?: Text;
}

/** An input of an analysis: what it is called, which values it takes, and which one it has when the URL is silent. */
export interface Input<Value extends InputValue = InputValue> {
  readonly label: Text;
  readonly control: ControlKind;
  /** Fixed choices, or the name of the query that yields them in columns `value`, `en`, `ko` (and `group_en`, `group_ko`). */
  readonly choices: readonly Choice[] | string;
  /** The numbers it takes, where it takes numbers. */
  readonly range?: NumberRange;
  /** The query whose rows are the buildings of its plan, where it has one. */
  readonly plan?: string;
  /** Reads the text of a URL; throws where it is not a value. */
  readonly schema: z.ZodMiniType<Value, string>;
  /** The default, given the values on offer. */
  readonly initial: (values: readonly string[]) => Value;
}

export function choice<const Values extends readonly { value: string; label: Text }[]>(
  label: Text,
  choices: Values,
  options: { initial: Values[number]["value"]; control?: "select" | "segments" },
): Input<Values[number]["value"]> {
  const values = choices.map(({ value }) => value) as Values[number]["value"][];
  return {
    label,
    control: options.control ?? "select",
    choices,
    schema: z.enum(values as [Values[number]["value"], ...Values[number]["value"][]]) as never,
    initial: () => options.initial,
  };
}

/** An input whose choices are rows of the query `query`. */
export function choiceFrom(
  label: Text,
  query: string,
  options: { initial: (values: readonly string[]) => string; control?: "select" | "search" },
): Input<string> {
  return {
    label,
    control: options.control ?? "select",
    choices: query,
    schema: z.string() as never,
    initial: options.initial,
  };
}

export function integer(
  label: Text,
  options: { initial: number; min: number; max: number; steps: readonly number[] },
): Input<number> {
  return {
    label,
    control: "number",
    range: { min: options.min, max: options.max, step: 1, decimals: 0 },
    choices: options.steps.map((step) => ({ value: String(step), label: { en: String(step), ko: String(step) } })),
    schema: z.pipe(
      z.string().check(z.regex(/^-?\d{1,9}$/)),
      z.pipe(z.transform(Number), z.number().check(z.int(), z.minimum(options.min), z.maximum(options.max))),
    ) as never,
    initial: () => options.initial,
  };
}
