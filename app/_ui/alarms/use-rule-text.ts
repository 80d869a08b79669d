import { useEffect, useRef, useState } from "react";
import { saidHere } from "../send-json.ts";
import type { RuleDraft } from "./rule-draft.ts";

/** One rule in two forms: fields and YAML. Whichever is changed, the other follows; a YAML that cannot be read waits until it can. */
export function useRuleText(initial: RuleDraft) {
  const [draft, setDraft] = useState(initial);
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  const turn = useRef(0);
  const check = async (next: RuleDraft) => {
    const { parseRule } = await import("#lib/metering/alarm/parse-rule.ts");
    try {
      parseRule(next);
      return "";
    } catch (error) {
      return saidHere(error instanceof Error ? error.message : String(error));
    }
  };
  const putDraft = async (next: RuleDraft) => {
    setDraft(next);
    const mine = ++turn.current;
    const { stringify } = await import("yaml");
    const found = await check(next);
    if (mine !== turn.current) return;
    setText(stringify(next, { lineWidth: 0 }));
    setFault(found);
  };
  const putText = async (next: string) => {
    setText(next);
    const mine = ++turn.current;
    const { parse } = await import("yaml");
    try {
      const value: unknown = parse(next, { maxAliasCount: 0 });
      if (typeof value !== "object" || value === null || Array.isArray(value))
        throw new Error("it must be one rule, with its fields");
      const found = await check(value as RuleDraft);
      if (mine !== turn.current) return;
      setDraft(value as RuleDraft);
      setFault(found);
    } catch (error) {
      const said = await saidHere(`Cannot read the YAML: ${(error as Error).message.split("\n")[0]}`);
      if (mine === turn.current) setFault(said);
    }
  };
  const begin = useRef(putDraft);
  useEffect(() => void begin.current(initial), [initial]);
  return { draft, text, fault, putDraft, putText };
}
