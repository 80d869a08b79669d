import { deleteRule, putRule, readRule } from "#lib/state/alarms/alarm-rules.ts";
import { unknownDevices } from "#lib/state/alarms/rule-subjects.ts";
import { yamlOfRules } from "#lib/state/alarms/rule-yaml.ts";
import { ruleJson } from "../../../_server/alarms/alarm-json.ts";
import { ruleBody } from "../../../_server/alarms/rule-body.ts";
import { problem } from "../../../_server/problem.ts";
import { fresh, withState } from "../../../_server/with-state.ts";

interface Context {
  readonly params: Promise<{ id: string }>;
}

const missing = () => problem(404, "Not found", "There is no such rule: see /api/alarm-rules");

/** A rule, as JSON, or as YAML where that is asked for by Accept. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return withState(async (state) => {
    const found = await readRule(state, id);
    if (!found) return missing();
    const headers = { etag: `"${found.revision}"` };
    if (!/\byaml\b/.test(request.headers.get("accept") ?? "")) return fresh(ruleJson(found), { headers });
    return new Response(yamlOfRules([found.rule]), { headers: { ...headers, "content-type": "application/yaml" } });
  });
}

/** Changes a rule, or makes it; If-Match names the revision that was looked at. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const rule = await ruleBody(request);
  if (rule instanceof Response) return rule;
  if (rule.id !== id) return problem(422, "The rule cannot be used", `Its id must be ${id}: an id never changes`);
  return withState(async (state) => {
    const looked = /^(?:W\/)?"(\d+)"$/.exec(request.headers.get("if-match") ?? "")?.[1];
    const known = await readRule(state, id);
    if (looked !== undefined && Number(looked) !== known?.revision) {
      return problem(
        412,
        "It has changed since",
        `Rule ${id} is revision ${known?.revision ?? "none"} by now: look at it again`,
      );
    }
    const kept = await putRule(state, rule, { actor: "web", ...(known ? { revision: known.revision } : {}) });
    const told = { ...ruleJson(kept), unknown_devices: await unknownDevices(state, rule) };
    return fresh(told, { status: known ? 200 : 201, headers: { etag: `"${kept.revision}"` } });
  });
}

/** Removes a rule; its open alarms are closed. */
export async function DELETE(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return withState(async (state) =>
    (await deleteRule(state, id, "web")) ? new Response(null, { status: 204 }) : missing(),
  );
}
