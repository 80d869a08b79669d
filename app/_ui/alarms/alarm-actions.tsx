"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { AlarmRow } from "#lib/state/read/listed-alarm.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { say as announce } from "../toast.tsx";
import { type AlarmAction, actOn, allows, signAs, signedName } from "./alarm-api.ts";
import { alarmMessages } from "./messages-alarms.ts";

interface AlarmActionsProps {
  readonly language: Language;
  /** What is acted on: what is selected, else the one at hand. */
  readonly alarms: readonly AlarmRow[];
  readonly now: number;
  /** An action that a key asks for, with how often one was asked, so that the same can be asked again. */
  readonly asked?: { readonly action: AlarmAction; readonly turn: number } | undefined;
  readonly onDone?: () => void;
}

/** What can be done with alarms, by mouse; keys come in through `asked`. */
export function AlarmActions({ language, alarms, now, asked, onDone }: AlarmActionsProps) {
  const say = alarmMessages(language);
  const common = fleetMessages(language);
  const router = useRouter();
  const [open, setOpen] = useState<"shelve" | "comment">();
  const [fault, setFault] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [name, setName] = useState("");
  useEffect(() => setName(signedName()), []);

  const run = async (action: AlarmAction, details: { comment?: string; hours?: string } = {}) => {
    const able = alarms.filter((alarm) => allows(alarm, action, now));
    if (able.length === 0) return true;
    setIsBusy(true);
    const all = await Promise.all(able.map(({ id }) => actOn(id, action, details)));
    setIsBusy(false);
    const failed = all.find((sent) => !sent.ok);
    setFault(failed && !failed.ok ? (failed.status === 0 ? common.unreached : failed.detail) : "");
    const done = all.filter(({ ok }) => ok).length;
    if (done > 0) announce(say.did(formatNumber(done, language, 6)));
    // Nothing is looked at anew where nothing came of it: the page may be all that is left of what was written.
    if (done > 0) router.refresh();
    if (!failed) onDone?.();
    return !failed;
  };
  const start = (action: AlarmAction) => {
    if (isBusy || !alarms.some((alarm) => allows(alarm, action, now))) return;
    if (action === "shelve" || action === "comment") {
      setFault("");
      setOpen(action);
    } else void run(action);
  };
  const starter = useRef(start);
  starter.current = start;
  useEffect(() => {
    if (asked) starter.current(asked.action);
  }, [asked]);

  // Not `disabled`: whoever pressed it by keyboard keeps their place.
  const button = (action: AlarmAction, label: string) => (
    <button
      type="button"
      aria-disabled={isBusy || !alarms.some((alarm) => allows(alarm, action, now))}
      onClick={() => start(action)}
    >
      {label}
    </button>
  );
  return (
    <div className="fleet-tools alarm-actions">
      {button("acknowledge", say.acknowledge)}
      {button("confirm", say.confirm)}
      {alarms.some((alarm) => allows(alarm, "unshelve", now))
        ? button("unshelve", say.unshelve)
        : button("shelve", say.shelve)}
      {button("comment", say.comment)}
      <label className="alarm-signed" title={say.signedHint}>
        {say.signed}{" "}
        <input
          value={name}
          maxLength={60}
          autoComplete="name"
          onChange={(event) => {
            setName(event.target.value);
            signAs(event.target.value.trim());
          }}
        />
      </label>
      {fault === "" || open !== undefined ? null : <p role="alert">{fault}</p>}
      {open === undefined ? null : (
        <Details
          key={open}
          language={language}
          kind={open}
          fault={fault}
          onClose={() => setOpen(undefined)}
          onSend={(details) => run(open, details)}
        />
      )}
    </div>
  );
}

interface DetailsProps {
  readonly language: Language;
  readonly kind: "shelve" | "comment";
  readonly fault: string;
  /** Whether all of it was done. */
  readonly onSend: (details: { comment?: string; hours?: string }) => Promise<boolean>;
  readonly onClose: () => void;
}

/** For how long, and why. */
function Details({ language, kind, fault, onSend, onClose }: DetailsProps) {
  const say = alarmMessages(language);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [comment, hours] = [String(form.get("comment") ?? "").trim(), String(form.get("hours") ?? "")];
    const isDone = await onSend({ ...(comment ? { comment } : {}), ...(hours ? { hours } : {}) });
    if (isDone) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="links fleet-dialog" aria-labelledby="alarm-details" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="alarm-details">{kind === "shelve" ? say.shelveTitle : say.commentTitle}</h2>
        {kind === "shelve" ? (
          <>
            <p>{say.shelveHint}</p>
            <select name="hours" aria-label={say.shelveTitle} defaultValue="8">
              {Object.entries(say.shelveFor).map(([hours, text]) => (
                <option key={hours} value={hours}>
                  {text}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <label>
          {say.commentLabel}
          <textarea name="comment" rows={3} maxLength={1000} required={kind === "comment"} />
        </label>
        {fault === "" ? null : <p role="alert">{fault}</p>}
        <div className="fleet-buttons">
          <button type="submit">{kind === "shelve" ? say.shelve.replace("…", "") : say.send}</button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {fleetMessages(language).cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
