import { createHash } from "node:crypto";
import { isNotStored } from "#lib/broker/gateway.ts";
import { readSettings } from "#lib/core/settings.ts";
import { problem } from "../problem.ts";
import { OncePerKey } from "./once-per-key.ts";
import { LARGEST_BODY, postedReadings } from "./posted-readings.ts";
import { siteGateway } from "./site-gateway.ts";

const STORED_WITHIN_MS = 10_000;
const RETRY_AFTER_SECONDS = 5;

type Answer = { readonly stored: number };

// On globalThis: a bundler may load this file twice, and each would know half of the keys.
const shared = globalThis as typeof globalThis & { wattbookPosts?: OncePerKey<Answer> };

/** Takes readings, and answers once they are on the disk of the ingest. */
export async function storeReadings(request: Request): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key)) {
    return problem(400, "Bad request", "Idempotency-Key must be 1 to 200 letters, digits or signs without a blank");
  }
  const text = await textOf(request);
  if (text instanceof Response) return text;
  const type = request.headers.get("content-type") ?? "";
  const posted = postedReadings(type, text, Date.now(), readSettings(process.env).siteTimeZone);
  if (posted instanceof Response) return posted;
  const store = async (): Promise<Answer> => {
    // Whoever has gone does not take back what was sent.
    await siteGateway().send(posted.messages, { timeoutMs: STORED_WITHIN_MS });
    return { stored: posted.readings };
  };
  try {
    if (key === null) return Response.json(await store(), NOT_KEPT);
    shared.wattbookPosts ??= new OncePerKey<Answer>();
    const body = createHash("sha256").update(`${type}\n${text}`).digest("base64url");
    const answer = await shared.wattbookPosts.run(key, body, store);
    if (answer) return Response.json(answer, NOT_KEPT);
    return problem(422, "Another body", "This Idempotency-Key came with another body before: give each body its own");
  } catch (error) {
    if (!isNotStored(error)) throw error;
    const away = problem(
      503,
      "Not stored yet",
      `${error.message}. Send the same again: a reading that is stored already stays one`,
    );
    away.headers.set("retry-after", String(RETRY_AFTER_SECONDS));
    return away;
  }
}

const NOT_KEPT = { headers: { "cache-control": "no-store" } };

/** The body, read no further than it may go. */
async function textOf(request: Request): Promise<string | Response> {
  const tooLarge = () =>
    problem(413, "Too large", `At most ${LARGEST_BODY / 1e6} MB may be sent at once: send it in parts`);
  if (Number(request.headers.get("content-length") ?? "0") > LARGEST_BODY) return tooLarge();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.length;
    if (bytes > LARGEST_BODY) return tooLarge();
    pieces.push(piece);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return problem(422, "No text", "The body must be UTF-8");
  }
}
