import { Rejection } from "./rejection.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A payload as text. */
export function payloadText(payload: Uint8Array): string {
  try {
    return utf8.decode(payload);
  } catch (cause) {
    throw new Rejection("not_utf8", `Cannot read the payload as it is not UTF-8: ${String(cause)}`);
  }
}

/** A payload as whatever its JSON says. */
export function payloadJson(payload: Uint8Array): unknown {
  const text = payloadText(payload);
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message repeats the payload and differs by its version.
    throw new Rejection("not_json", `Cannot read the payload as it is not JSON: it begins with ${shown(text)}`);
  }
}

/** A value for a line that a person reads: short, and without anything that would break the line. */
export function shown(value: unknown): string {
  const text =
    typeof value === "object" && value !== null ? (Array.isArray(value) ? "an array" : "an object") : quoted(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const LONGEST_SHOWN = 60;

function quoted(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, LONGEST_SHOWN).toWellFormed());
  return value === undefined ? "missing" : String(value);
}

/** Whether a value is an object of JSON, neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A payload that must be an object of JSON. */
export function payloadObject(payload: Uint8Array): Readonly<Record<string, unknown>> {
  const body = payloadJson(payload);
  if (isObject(body)) return body;
  throw new Rejection("bad_shape", `Cannot read the payload as it must be an object: it is ${shown(body)}`);
}
