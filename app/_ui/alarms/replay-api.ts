import type { BandPoint } from "#lib/plot/band-line.ts";
import { saidHere } from "../send-json.ts";
import { type RuleDraft, valueAt } from "./rule-draft.ts";

export interface Occurrence {
  readonly device_id: string;
  readonly metric: string;
  readonly active_at: string;
  readonly inactive_at: string | null;
  readonly value: number | null;
  readonly unit: string | null;
}

/** What a rule would have done. */
export interface Replay {
  readonly occurrences: readonly Occurrence[];
  readonly count: number;
  readonly readings: number;
  readonly devices: number;
}

/** Replays a rule over history and tells how far it is; `fault` is undefined where Wattbook was not reached. */
export async function replayRule(
  rule: RuleDraft,
  from: number,
  to: number,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Replay | { readonly fault: string | undefined }> {
  try {
    const response = await fetch("/api/alarm-rules/replay", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/x-ndjson" },
      body: JSON.stringify({ rule, from: new Date(from).toISOString(), to: new Date(to).toISOString() }),
      signal,
    });
    if (!response.ok || !response.body) {
      const { detail } = (await response.json()) as { detail?: string };
      return { fault: detail === undefined ? undefined : await saidHere(detail) };
    }
    let rest = "";
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { fault: undefined };
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter(Boolean)) {
        const said = JSON.parse(line) as { progress?: number; error?: string } & Partial<Replay>;
        if (said.error !== undefined) return { fault: await saidHere(said.error) };
        if (said.occurrences) return said as Replay;
        if (said.progress !== undefined) onProgress(said.progress);
      }
    }
  } catch (error) {
    return { fault: signal.aborted ? "" : error instanceof Error ? error.message : undefined };
  }
}

/** The metric that a rule judges, of one device, by quarters of an hour. */
export async function seriesOf(rule: RuleDraft, device: string, from: number, to: number): Promise<BandPoint[]> {
  const metric = valueAt(rule, ["on", "metric"]);
  if (typeof metric !== "string" || metric === "*") return [];
  const search = new URLSearchParams({
    device,
    metric,
    from: String(Math.round(from)),
    to: String(Math.round(to)),
    grain: "15min",
  });
  const response = await fetch(`/api/readings?${search}`);
  if (!response.ok) return [];
  const rows = (await response.json()) as { interval_start: string; mean: number | null }[];
  return rows.map(({ interval_start, mean }) => ({ at: Date.parse(interval_start), value: mean }));
}
