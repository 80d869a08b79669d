"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { copyText } from "../copy-text.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { focusOpener } from "../focus-opener.ts";
import { refusalIn } from "../refusals/refusal-in.ts";
import { sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import type { ChannelFields } from "./channel-fields.ts";
import { ChannelForm } from "./channel-form.tsx";
import { alarmMessages } from "./messages-alarms.ts";
import { channelMessages } from "./messages-channels.ts";
import { hoursMessages } from "./messages-hours.ts";
import { severityStep } from "./severity.ts";

/** A channel of the list, with how it went lately. */
export interface ShownChannel extends ChannelFields {
  readonly id: string;
  readonly lately: {
    readonly sent: number;
    readonly failed: number;
    readonly waiting: number;
    readonly last_error: string | null;
  } | null;
}

interface ChannelsProps {
  readonly language: Language;
  readonly channels: readonly ShownChannel[];
  readonly rules: readonly { readonly id: string; readonly name: string }[];
}

const NEW = "";

/** Who is told: channels, each tried with one button. */
export function ChannelsPage({ language, channels, rules }: ChannelsProps) {
  const say = channelMessages(language);
  const common = fleetMessages(language);
  const router = useRouter();
  const [open, setOpen] = useState<string>();
  const [secret, setSecret] = useState<string>();
  const [said, setSaid] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const close = () => {
    focusOpener();
    setOpen(undefined);
  };
  const saved = (sent: { readonly secret?: string }) => {
    close();
    setSecret(sent.secret);
    announce(say.saved);
    router.refresh();
  };
  const failed = (sent: { status: number; detail: string }) =>
    setSaid(sent.status === 0 ? common.unreached : sent.detail);
  const test = async ({ id, name }: ShownChannel) => {
    setIsBusy(true);
    setSaid("");
    const sent = await sendJson<{ ok: boolean; error?: string }>("POST", `/api/channels/${id}/test`);
    setIsBusy(false);
    if (!sent.ok) return failed(sent);
    setSaid(sent.body.ok ? say.testSent(name) : say.testFailed(name, sent.body.error ?? ""));
  };
  const renew = async ({ id }: ShownChannel) => {
    const sent = await sendJson<{ secret: string }>("POST", `/api/channels/${id}/secret`);
    if (sent.ok) setSecret(sent.body.secret);
    else failed(sent);
  };
  const remove = async ({ id, name }: ShownChannel) => {
    if (!confirm(say.removeSure(name))) return;
    const sent = await sendJson("DELETE", `/api/channels/${id}`);
    if (!sent.ok) failed(sent);
    router.refresh();
  };
  const form = (channel: ShownChannel | undefined) => (
    <ChannelForm {...{ language, rules, channel }} onSaved={saved} onClose={close} />
  );
  return (
    <>
      <div className="fleet-tools">
        <button type="button" aria-expanded={open === NEW} onClick={() => setOpen(open === NEW ? undefined : NEW)}>
          {say.add}
        </button>
      </div>
      {open === NEW ? form(undefined) : null}
      <p role="status" className="fleet-said">
        {said}
      </p>
      {secret === undefined ? null : (
        <div className="fleet-token">
          <p>{say.secretOnce}</p>
          <code>{secret}</code>
          <div className="fleet-buttons">
            <button type="button" onClick={() => void copyText(secret).then(() => announce(say.copied))}>
              {say.copy}
            </button>
            <button type="button" onClick={() => setSecret(undefined)}>
              {say.done}
            </button>
          </div>
        </div>
      )}
      <ul className="fleet-list">
        {channels.map((channel) => (
          <li key={channel.id} data-channel={channel.id}>
            <span>{say.kinds[channel.kind]}</span>
            <strong>{channel.name}</strong>
            <span className="fleet-muted">{factsOf(channel, language)}</span>
            <span className="channel-buttons">
              <button type="button" disabled={isBusy} onClick={() => void test(channel)}>
                {say.test}
              </button>
              {channel.kind === "webhook" ? (
                <button type="button" onClick={() => void renew(channel)}>
                  {say.newSecret}
                </button>
              ) : null}
              <button
                type="button"
                aria-expanded={open === channel.id}
                onClick={() => setOpen(open === channel.id ? undefined : channel.id)}
              >
                {say.edit}
              </button>
              <button type="button" onClick={() => void remove(channel)}>
                {say.remove}
              </button>
            </span>
            {open === channel.id ? form(channel) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function factsOf(channel: ShownChannel, language: Language): string {
  const say = channelMessages(language);
  const count = (value: number) => formatNumber(value, language, 6);
  const { config, lately, quiet, escalate_after_s: escalate } = channel;
  return [
    channel.enabled ? "" : say.off,
    Array.isArray(config.to) ? config.to.join(", ") : String(config.url ?? ""),
    channel.min_severity > 1 ? say.fromSeverity(alarmMessages(language)[severityStep(channel.min_severity)]) : "",
    escalate === null ? say.always : say.after(count(escalate / 60)),
    quiet === null ? "" : `${say.quiet} ${quiet.from}–${quiet.to}`,
    quiet?.holidays ? hoursMessages(language).quietHolidays : "",
    lately === null ? say.nothingLately : say.lately(count(lately.sent), count(lately.failed), count(lately.waiting)),
    lately?.last_error ? say.lastError(refusalIn(lately.last_error, language)) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
