import type { Input } from "./input.ts";
import type { Choices, Inputs, InputValues } from "./inputs-url.ts";
import { inputsSearch, parseInputs, RESERVED_NAMES } from "./inputs-url.ts";
import { ZONE_PARAMETER } from "./query-file.ts";

/** Texts to try where an input's choices are rows of a query: what must survive a URL however it is spelt. */
const TRIAL_CHOICES = ["", "0", "false", "a b", "가&나=다", "2024-05"];

/** The same where it must be arrays of modules. */
const TRIAL_ARRAYS = ["", "a_1.5_10_180_roof_standard", "도서관 옥상%5F1_0.1_0_359.9_2axis_premium_-1_2"];

/** What is wrong with the inputs of an analysis: names that are taken, and values that do not come back from the URL. */
export function inputProblems(inputs: Inputs): string[] {
  const choices = trialChoices(inputs);
  return Object.entries(inputs).flatMap(([name, input]) => [
    ...([ZONE_PARAMETER, ...RESERVED_NAMES].some((reserved) => reserved === name)
      ? [`input ${name} has a name that is reserved`]
      : []),
    ...roundTripProblems(name, input, inputs, choices),
  ]);
}

function trialChoices(inputs: Inputs): Choices {
  const label = { en: "-", ko: "-" };
  const listed = Object.entries(inputs).map(([name, { choices, control }]) => {
    const trials = control === "arrays" ? TRIAL_ARRAYS : TRIAL_CHOICES;
    return [name, typeof choices === "string" ? trials.map((value) => ({ value, label })) : choices];
  });
  return Object.fromEntries(listed);
}

function roundTripProblems(name: string, input: Input, inputs: Inputs, choices: Choices): string[] {
  const defaults = parseInputs(inputs, choices, new URLSearchParams()).values;
  const offered = choices[name] ?? [];
  const problems = offered.flatMap(({ value: text }) => {
    const read = input.schema.safeParse(text);
    if (!read.success) return [`input ${name} offers “${text}”, which its own schema refuses`];
    const chosen = { ...defaults, [name]: read.data } as InputValues<Inputs>;
    const search = inputsSearch(inputs, choices, chosen);
    const back = parseInputs(inputs, choices, new URLSearchParams(search.toString()));
    const same = back.dropped.length === 0 && back.values[name] === read.data;
    const isDefault = read.data === defaults[name];
    return [
      ...(same ? [] : [`input ${name} does not come back from the URL ?${search}: “${text}”`]),
      ...(isDefault === !search.has(name)
        ? []
        : [`input ${name} writes its default into the URL, or leaves out “${text}”`]),
    ];
  });
  return offered.length ? problems : [`input ${name} offers no value`];
}
