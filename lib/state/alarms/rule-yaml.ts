import { parse, stringify, YAMLParseError } from "yaml";
import { UserError } from "#lib/core/user-error.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import type { Rule } from "#lib/metering/alarm/rule.ts";
import { ruleDefinition } from "#lib/metering/alarm/rule-definition.ts";

/** The rules in a YAML text: one, or a list of them. */
export function rulesOfYaml(text: string): Rule[] {
  const written = parsed(text);
  const rules = (Array.isArray(written) ? written : [written]).map(parseRule);
  const twice = rules.find(({ id }, i) => rules.findIndex((other) => other.id === id) !== i);
  if (twice) throw new UserError(`Cannot use rule ${twice.id} as it is there twice: leave one of them out`);
  return rules;
}

/** Rules as YAML, which `rulesOfYaml()` reads. */
export function yamlOfRules(rules: readonly Rule[]): string {
  const written = rules.map(ruleDefinition);
  return stringify(written.length === 1 ? written[0] : written, { lineWidth: 0, aliasDuplicateObjects: false });
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0, prettyErrors: true });
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    const [first] = error.message.split("\n");
    throw new UserError(`Cannot read the YAML: ${first}`, { cause: error });
  }
}
