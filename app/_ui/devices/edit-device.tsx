"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import { changeDevice, deviceRoute } from "./device-api.ts";
import { nameOf } from "./device-text.ts";
import type { DeviceView } from "./device-view.ts";
import { FormEnd } from "./form-end.tsx";
import { KindOptions } from "./kind-options.tsx";
import { deviceMessages } from "./messages-device.ts";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { PlaceOptions } from "./place-options.tsx";

const STALE = 412;

/** The fields of a device, changed only if nobody else has done so since the form was opened. */
export function EditDevice({ language, device, places }: Pick<DeviceView, "language" | "device" | "places">) {
  const say = deviceMessages(language);
  const common = fleetMessages(language);
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [etag, setEtag] = useState<string>();
  const [fault, setFault] = useState("");
  const name = nameOf(device, language);
  const open = async () => {
    setFault("");
    const found = await sendJson("GET", deviceRoute(device.id));
    setEtag(found.ok ? (found.etag ?? undefined) : undefined);
    if (!found.ok) setFault(found.status === 0 ? common.unreached : found.detail);
    dialog.current?.showModal();
  };
  const change = async (fields: Readonly<Record<string, unknown>>) => {
    const sent = await changeDevice(device.id, fields, etag);
    if (!sent.ok) {
      return setFault(sent.status === STALE ? say.conflict : sent.status === 0 ? common.unreached : sent.detail);
    }
    dialog.current?.close();
    announce(say.saved);
    router.refresh();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void change(changedFields(new FormData(event.currentTarget), device));
  };
  const field = (
    id: string,
    label: string,
    value: string | number | null,
    more: Readonly<Record<string, unknown>> = {},
  ) => (
    <label>
      {label}
      <input name={id} defaultValue={value ?? ""} maxLength={120} {...more} />
    </label>
  );
  return (
    <>
      <button type="button" onClick={() => void open()}>
        {say.edit}
      </button>
      <button
        type="button"
        onClick={() => {
          if (device.status === "retired") void change({ status: "known" });
          else if (confirm(say.retireSure(name))) void change({ status: "retired" });
        }}
      >
        {device.status === "retired" ? say.takeBack : say.retire}
      </button>
      <dialog ref={dialog} className="links fleet-dialog" aria-labelledby="edit-device">
        <form key={device.updatedAt} onSubmit={submit}>
          <h2 id="edit-device">{say.editTitle(name)}</h2>
          {field("name_en", say.nameEn, device.nameEn)}
          {field("name_ko", say.nameKo, device.nameKo, { lang: "ko" })}
          <label>
            {say.kind}
            <select name="kind" defaultValue={device.kind ?? ""}>
              <KindOptions language={language} own={device.kind} />
            </select>
          </label>
          <label>
            {say.role}
            <select name="role" defaultValue={device.role}>
              {Object.entries(say.roles).map(([role, text]) => (
                <option key={role} value={role}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say.place}
            <select name="place_id" defaultValue={device.placeId ?? ""}>
              <option value="">{devicesMessages(language).noPlace}</option>
              <PlaceOptions places={places} language={language} />
            </select>
          </label>
          {field("rated_w", `${say.rated} (W)`, device.ratedW, { type: "number", step: "any", min: 0 })}
          {field("model", say.model, device.model)}
          {field("serial", say.serial, device.serial)}
          <label>
            {say.note}
            <textarea name="note" rows={3} maxLength={4000} defaultValue={device.note ?? ""} />
          </label>
          <FormEnd language={language} fault={fault} onCancel={() => dialog.current?.close()}>
            {common.save}
          </FormEnd>
        </form>
      </dialog>
      {fault !== "" && !dialog.current?.open ? <p role="alert">{fault}</p> : null}
    </>
  );
}

/** Only what is otherwise than before. */
function changedFields(form: FormData, device: DeviceView["device"]): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "").trim() || null;
  const rated = text("rated_w");
  const now: Readonly<Record<string, readonly [unknown, unknown]>> = {
    name_en: [text("name_en"), device.nameEn],
    name_ko: [text("name_ko"), device.nameKo],
    kind: [text("kind"), device.kind],
    role: [text("role"), device.role],
    place_id: [text("place_id"), device.placeId],
    rated_w: [rated === null ? null : Number(rated), device.ratedW],
    model: [text("model"), device.model],
    serial: [text("serial"), device.serial],
    note: [text("note"), device.note],
  };
  return Object.fromEntries(Object.entries(now).flatMap(([name, [is, was]]) => (is === was ? [] : [[name, is]])));
}
