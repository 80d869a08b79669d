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
  const [tried, setTried] = useState<{ readonly file: Blob; readonly counted: Counted }>();
  const [fault, setFault] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => {
    dialog.current?.showModal();
    return () => stop.current?.abort();
  }, []);
  const count = (of: readonly string[] | number) => formatNumber(typeof of === "number" ? of : of.length, language, 9);
  // As bytes: the server knows CP949, in which a Korean Excel writes.
  const send = async (file: Blob, isTry: boolean) => {
    stop.current?.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    setIsBusy(true);
    setFault("");
    const address = `/api/devices${isTry ? "?dry_run=1" : ""}`;
    const sent = await sendJson<Counted>("POST", address, file, { "content-type": "text/csv" }, signal);
    if (signal.aborted) return undefined;
    setIsBusy(false);
    setFault(sent.ok ? "" : sent.status === 0 ? common.unreached : sent.detail);
    return sent.ok ? sent.body : undefined;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (tried) {
      const done = await send(tried.file, false);
      if (!done) return;
      announce(say.imported(count(done.created), count(done.updated)));
      router.refresh();
      dialog.current?.close();
      return;
    }
    const chosen = new FormData(event.currentTarget).get("file");
    if (!(chosen instanceof File)) return;
    const file = new Blob([await chosen.arrayBuffer()]);
    const counted = await send(file, true);
    if (counted) setTried({ file, counted });
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
              stop.current?.abort();
              setIsBusy(false);
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
        <FormEnd language={language} fault={fault} isBusy={isBusy} onCancel={() => dialog.current?.close()}>
          {isBusy ? say.reading : tried ? say.importIt : say.tryIt}
        </FormEnd>
      </form>
    </dialog>
  );
}
