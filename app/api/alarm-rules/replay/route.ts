import { readSettings } from "#lib/core/settings.ts";
import { isUserError } from "#lib/core/user-error.ts";
import { alarmWorld } from "#lib/ingest/alarms/alarm-section.ts";
import { replayHistory } from "#lib/ingest/alarms/replay-history.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import type { Replayed } from "#lib/metering/alarm/replay-rule.ts";
import { readAlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import { requirePlace } from "#lib/state/alarms/rule-subjects.ts";
import { replayedJson } from "../../../_server/alarms/alarm-json.ts";
import { readHistory } from "../../../_server/alarms/read-history.ts";
import { replayBody } from "../../../_server/alarms/replay-body.ts";
import { jsonBody } from "../../../_server/json-body.ts";
import { problem } from "../../../_server/problem.ts";
import { textStream } from "../../../_server/text-stream.ts";
import { fresh, withState } from "../../../_server/with-state.ts";

/**
 * How often a rule would have fired: `{rule, from, to}`. With `Accept: application/x-ndjson` the share that is done comes a line at a
 * time, the answer last. It ends when its reader goes.
 */
export async function POST(request: Request): Promise<Response> {
  const sent = await jsonBody(request, replayBody, "{rule, from, to}, with times as 2026-01-31T09:00:00+09:00");
  if (sent instanceof Response) return sent;
  return withState(async (state) => {
    const rule = ruleOf(sent.rule);
    if (rule instanceof Response) return rule;
    await requirePlace(state, rule);
    const world = alarmWorld(
      { ...(await readAlarmRegistry(state)), rules: [] },
      readSettings(process.env).siteTimeZone,
      () => undefined,
    );
    const stop = new AbortController();
    const signal = AbortSignal.any([request.signal, stop.signal]);
    const asked = { rule, from: Date.parse(sent.from), to: Date.parse(sent.to) };
    const replaying = replayHistory(await readHistory(), world, asked, signal);
    if (!/\bx-ndjson\b/.test(request.headers.get("accept") ?? "")) return fresh(replayedJson(await last(replaying)));
    const lines = textStream(linesOf(replaying), () => stop.abort());
    return new Response(lines, { headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" } });
  });
}

function ruleOf(written: unknown) {
  try {
    return parseRule(written);
  } catch (error) {
    if (isUserError(error)) return problem(422, "The rule cannot be used", error.message);
    throw error;
  }
}

async function last(replaying: AsyncGenerator<number, Replayed>): Promise<Replayed> {
  for (;;) {
    const { done, value } = await replaying.next();
    if (done) return value;
  }
}

async function* linesOf(replaying: AsyncGenerator<number, Replayed>): AsyncGenerator<string> {
  try {
    for (;;) {
      const { done, value } = await replaying.next();
      yield `${JSON.stringify(done ? replayedJson(value) : { progress: value })}\n`;
      if (done) return;
    }
  } catch (error) {
    if (!isUserError(error)) throw error;
    yield `${JSON.stringify({ error: error.message })}\n`;
  } finally {
    await replaying.return(undefined as never).catch(() => undefined);
  }
}
