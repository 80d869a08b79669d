import { listRules, putRule, readRule } from "#lib/state/alarms/alarm-rules.ts";
import { unknownDevices } from "#lib/state/alarms/rule-subjects.ts";
import { yamlOfRules } from "#lib/state/alarms/rule-yaml.ts";
import { ruleJson } from "../../_server/alarms/alarm-json.ts";
import { ruleBody } from "../../_server/alarms/rule-body.ts";
import { problem } from "../../_server/problem.ts";
import { fresh, withState } from "../../_server/with-state.ts";

/** All rules, as JSON, or as YAML where that is asked for by Accept. */
export function GET(request: Request): Promise<Response> {
  return withState(async (state) => {
    const rules = await listRules(state);
    if (!/\byaml\b/.test(request.headers.get("accept") ?? "")) return fresh({ rules: rules.map(ruleJson) });
    return new Response(yamlOfRules(rules.map(({ rule }) => rule)), {
      headers: { "content-type": "application/yaml" },
    });
  });
}

/** Makes a rule, sent as JSON or YAML. */
export async function POST(request: Request): Promise<Response> {
  const rule = await ruleBody(request);
  if (rule instanceof Response) return rule;
  return withState(async (state) => {
    if (await readRule(state, rule.id))
      return problem(409, "It is there already", `There is a rule ${rule.id}: choose another id`);
    const made = await putRule(state, rule, { actor: "web", must: "be new" });
    const headers = { location: `/api/alarm-rules/${rule.id}`, etag: `"${made.revision}"` };
    return fresh({ ...ruleJson(made), unknown_devices: await unknownDevices(state, rule) }, { status: 201, headers });
  });
}
