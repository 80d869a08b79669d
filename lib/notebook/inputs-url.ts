import type { Choice, ControlKind, Input, InputValue } from "./input.ts";

export type Inputs = Readonly<Record<string, Input>>;

export type InputValues<I extends Inputs> = { readonly [Name in keyof I]: I[Name] extends Input<infer V> ? V : never };

/** The choices of each input that has a list, by input name. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;

/** A value of the URL that was not taken: the page says so. */
export interface Dropped {
  readonly name: string;
  readonly value: string;
}

export interface ParsedInputs<I extends Inputs> {
  readonly values: InputValues<I>;
  readonly dropped: readonly Dropped[];
}

/** Names in URLs that belong to every analysis; an input may not take one. */
export const RESERVED_NAMES = [
  "tr",
  "tz",
  "grain",
  "compare_tr",
  "f",
  "sort_by",
  "sort_dir",
  "snapshot",
  "pin",
  "view",
  "lang",
  "theme",
] as const;

function offered(name: string, choices: Choices): readonly string[] {
  return (choices[name] ?? []).map(({ value }) => value);
}

/** True where an input takes more values than it offers. */
function isFree(control: ControlKind): boolean {
  return control === "number" || control === "slider" || control === "arrays";
}

function readValue(name: string, input: Input, text: string, choices: Choices): InputValue | undefined {
  const read = input.schema.safeParse(text);
  if (!read.success) return undefined;
  const values = offered(name, choices);
  // A page whose data are still to come has no choices yet, and its browser asks with the default that stands for none.
  const isTaken =
    isFree(input.control) ||
    values.includes(String(read.data)) ||
    (values.length === 0 && text === input.initial(values));
  return isTaken ? read.data : undefined;
}

/** The values of all inputs as a URL states them: defaults where it is silent; what it states wrongly is dropped and named. */
export function parseInputs<I extends Inputs>(inputs: I, choices: Choices, search: URLSearchParams): ParsedInputs<I> {
  const values: Record<string, InputValue> = {};
  const dropped: Dropped[] = [];
  for (const [name, input] of Object.entries(inputs)) {
    const texts = search.getAll(name);
    const last = texts.at(-1);
    const value = last === undefined ? undefined : readValue(name, input, last, choices);
    for (const text of texts.slice(0, -1)) dropped.push({ name, value: text });
    if (last !== undefined && value === undefined) dropped.push({ name, value: last });
    values[name] = value ?? input.initial(offered(name, choices));
  }
  const known = new Set<string>([...Object.keys(inputs), ...RESERVED_NAMES]);
  for (const [name, value] of search) if (!known.has(name)) dropped.push({ name, value });
  return { values: values as InputValues<I>, dropped };
}

/** The search part of the URL that states exactly the inputs that differ from their defaults, in the order of the analysis. */
export function inputsSearch<I extends Inputs>(inputs: I, choices: Choices, values: InputValues<I>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, input] of Object.entries(inputs)) {
    const value = values[name] as InputValue;
    if (value !== input.initial(offered(name, choices))) search.set(name, String(value));
  }
  return search;
}
