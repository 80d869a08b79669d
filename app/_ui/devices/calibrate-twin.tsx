"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import { deviceRoute } from "./device-api.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { type TwinMessages, twinMessages } from "./messages-twin.ts";

interface CalibrateTwinProps {
  readonly language: Language;
  readonly device: string;
  readonly choices: readonly { readonly metric: string; readonly kind: keyof TwinMessages["kinds"] }[];
}

const DEFAULT_DAYS = 28;

/** Makes the twin anew from history. */
export function CalibrateTwin({ language, device, choices }: CalibrateTwinProps) {
  const say = twinMessages(language);
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    const sent = await sendJson("POST", deviceRoute(device, "/twin/calibrate"), {
      ...choices[Number(form.get("choice"))],
      days: Number(form.get("days")),
    });
    setIsBusy(false);
    setFault(sent.ok ? "" : sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    if (!sent.ok) return;
    announce(say.calibrated);
    router.refresh();
  };
  return (
    <form className="fleet-filters twin-calibrate" onSubmit={(event) => void submit(event)}>
      <label>
        {say.kind}
        <select name="choice">
          {choices.map(({ metric, kind }, i) => (
            <option key={`${metric} ${kind}`} value={i}>
              {metric} · {say.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.calibrateDays}
        <input name="days" type="number" min={2} max={400} required defaultValue={DEFAULT_DAYS} />
      </label>
      <button type="submit" disabled={isBusy}>
        {isBusy ? say.calibrating : say.calibrate}
      </button>
      {fault === "" ? null : <p role="alert">{fault}</p>}
    </form>
  );
}
