"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import { FormEnd } from "./form-end.tsx";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";

/** What a file changes, by the ids of devices. */
interface Counted {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[] | number;
}

/** Takes devices in from a CSV file, after a try that changes nothing. */
export function ImportDevices({ language, onClose }: { readonly language: Language; readonly onClose: () => void }) {
  const say = devicesMessages(language);
  const common = fleetMessages(language);
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [tried, setTried] = useState<{ readonly text: string; readonly counted: Counted }>();
  const [fault, setFault] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const count = (of: readonly string[] | number) => formatNumber(typeof of === "number" ? of : of.length, language, 9);
  const send = async (text: string, isTry: boolean) => {
    const sent = await sendJson<Counted>("POST", `/api/devices${isTry ? "?dry_run=1" : ""}`, text, {
      "content-type": "text/csv; charset=utf-8",
    });
    setFault(sent.ok ? "" : sent.status === 0 ? common.unreached : sent.detail);
    return sent.ok ? sent.body : undefined;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (tried) {
      const done = await send(tried.text, false);
      if (!done) return;
      announce(say.imported(count(done.created), count(done.updated)));
      router.refresh();
      dialog.current?.close();
      return;
    }
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File)) return;
    const text = await file.text();
    const counted = await send(text, true);
    if (counted) setTried({ text, counted });
  };
  return (
    <dialog ref={dialog} className="links fleet-dialog" aria-labelledby="import-devices" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="import-devices">{say.importTitle}</h2>
        <p>{say.importHint}</p>
        <label>
          {say.file}
          <input
            type="file"
            name="file"
            accept=".csv,text/csv"
            required
            onChange={() => {
              setTried(undefined);
              setFault("");
            }}
          />
        </label>
        <div role="status">
          {tried
            ? say.tried(count(tried.counted.created), count(tried.counted.updated), count(tried.counted.unchanged))
            : null}
        </div>
        <FormEnd language={language} fault={fault} onCancel={() => dialog.current?.close()}>
          {tried ? say.importIt : say.tryIt}
        </FormEnd>
      </form>
    </dialog>
  );
}
