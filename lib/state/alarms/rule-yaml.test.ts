import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { parseWhen } from "#lib/metering/alarm/parse-when.ts";
import { rulesOfYaml, yamlOfRules } from "./rule-yaml.ts";

const README = readFileSync(path.join(import.meta.dirname, "../../metering/alarm/README.md"), "utf8");

it("rulesOfYaml() reads the rule that the README shows, and yamlOfRules() writes it so that it is the same again", () => {
  const rules = rulesOfYaml(/```yaml\n([^`]+)```/.exec(README)![1]!);
  expect(rules).toMatchObject([
    { id: "night-load", onDelayMs: 600_000, on: { devices: { kind: "meter", building: "engineering" } } },
  ]);
  expect(rulesOfYaml(yamlOfRules(rules))).toEqual(rules);
  expect(rulesOfYaml(yamlOfRules([...rules, { ...rules[0]!, id: "other" }]))).toHaveLength(2);
});

it("parseWhen() takes each kind of condition that the README shows", () => {
  const shown = [...README.matchAll(/^\| `(\{ type: [^`]+\})`/gm)].map(([, text]) => parse(text!));
  expect(new Set(shown.map((when) => parseWhen(when).type)).size).toBe(8);
});

it.each([
  ["a: [", "Cannot read the YAML"],
  ["- &x {id: a}\n- *x", "Cannot read the YAML"],
  ["id: a\nid: b", "Cannot read the YAML"],
  ["just words", "Cannot use the rule as it must be an object"],
])("rulesOfYaml() refuses %j", (text, message) => {
  expect(() => rulesOfYaml(text)).toThrow(message);
});
