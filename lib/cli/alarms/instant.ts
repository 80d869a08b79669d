import { InvalidArgumentError } from "commander";

/** Reads an option that is a time: with its offset, or a day, which begins at midnight UTC. */
export function instant(text: string): number {
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const ms = isTime ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(ms)) return ms;
  throw new InvalidArgumentError("It must be a time such as 2026-01-31T09:00:00+09:00, or a day such as 2026-01-31.");
}
