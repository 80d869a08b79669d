import { UserError } from "#lib/core/user-error.ts";

/** An object of a JSON file, its fields not yet judged. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON text whose top is an object.
 *
 * @param file What to call it in errors.
 * @param text The JSON.
 * @returns The object.
 * @throws {UserError} If the text is no JSON or its top no object.
 */
export function jsonObject(file: string, text: string): JsonObject {
  try {
    return objectIn(JSON.parse(text), file, "the file");
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`Cannot read ${file} as it is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Takes a value as an object.
 *
 * @param value What stands there.
 * @param file Its file, for errors.
 * @param what Whose it is, for errors.
 * @returns The object.
 * @throws {UserError} If it is none.
 */
export function objectIn(value: unknown, file: string, what: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new UserError(`Cannot read ${file} as ${what} must be an object: it is ${JSON.stringify(value)}`);
}

/**
 * Takes a field as a number.
 *
 * @param row Its object.
 * @param field Its name.
 * @param file Its file, for errors.
 * @param what Whose it is, for errors.
 * @returns The number, not negative.
 * @throws {UserError} If it is no such number.
 */
export function numberIn(row: JsonObject, field: string, file: string, what: string): number {
  const value = row[field];
  if (typeof value === "number" && value >= 0) return value;
  throw new UserError(
    `Cannot read ${file} as ${field} of ${what} must be a number that is not negative: it is ${JSON.stringify(value)}`,
  );
}

/**
 * Takes a field as a short text; ids are written as numbers or texts.
 *
 * @param row Its object.
 * @param field Its name.
 * @param file Its file, for errors.
 * @param what Whose it is, for errors.
 * @returns The text.
 * @throws {UserError} If it is neither.
 */
export function idIn(row: JsonObject, field: string, file: string, what: string): string {
  const value = row[field];
  if (typeof value === "string" || typeof value === "number") return `${value}`;
  throw new UserError(
    `Cannot read ${file} as ${field} of ${what} must be a text or number: it is ${JSON.stringify(value)}`,
  );
}
