import { RegistryError } from "./registry-error.ts";

/** The ETag of something that was changed last at a moment. */
export function etagOf(updatedAt: Date): string {
  return `"${updatedAt.getTime().toString(36)}"`;
}

/** Refuses a change of what has changed since it was looked at. */
export function checkPrecondition(updatedAt: Date, ifMatch: string | null | undefined, what: string): void {
  if (ifMatch === null || ifMatch === undefined || ifMatch.trim() === "*") return;
  const names = ifMatch.split(",").map((name) => name.trim().replace(/^W\//, ""));
  if (names.includes(etagOf(updatedAt))) return;
  throw new RegistryError("stale", `Cannot change ${what} as somebody else has since it was looked at: look again`);
}

/** Now, but after a moment in any case: two changes never have the same ETag. */
export function later(than: Date): Date {
  return new Date(Math.max(Date.now(), than.getTime() + 1));
}
