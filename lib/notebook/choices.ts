import { canonicalArrays } from "./arrays-input.ts";
import type { Choice } from "./input.ts";
import type { Choices, Inputs } from "./inputs-url.ts";

interface ChoiceRow {
  readonly value: string;
  readonly en: string;
  readonly ko: string;
  readonly group_en?: string | null;
  readonly group_ko?: string | null;
}

/** The choices of every input that has a list; `rowsOf` runs the query that a list names. */
export async function resolveChoices(
  inputs: Inputs,
  rowsOf: (query: string) => Promise<readonly ChoiceRow[]>,
): Promise<Choices> {
  const entries = Object.entries(inputs).map(async ([name, { choices, control }]) => {
    if (typeof choices !== "string") return [name, choices] as const;
    const listed = (await rowsOf(choices)).map(asChoice);
    // SQL writes 120.0 where a URL says 120: what is offered must be found among what is chosen.
    const written = control === "arrays" ? canonicalArrays : (value: string) => value;
    return [name, listed.map((choice) => ({ ...choice, value: written(choice.value) }))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function asChoice({ value, en, ko, group_en, group_ko }: ChoiceRow): Choice {
  const group = group_en && group_ko ? { group: { en: group_en, ko: group_ko } } : {};
  return { value, label: { en, ko }, ...group };
}
