"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { type Sent, sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import { ruleMessages } from "./messages-rules.ts";
import type { RuleDraft } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleTest } from "./rule-test.tsx";
import { useRuleText } from "./use-rule-text.ts";

interface RuleEditorProps {
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  readonly places: readonly PlaceRow[];
  readonly initial: RuleDraft;
  /** Of a rule that is kept; undefined for a new one. */
  readonly revision: number | undefined;
  readonly onClose: () => void;
}

const STALE = 412;

/** A rule as form and as YAML side by side, tested over history before it is saved. */
export function RuleEditor({ language, zone, keep, places, initial, revision, onClose }: RuleEditorProps) {
  const say = ruleMessages(language);
  const common = fleetMessages(language);
  const router = useRouter();
  const { draft, text, fault, putDraft, putText } = useRuleText(initial);
  const [refused, setRefused] = useState("");
  const isNew = revision === undefined;
  const finish = (sent: Sent<unknown>, done: string) => {
    if (!sent.ok) {
      return setRefused(sent.status === STALE ? say.stale : sent.status === 0 ? common.unreached : sent.detail);
    }
    const { unknown_devices: unknown = [] } = Object(sent.body) as { readonly unknown_devices?: readonly string[] };
    announce(unknown.length === 0 ? done : say.savedUnknown(unknown.join(", ")));
    router.refresh();
    onClose();
  };
  const save = async () =>
    finish(
      isNew
        ? await sendJson("POST", "/api/alarm-rules", draft)
        : await sendJson("PUT", `/api/alarm-rules/${String(initial.id)}`, draft, { "if-match": `"${revision}"` }),
      say.saved,
    );
  const remove = async () => {
    if (!confirm(say.removeSure(String(initial.id)))) return;
    finish(await sendJson("DELETE", `/api/alarm-rules/${String(initial.id)}`), say.removed);
  };
  return (
    <section className="rule-editor" data-unsaved aria-label={isNew ? say.newRule : String(initial.id)}>
      <p className="fleet-hint">{say.yamlHint}</p>
      <div className="rule-sides">
        <fieldset>
          <legend>{say.form}</legend>
          <RuleForm
            language={language}
            draft={draft}
            places={places}
            isNew={isNew}
            onDraft={(next) => {
              setRefused("");
              void putDraft(next);
            }}
          />
        </fieldset>
        <label className="rule-yaml">
          {say.yaml}
          <textarea
            value={text}
            rows={24}
            spellCheck={false}
            aria-invalid={fault !== ""}
            onChange={(event) => {
              setRefused("");
              void putText(event.target.value);
            }}
          />
        </label>
      </div>
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <RuleTest language={language} zone={zone} keep={keep} draft={draft} isDisabled={fault !== ""} />
      {refused === "" ? null : <p role="alert">{refused}</p>}
      <div className="fleet-buttons">
        <button type="submit" disabled={fault !== ""} onClick={() => void save()}>
          {say.save}
        </button>
        <button type="button" onClick={onClose}>
          {common.cancel}
        </button>
        {isNew ? null : (
          <button type="button" onClick={() => void remove()}>
            {say.remove}
          </button>
        )}
      </div>
    </section>
  );
}
