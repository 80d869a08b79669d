import { isUserError } from "#lib/core/user-error.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import type { Rule } from "#lib/metering/alarm/rule.ts";
import { rulesOfYaml } from "#lib/state/alarms/rule-yaml.ts";
import { problem } from "../problem.ts";

const LONGEST_BODY = 65_536;
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const YAML_TYPE = /^(application|text)\/(x-)?yaml\s*(;|$)/i;
/** What a rule as it is told has more than one as it is written. */
const TOLD = ["revision", "created_at", "updated_at", "unknown_devices"];

/** The rule that a request carries, as JSON or YAML; a problem where it is none. */
export async function ruleBody(request: Request): Promise<Rule | Response> {
  const type = request.headers.get("content-type") ?? "";
  const isJson = JSON_TYPE.test(type);
  if (!isJson && !YAML_TYPE.test(type)) {
    return problem(415, "Wrong type", "Send the rule as application/json or application/yaml");
  }
  const text = await request.text();
  if (text.length > LONGEST_BODY) return problem(413, "Too large", `At most ${LONGEST_BODY} letters may be sent`);
  try {
    if (isJson) return parseRule(writtenOf(JSON.parse(text)));
    const [rule, ...more] = rulesOfYaml(text);
    if (rule && more.length === 0) return rule;
    return problem(
      422,
      "The rule cannot be used",
      "Send one rule: a list can be imported with wattbook alarms rules import",
    );
  } catch (error) {
    if (error instanceof SyntaxError) return problem(400, "Bad request", "The body is no JSON");
    if (isUserError(error)) return problem(422, "The rule cannot be used", error.message);
    throw error;
  }
}

/** A rule that was read from here may be sent back as it is. */
function writtenOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !TOLD.includes(name)));
}
