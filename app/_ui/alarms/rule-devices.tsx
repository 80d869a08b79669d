"use client";
import { useId } from "react";
import type { Language } from "#lib/notebook/language.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import { nameOf } from "../devices/device-text.ts";
import { ruleMessages } from "./messages-rules.ts";
import { deviceMode, type RuleDraft, valueAt, withValue } from "./rule-draft.ts";

interface RuleDevicesProps {
  readonly language: Language;
  readonly draft: RuleDraft;
  readonly places: readonly PlaceRow[];
  readonly onDraft: (draft: RuleDraft) => void;
}

/** Which devices a rule watches. A field that is emptied stays, for the rule to say what it lacks. */
export function RuleDevices({ language, draft, places, onDraft }: RuleDevicesProps) {
  const say = ruleMessages(language);
  const listId = useId();
  const devices = valueAt(draft, ["on", "devices"]);
  const mode = deviceMode(draft);
  const put = (value: unknown) => onDraft(withValue(draft, ["on", "devices"], value));
  const first = places.find(({ kind }) => kind === "building") ?? places[0];
  const begin = { all: "*", kind: { kind: "room" }, building: { building: first?.id ?? "" }, list: [] };
  const word = (name: "kind" | "building", label: string, list?: string) => (
    <label>
      {label}
      <input
        value={String(valueAt(draft, ["on", "devices", name]) ?? "")}
        list={list}
        spellCheck={false}
        onChange={(event) => put({ ...Object(devices), [name]: event.target.value })}
      />
    </label>
  );
  return (
    <>
      <label>
        {say.devices}
        <select value={mode} onChange={(event) => put(begin[event.target.value as typeof mode])}>
          {Object.entries(say.modes).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {mode === "kind" ? word("kind", say.kindHint) : null}
      {mode === "building" ? (
        <>
          {word("building", say.buildingHint, listId)}
          <datalist id={listId}>
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {nameOf(place, language)}
              </option>
            ))}
          </datalist>
        </>
      ) : null}
      {mode === "list" ? (
        <label>
          {say.listHint}
          <input
            value={Array.isArray(devices) ? devices.join(", ") : ""}
            onChange={(event) => put(event.target.value.split(",").map((id) => id.trim()))}
          />
        </label>
      ) : null}
    </>
  );
}
