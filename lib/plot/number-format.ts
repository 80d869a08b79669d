import type { EnergyUnit } from "#lib/core/energy-unit.ts";
import { energyUnit } from "#lib/core/energy-unit.ts";

/** What a missing number reads as. */
export const MISSING = "–";

const formats = new Map<string, Intl.NumberFormat>();

/** A number in the reader's language with `digits` significant digits; missing reads as a dash, a minus is a real minus. */
export function formatNumber(value: number | null | undefined, language: string, digits = 3): string {
  return format(value, language, `sd${digits}`, { maximumSignificantDigits: digits });
}

/** A number with a fixed count of decimals. */
export function formatDecimal(value: number | null | undefined, language: string, decimals: number): string {
  return format(value, language, `d${decimals}`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A share as a percentage with one decimal; missing reads as a dash. */
export function formatPercent(share: number | null | undefined, language: string, decimals = 1): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return MISSING;
  return `${formatDecimal(share * 100, language, decimals)} %`;
}

/** An energy with its unit, in the unit given or the one its own size asks for. */
export function formatEnergy(kwh: number | null | undefined, language: string, unit?: EnergyUnit): string {
  if (kwh === null || kwh === undefined || !Number.isFinite(kwh)) return MISSING;
  const { name, kwh: size } = unit ?? energyUnit(kwh);
  return `${formatNumber(kwh / size, language)} ${name}`;
}

/** The same number with its sign always said. */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

function format(
  value: number | null | undefined,
  language: string,
  name: string,
  options: Intl.NumberFormatOptions,
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const key = `${language} ${name}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language, options);
    formats.set(key, found);
  }
  return found.format(value).replace(/^-/, "−");
}
