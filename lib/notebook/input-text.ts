import { formatDecimal, formatNumber } from "#lib/plot/number-format.ts";
import { parseArrays } from "#lib/pv/array-text.ts";
import type { Choice, ControlKind, InputValue, NumberRange } from "./input.ts";
import type { Language } from "./language.ts";

/** The numbers that an input takes, its unit in the reader's language. */
export interface ShownRange extends Omit<NumberRange, "unit"> {
  readonly unit?: string;
}

export function shownRange({ unit, ...range }: NumberRange, language: Language): ShownRange {
  return unit === undefined ? range : { ...range, unit: unit[language] };
}

interface Asked {
  readonly control: ControlKind;
  readonly range?: ShownRange;
}

/** A value of an input as it reads: the name of its choice, a number with its unit, or how many arrays of what power. */
export function inputText(
  { control, range }: Asked,
  value: InputValue,
  choices: readonly Choice[],
  language: Language,
): string {
  if (control === "slider" && range && typeof value === "number") return numberText(value, range, language);
  const chosen = choices.find((choice) => choice.value === String(value));
  if (chosen) return chosen.label[language];
  return control === "arrays" ? arrayCount(String(value), language) : String(value);
}

/** A number of a range with its unit. */
export function numberText(value: number, { decimals, unit }: ShownRange, language: Language): string {
  const number = formatDecimal(value, language, decimals);
  return unit ? `${number} ${unit}` : number;
}

function arrayCount(text: string, language: Language): string {
  const arrays = parseArrays(text);
  const count = formatNumber(arrays.length, language);
  const sum = arrays.reduce((total, { kwp }) => total + kwp, 0);
  const power = `${formatNumber(sum, language, 4)} kWp`;
  if (language === "ko") return `어레이 ${count}개, ${power}`;
  return `${count} ${arrays.length === 1 ? "array" : "arrays"}, ${power}`;
}

/** The value of an input that the text of its control stands for. */
export function inputValue(control: ControlKind, text: string): InputValue {
  return control === "number" || control === "slider" ? Number(text) : text;
}
