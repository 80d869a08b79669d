import type { Decoded } from "#lib/broker/decoded.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { quarantinedSegments, readLines, writeLines } from "./quarantine-file.ts";
import { isMeant, type Reject, type RejectFilter } from "./reject.ts";
import { fromLine, toLine } from "./reject-line.ts";

export interface ReplayOptions extends RejectFilter {
  /** The decoder as it is now. */
  readonly decode: (message: RawMessage) => Decoded;
  /** Puts messages back into the way of the data; returns once they are on the disk. */
  readonly append: (messages: readonly RawMessage[]) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** What a replay did. */
export interface ReplayReport {
  /** Messages that went back, as they were received. */
  readonly replayed: number;
  /** Messages looked at that still cannot be understood. */
  readonly kept: number;
}

/**
 * Decodes again what is in quarantine, and puts back what is understood now. Messages leave the quarantine only once they are
 * on the disk elsewhere: ended in between, they are in both places and put back once more, which the lake takes for the same
 * readings. What the decoder now knows to be no telemetry leaves too.
 *
 * Retained messages become history, and messages of one device about another are believed, only where they are asked for by
 * their reason.
 */
export async function replayQuarantine(home: string, options: ReplayOptions): Promise<ReplayReport> {
  let replayed = 0;
  let kept = 0;
  for (const segment of await quarantinedSegments(home)) {
    options.signal?.throwIfAborted();
    const lines = await readLines(home, segment);
    const results = lines.map((line) => again(line, options));
    const messages = results.flatMap((result) => ("message" in result && result.message ? [result.message] : []));
    if (messages.length > 0) await options.append(messages);
    const left = results.flatMap((result) => ("line" in result ? [result.line] : []));
    if (left.length !== lines.length || left.some((line, i) => line !== lines[i]))
      await writeLines(home, segment, left);
    replayed += messages.length;
    kept += results.filter((result) => "isKept" in result).length;
  }
  return { replayed, kept };
}

/** A line that stays, one that stays after it was looked at, or a message that goes back, if it holds telemetry at all. */
type Again =
  | { readonly line: string }
  | { readonly line: string; readonly isKept: true }
  | { readonly message: RawMessage | undefined };

function again(line: string, options: ReplayOptions): Again {
  const reject = fromLine(line);
  if (!reject || !isMeant(reject, options)) return { line };
  const message = believed(reject.message, options.reason);
  const decoded = options.decode(message);
  if (decoded.kind === "readings") return { message };
  if (decoded.kind === "ignored") return { message: undefined };
  const still: Reject = { message: reject.message, decoded };
  return { line: toLine(still), isKept: true };
}

function believed(message: RawMessage, reason: string | undefined): RawMessage {
  if (reason === "retained") return { ...message, retain: false };
  if (reason !== "identity") return message;
  const { sender: _, ...rest } = message;
  return rest;
}
