"use client";
import type { ReactNode } from "react";
import type { Language } from "#lib/notebook/language.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import { Choice } from "../choice.tsx";
import { ruleMessages } from "./messages-rules.ts";
import { RuleDevices } from "./rule-devices.tsx";
import { type RuleDraft, valueAt, WHEN_FIELDS, type WhenField, withValue, withWhenType } from "./rule-draft.ts";
import { RuleHours } from "./rule-hours.tsx";
import { SEVERITY_SHAPES, severityStep } from "./severity.ts";

interface RuleFormProps {
  readonly language: Language;
  readonly draft: RuleDraft;
  readonly places: readonly PlaceRow[];
  /** A rule that is kept keeps its id. */
  readonly isNew: boolean;
  readonly onDraft: (draft: RuleDraft) => void;
}

/** A rule as fields. */
export function RuleForm({ language, draft, places, isNew, onDraft }: RuleFormProps) {
  const say = ruleMessages(language);
  const put = (path: readonly string[], value: unknown) => onDraft(withValue(draft, path, value));
  const shown = (path: readonly string[]) => {
    const value = valueAt(draft, path);
    return value === undefined || value === null ? "" : String(value);
  };
  const text = (path: readonly string[], label: string, more: Readonly<Record<string, unknown>> = {}) => (
    <label>
      {label}
      <input value={shown(path)} onChange={(event) => put(path, event.target.value)} {...more} />
    </label>
  );
  const number = (path: readonly string[], label: string) => (
    <label>
      {label}
      <input
        type="number"
        step="any"
        value={shown(path)}
        onChange={(event) => put(path, event.target.value === "" ? undefined : Number(event.target.value))}
      />
    </label>
  );
  const flag = (path: readonly string[], label: string, initial: boolean) => (
    <label className="rule-flag">
      <input
        type="checkbox"
        checked={(valueAt(draft, path) ?? initial) === true}
        onChange={(event) => put(path, event.target.checked === initial ? undefined : event.target.checked)}
      />
      {label}
    </label>
  );
  const field = ({ name, kind, options = [] }: WhenField): ReactNode => {
    const path = ["when", name];
    const label = say.fields[name] ?? name;
    if (kind === "number") return number(path, label);
    if (kind === "duration") return text(path, label, { placeholder: "10m" });
    if (kind === "flag") return flag(path, label, false);
    return (
      <Choice
        label={label}
        value={shown(path) || (options[0] ?? "")}
        options={options.map((option) => [option, say.options[option] ?? option])}
        onChoose={(value) => put(path, value)}
      />
    );
  };
  const type = shown(["when", "type"]);
  const severity = Number(shown(["severity"]) || 500);
  return (
    <div className="rule-form">
      {text(["id"], say.id, { readOnly: !isNew, spellCheck: false })}
      {text(["name", "en"], say.nameEn)}
      {text(["name", "ko"], say.nameKo, { lang: "ko" })}
      {number(["severity"], `${say.severity} ${SEVERITY_SHAPES[severityStep(severity)]}`)}
      <RuleDevices {...{ language, draft, places, onDraft }} />
      {text(["on", "metric"], say.metric, { spellCheck: false })}
      <label>
        {say.when}
        <select value={type} onChange={(event) => onDraft(withWhenType(draft, event.target.value))}>
          {type in WHEN_FIELDS ? null : <option value={type}>{type}</option>}
          {Object.keys(WHEN_FIELDS).map((each) => (
            <option key={each} value={each}>
              {say.whens[each]}
            </option>
          ))}
        </select>
      </label>
      {(WHEN_FIELDS[type] ?? []).map((each) => (
        <div key={`${type} ${each.name}`}>{field(each)}</div>
      ))}
      {type === "budget" ? <p className="fleet-hint">{say.budgetHint}</p> : null}
      <RuleHours language={language} draft={draft} onDraft={onDraft} />
      {text(["on_delay"], say.onDelay, { placeholder: "0" })}
      {text(["off_delay"], say.offDelay, { placeholder: "0" })}
      {type === "silence" ? null : number(["deadband"], say.deadband)}
      {text(["re_alarm"], say.reAlarm, { placeholder: "–" })}
      {flag(["latch"], say.latch, false)}
      {flag(["acknowledge"], say.acknowledge, true)}
      {flag(["confirm"], say.confirm, false)}
      {flag(["enabled"], say.enable, true)}
      {text(["message", "en"], say.messageEn, { title: say.messageHint })}
      {text(["message", "ko"], say.messageKo, { title: say.messageHint, lang: "ko" })}
    </div>
  );
}
