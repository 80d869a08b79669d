import { type DeriveReport, derive } from "#lib/lake/derive.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Progress } from "../output/progress.ts";

/** Brings the derived datasets up to date, with progress. */
export async function deriveAll(
  lake: Lake,
  progress: Progress,
  signal: AbortSignal,
  options: { readonly firstOnly?: boolean } = {},
): Promise<DeriveReport> {
  const task = progress.task("Computing derived datasets");
  try {
    return await derive(lake, { ...options, signal, onProgress: task.update });
  } finally {
    task.end();
  }
}

/** What a run did, in one line; nothing where nothing was to do. */
export function derivedLine({ computed, resumed, unchanged, dropped }: DeriveReport): string | undefined {
  if (computed + resumed + dropped === 0) return undefined;
  const parts = [
    `${computed} parts computed`,
    ...(resumed > 0 ? [`${resumed} taken over from a run that was stopped`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
    `${unchanged} as before`,
  ];
  return `Derived datasets: ${parts.join(", ")}.`;
}
