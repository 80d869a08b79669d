/** How the process does that stores what is heard. */
export interface IngestHealth {
  readonly ok: boolean;
  /** What is wrong, in one line. */
  readonly reason?: string;
}

/** It says how it does each second: after this it is taken for gone. [ms] */
const LONGEST_SILENCE_MS = 10_000;

/** Follows what ingest says of itself; `startedAt`: since when it could have been heard. [ms] */
export function ingestHealth(startedAt: number) {
  let heardAt = startedAt;
  let hasSpoken = false;
  let error: string | null = null;
  return {
    /** Takes a message of its status; `at`: when it was heard. */
    take(payload: Uint8Array, at: number): void {
      const status = statusOf(payload);
      if (!status) return;
      hasSpoken = true;
      heardAt = at;
      error = typeof status.error === "string" ? status.error : null;
    },
    at(now: number, isConnected: boolean): IngestHealth {
      if (!isConnected) return { ok: false, reason: "the MQTT broker does not answer" };
      if (now - heardAt > LONGEST_SILENCE_MS || (!hasSpoken && now - startedAt > LONGEST_SILENCE_MS)) {
        return { ok: false, reason: "ingest does not answer: what is heard is not stored" };
      }
      return error === null ? { ok: true } : { ok: false, reason: error };
    },
  };
}

function statusOf(payload: Uint8Array): { readonly error?: unknown } | undefined {
  try {
    const status: unknown = JSON.parse(Buffer.from(payload).toString("utf8"));
    return typeof status === "object" && status !== null ? status : undefined;
  } catch {
    return undefined;
  }
}
