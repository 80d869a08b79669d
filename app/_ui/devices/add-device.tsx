"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { sendJson } from "../send-json.ts";
import type { DevicesProps } from "./devices-props.ts";
import { FormEnd } from "./form-end.tsx";
import { KindOptions } from "./kind-options.tsx";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { PlaceOptions } from "./place-options.tsx";

/** A device that has not sent anything yet, by its id. Leads to its page, where it can be given a token. */
export function AddDevice({ language, places, keep, onClose }: DevicesProps & { readonly onClose: () => void }) {
  const say = devicesMessages(language);
  const common = fleetMessages(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [fault, setFault] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim() || null;
    const id = text("id") ?? "";
    const sent = await sendJson("POST", "/api/devices", {
      id,
      name_en: text("name_en"),
      name_ko: text("name_ko"),
      kind: text("kind"),
      place_id: text("place"),
    });
    if (sent.ok) location.assign(`/devices/${encodeURIComponent(id)}${keep}`);
    else setFault(sent.status === 0 ? common.unreached : sent.detail);
  };
  return (
    <dialog ref={dialog} className="links fleet-dialog" aria-labelledby="add-device" onClose={onClose}>
      <form onSubmit={(event) => void create(event)}>
        <h2 id="add-device">{say.addTitle}</h2>
        <p>{say.addHint}</p>
        <label>
          {say.id}
          <input name="id" required maxLength={128} autoComplete="off" spellCheck={false} />
        </label>
        <label>
          {say.nameEn}
          <input name="name_en" maxLength={120} />
        </label>
        <label>
          {say.nameKo}
          <input name="name_ko" maxLength={120} lang="ko" />
        </label>
        <label>
          {say.kind}
          <select name="kind">
            <KindOptions language={language} />
          </select>
        </label>
        <label>
          {say.place}
          <select name="place">
            <option value="">{say.noPlace}</option>
            <PlaceOptions places={places} language={language} />
          </select>
        </label>
        <FormEnd language={language} fault={fault} onCancel={() => dialog.current?.close()}>
          {say.create}
        </FormEnd>
      </form>
    </dialog>
  );
}
