"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { focusOpener } from "../focus-opener.ts";
import { sendJson } from "../send-json.ts";
import { ruleMessages } from "./messages-rules.ts";
import { NEW_RULE, type RuleDraft } from "./rule-draft.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { SeverityMark } from "./severity-mark.tsx";

/** A rule of the list. */
export interface ListedRule {
  readonly id: string;
  readonly nameEn: string;
  readonly nameKo: string;
  readonly severity: number;
  readonly enabled: boolean;
  readonly revision: number;
  readonly type: string;
  readonly definition: RuleDraft;
}

interface RulesProps {
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  readonly rules: readonly ListedRule[];
  readonly places: readonly PlaceRow[];
}

const NEW = "new";

/** All rules; the one that is edited stands open below its line, and in the address. */
export function RulesPage({ language, zone, keep, rules, places }: RulesProps) {
  const say = ruleMessages(language);
  const router = useRouter();
  const [open, setOpen] = useState<string>();
  const [fault, setFault] = useState("");
  useEffect(() => {
    const follow = () => setOpen(decodeURIComponent(location.hash.slice(1)) || undefined);
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const show = (id: string | undefined) => {
    setOpen(id);
    history.replaceState(null, "", `${location.pathname}${location.search}${id === undefined ? "" : `#${id}`}`);
  };
  const toggle = async (rule: ListedRule, enabled: boolean) => {
    const { enabled: _, ...rest } = rule.definition;
    const sent = await sendJson(
      "PUT",
      `/api/alarm-rules/${rule.id}`,
      { ...rest, ...(enabled ? {} : { enabled: false }) },
      { "if-match": `"${rule.revision}"` },
    );
    setFault(sent.ok ? "" : sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    router.refresh();
  };
  const editor = (id: string, initial: RuleDraft, revision: number | undefined) =>
    open === id ? (
      <RuleEditor
        {...{ language, zone, keep, places, initial, revision }}
        key={`${id} ${revision}`}
        onClose={() => {
          focusOpener();
          show(undefined);
        }}
      />
    ) : null;
  return (
    <>
      <div className="fleet-tools">
        <button type="button" aria-expanded={open === NEW} onClick={() => show(open === NEW ? undefined : NEW)}>
          {say.newRule}
        </button>
      </div>
      {editor(NEW, NEW_RULE, undefined)}
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <ul className="fleet-list rule-list" aria-label={say.list}>
        {rules.map((rule) => {
          const name = language === "ko" ? rule.nameKo : rule.nameEn;
          return (
            <li key={rule.id} id={rule.id} data-rule={rule.id}>
              <label className="rule-flag">
                <input
                  type="checkbox"
                  aria-label={say.enabled(name)}
                  checked={rule.enabled}
                  onChange={(event) => void toggle(rule, event.target.checked)}
                />
                <span aria-hidden="true">{say.enable}</span>
              </label>
              <SeverityMark severity={rule.severity} language={language} />
              <strong>{name}</strong>
              <code>{rule.id}</code>
              <span className="fleet-muted">
                {say.whens[rule.type] ?? rule.type} · {say.revision(formatNumber(rule.revision, language, 6))}
                {rule.enabled ? "" : ` · ${say.off}`}
              </span>
              <button
                type="button"
                aria-expanded={open === rule.id}
                onClick={() => show(open === rule.id ? undefined : rule.id)}
              >
                {say.edit}
              </button>
              {editor(rule.id, rule.definition, rule.revision)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
