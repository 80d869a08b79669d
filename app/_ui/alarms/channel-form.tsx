"use client";
import { type FormEvent, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { type Sent, sendJson } from "../send-json.ts";
import { type ChannelFields, channelOfForm } from "./channel-fields.ts";
import { alarmMessages } from "./messages-alarms.ts";
import { channelMessages } from "./messages-channels.ts";
import { hoursMessages } from "./messages-hours.ts";
import { LOWEST, SEVERITIES, severityStep } from "./severity.ts";

interface ChannelFormProps {
  readonly language: Language;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  /** Undefined for a new one. */
  readonly channel: (ChannelFields & { readonly id: string }) | undefined;
  readonly onSaved: (sent: { readonly secret?: string }) => void;
  readonly onClose: () => void;
}

const KINDS = ["email", "webhook", "push", "mqtt"] as const;

/** A channel's fields. */
export function ChannelForm({ language, rules, channel, onSaved, onClose }: ChannelFormProps) {
  const say = channelMessages(language);
  const common = fleetMessages(language);
  const hours = hoursMessages(language);
  const [kind, setKind] = useState(channel?.kind ?? "email");
  const [isQuiet, setIsQuiet] = useState(channel?.quiet != null);
  const [fault, setFault] = useState("");
  const config = channel?.config ?? {};
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = channelOfForm(new FormData(event.currentTarget), kind);
    const sent: Sent<{ secret?: string }> = channel
      ? await sendJson("PUT", `/api/channels/${channel.id}`, fields)
      : await sendJson("POST", "/api/channels", fields);
    if (sent.ok) onSaved(sent.body);
    else setFault(sent.status === 0 ? common.unreached : sent.detail);
  };
  return (
    <form className="channel-form rule-form" data-unsaved onSubmit={(event) => void submit(event)}>
      <label>
        {say.kind}
        <select
          value={kind}
          disabled={channel !== undefined}
          onChange={(event) => setKind(event.target.value as ChannelFields["kind"])}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {say.kinds[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.name}
        <input name="name" required maxLength={80} defaultValue={channel?.name ?? ""} />
      </label>
      {kind === "email" ? (
        <>
          <label>
            {say.to}
            <input
              name="to"
              type="email"
              multiple
              required
              defaultValue={Array.isArray(config.to) ? config.to.join(", ") : ""}
            />
          </label>
          <label>
            {say.language}
            <select name="language" defaultValue={String(config.language ?? language)}>
              <option value="en">English</option>
              <option value="ko">한국어</option>
            </select>
          </label>
        </>
      ) : null}
      {kind === "webhook" ? (
        <label title={say.urlHint}>
          {say.url}
          <input name="url" required={!channel} defaultValue={String(config.url ?? "")} spellCheck={false} />
        </label>
      ) : null}
      <label>
        {say.minSeverity}
        <select name="min_severity" defaultValue={LOWEST[severityStep(channel?.min_severity ?? 1)]}>
          {SEVERITIES.map((step) => (
            <option key={step} value={LOWEST[step]}>
              {step === "low" ? say.allSeverities : `≥ ${alarmMessages(language)[step]}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.rules}
        <select
          name="rules"
          multiple
          size={Math.min(4, rules.length + 1)}
          defaultValue={[...(channel?.rule_ids ?? [""])]}
        >
          <option value="">{say.allRules}</option>
          {rules.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {kind === "mqtt" ? null : (
        <label title={say.escalateHint}>
          {say.escalate}
          <input
            name="escalate"
            type="number"
            min={1}
            max={10_080}
            placeholder={say.always}
            defaultValue={channel?.escalate_after_s ? channel.escalate_after_s / 60 : ""}
          />
        </label>
      )}
      {kind === "mqtt" ? null : (
        <fieldset className="channel-quiet">
          <legend>{say.quiet}</legend>
          <label className="rule-flag">
            <input
              type="checkbox"
              name="quiet"
              checked={isQuiet}
              onChange={(event) => setIsQuiet(event.target.checked)}
            />
            {say.quietOn}
          </label>
          {isQuiet ? (
            <>
              <label>
                {say.from} <input type="time" name="from" required defaultValue={channel?.quiet?.from ?? "22:00"} />
              </label>
              <label>
                {say.until} <input type="time" name="until" required defaultValue={channel?.quiet?.to ?? "07:00"} />
              </label>
              {say.dayNames.map((day, i) => (
                <label key={day} className="rule-flag">
                  <input
                    type="checkbox"
                    name="days"
                    value={i + 1}
                    defaultChecked={channel?.quiet?.days?.includes(i + 1) ?? true}
                  />
                  {day}
                </label>
              ))}
              <label className="rule-flag" title={hours.holidaysHint}>
                <input type="checkbox" name="holidays" defaultChecked={channel?.quiet?.holidays ?? false} />
                {hours.quietHolidays}
              </label>
            </>
          ) : null}
        </fieldset>
      )}
      <label className="rule-flag">
        <input type="checkbox" name="enabled" defaultChecked={channel?.enabled ?? true} />
        {say.enabled}
      </label>
      <p className="fleet-hint">{{ email: "", webhook: say.urlHint, push: say.pushHint, mqtt: say.mqttHint }[kind]}</p>
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <div className="fleet-buttons">
        <button type="submit">{say.save}</button>
        <button type="button" onClick={onClose}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}
