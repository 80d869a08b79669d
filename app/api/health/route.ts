import { siteLake } from "../../_server/site.ts";
import { siteLive } from "../../_server/site-live.ts";
import { siteState } from "../../_server/site-state.ts";

/** 200 only if the parts that pages need work; each part is named. */
export async function GET(): Promise<Response> {
  const [lake, telemetry, database] = await Promise.all([lakeHealth(), telemetryHealth(), databaseHealth()]);
  const ok = lake.ok && telemetry.ok && database.ok;
  return Response.json(
    { status: ok ? "ok" : "failing", parts: { lake, telemetry, database } },
    { status: ok ? 200 : 503 },
  );
}

async function lakeHealth() {
  try {
    const lake = await siteLake();
    const head = await lake.head();
    if (head === null) return { ok: true, snapshot: null };
    const answer = await (await lake.snapshot(head)).query("SELECT 1 AS one");
    return { ok: answer.rowCount === 1, snapshot: head };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function telemetryHealth() {
  try {
    return (await siteLive()).health();
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function databaseHealth() {
  try {
    await siteState().check();
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
