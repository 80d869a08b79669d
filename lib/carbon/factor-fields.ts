import type { GasMasses } from "./co2e.ts";

/** A row of the table of factors, as the file holds it: a field that is left out is not null. */
type Row = Readonly<Record<string, unknown>>;

type Field<T> = (row: Row, key: string) => T;

/**
 * Reads the fields of a row of the table of factors, each by what it must be.
 *
 * @param row Row as the file holds it.
 * @returns Readers by the kind of field, which take its name.
 * @throws {TypeError} Readers do, if the field is missing or something else.
 */
export function factorFields(row: Row) {
  const of =
    <T>(field: Field<T>) =>
    (key: string) =>
      field(row, key);
  return {
    text: of(text),
    words: of(words),
    wordsOrNull: of(orNull(words)),
    amount: of(amount),
    flag: of(flag),
    yearOrNull: of(orNull(yearNumber)),
    dayOrNull: of(orNull(day)),
    gases: of(gasList),
    massesOrNull: of(orNull(gasMasses)),
    oneOf: <T extends string | null>(key: string, values: readonly T[]) => oneOf(row, key, values),
  };
}

/** A field that must be there, but may be null. */
function orNull<T>(field: Field<T>): Field<T | null> {
  return (row, key) => (row[key] === null ? null : field(row, key));
}

function text(row: Row, key: string): string {
  const value = row[key];
  if (typeof value === "string" && value !== "") return value;
  throw fault(row, key, "a text");
}

/** A text in both languages. */
function words(row: Row, key: string): Readonly<Record<"en" | "ko", string>> {
  const { en, ko } = record(row, key);
  if (typeof en === "string" && typeof ko === "string" && en !== "" && ko !== "") return { en, ko };
  throw fault(row, key, "a text in en and ko");
}

function amount(row: Row, key: string): number {
  const value = row[key];
  if (isAmount(value)) return value;
  throw fault(row, key, "a number from 0");
}

function flag(row: Row, key: string): boolean {
  const value = row[key];
  if (typeof value === "boolean") return value;
  throw fault(row, key, "true or false");
}

function yearNumber(row: Row, key: string): number {
  const value = row[key];
  if (typeof value === "number" && Number.isInteger(value) && value > 1900 && value < 2200) return value;
  throw fault(row, key, "a year");
}

/** A year, month or day, ISO 8601. */
function day(row: Row, key: string): string {
  const value = row[key];
  if (typeof value === "string" && /^\d{4}(-\d{2}){0,2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw fault(row, key, "a year, month or day");
}

function gasList(row: Row, key: string): readonly string[] {
  const value = row[key];
  const isGas = (gas: unknown) => gas === "CO2" || gas === "CH4" || gas === "N2O";
  if (Array.isArray(value) && value.length > 0 && value.every(isGas)) return value;
  throw fault(row, key, "a list of CO2, CH4, N2O");
}

/** Masses of gases, that of carbon dioxide at least. */
function gasMasses(row: Row, key: string): GasMasses {
  const { CO2, CH4, N2O, ...others } = record(row, key);
  const isFit = isAmount(CO2) && [CH4, N2O].every((mass) => mass === undefined || isAmount(mass));
  if (isFit && Object.keys(others).length === 0) return row[key] as GasMasses;
  throw fault(row, key, "numbers from 0 of CO2 and, where known, CH4 and N2O");
}

function oneOf<T extends string | null>(row: Row, key: string, values: readonly T[]): T {
  const value = row[key] as T;
  if (values.includes(value)) return value;
  throw fault(row, key, values.join(" or "));
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}

function record(row: Row, key: string): Row {
  const value = row[key];
  return typeof value === "object" && value !== null ? (value as Row) : {};
}

function fault(row: Row, key: string, wanted: string): TypeError {
  const value = row[key];
  const is = typeof value === "object" ? JSON.stringify(value) : value;
  return new TypeError(`Cannot read factor ${row.id} as its ${key} must be ${wanted}: it is ${is}`);
}
