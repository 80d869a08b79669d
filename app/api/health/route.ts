import { siteLake } from "../../_server/site.ts";

/** 200 only if the parts that pages need work; each part is named. */
export async function GET(): Promise<Response> {
  const lake = await lakeHealth();
  return Response.json({ status: lake.ok ? "ok" : "failing", parts: { lake } }, { status: lake.ok ? 200 : 503 });
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
