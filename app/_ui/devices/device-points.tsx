"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { PointRow } from "#lib/state/read/device-page.ts";
import { dateTime } from "../live/live-text.ts";
import { sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import { deviceRoute } from "./device-api.ts";
import { agoText, valueText } from "./device-text.ts";
import type { DeviceView } from "./device-view.ts";
import { FormEnd } from "./form-end.tsx";
import { deviceMessages } from "./messages-device.ts";
import { fleetMessages } from "./messages-fleet.ts";

/** What a device measures: last value, range, calibration. */
export function DevicePoints(view: DeviceView) {
  const { language, zone, now, device } = view;
  const say = deviceMessages(language);
  if (device.points.length === 0) return <p className="fleet-hint">{say.noPoints}</p>;
  return (
    <section className="table fleet-points" aria-label={say.points}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.metric}</th>
            <th scope="col" className="number">
              {say.value}
            </th>
            <th scope="col">{say.at}</th>
            <th scope="col">{say.range}</th>
            <th scope="col">{say.calibration}</th>
            <th scope="col">{say.location}</th>
            <th scope="col">
              <span className="visually-hidden">{say.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {device.points.map((point) => (
            <tr key={point.metric}>
              <th scope="row">
                <code>{point.metric}</code>
              </th>
              <td className="number">
                {valueText(point.value, point.unit, language)}
                {device.outside.includes(point.metric) ? (
                  <span className="fleet-outside"> ▲ {say.outOfRange}</span>
                ) : null}
              </td>
              <td title={point.at === null ? undefined : dateTime(point.at, zone, language)}>
                {agoText(point.at, now, language)}
              </td>
              <td>{rangeText(point, language)}</td>
              <td>{calibrationText(point, zone, language)}</td>
              <td>{point.location ?? ""}</td>
              <td>
                <EditPoint {...view} point={point} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EditPoint({ language, device, point }: DeviceView & { readonly point: PointRow }) {
  const say = deviceMessages(language);
  const common = fleetMessages(language);
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [fault, setFault] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => {
      const text = String(form.get(name) ?? "").trim();
      return text === "" ? null : Number(text);
    };
    const [gain, offset] = [number("gain") ?? 1, number("offset") ?? 0];
    const isCalibrated = gain !== point.gain || offset !== point.offset;
    const sent = await sendJson("PATCH", deviceRoute(device.id, `/points/${encodeURIComponent(point.metric)}`), {
      range_min: number("min"),
      range_max: number("max"),
      location: String(form.get("location") ?? "").trim() || null,
      ...(isCalibrated
        ? { calibration_gain: gain, calibration_offset: offset, calibrated_at: new Date().toISOString() }
        : {}),
    });
    if (!sent.ok) return setFault(sent.status === 0 ? common.unreached : sent.detail);
    dialog.current?.close();
    announce(say.saved);
    router.refresh();
  };
  const field = (name: string, label: string, value: number | null) => (
    <label>
      {label}
      <input name={name} type="number" step="any" defaultValue={value ?? ""} />
    </label>
  );
  const unit = point.unit === null || point.unit === "1" ? "" : ` (${point.unit})`;
  return (
    <>
      <button type="button" aria-label={say.changeOf(point.metric)} onClick={() => dialog.current?.showModal()}>
        {say.change}
      </button>
      <dialog ref={dialog} className="links fleet-dialog" aria-label={say.changeOf(point.metric)}>
        <form onSubmit={(event) => void submit(event)}>
          <h2>{say.changeOf(point.metric)}</h2>
          {field("min", `${say.min}${unit}`, point.rangeMin)}
          {field("max", `${say.max}${unit}`, point.rangeMax)}
          {field("gain", say.gain, point.gain)}
          {field("offset", `${say.offset}${unit}`, point.offset)}
          <label>
            {say.location}
            <input name="location" maxLength={200} defaultValue={point.location ?? ""} />
          </label>
          <FormEnd language={language} fault={fault} onCancel={() => dialog.current?.close()}>
            {common.save}
          </FormEnd>
        </form>
      </dialog>
    </>
  );
}

function rangeText({ rangeMin, rangeMax, unit }: PointRow, language: DeviceView["language"]): string {
  if (rangeMin === null && rangeMax === null) return "";
  if (rangeMin === null) return `≤ ${valueText(rangeMax, unit, language)}`;
  if (rangeMax === null) return `≥ ${valueText(rangeMin, unit, language)}`;
  return `${formatNumber(rangeMin, language, 5)} – ${valueText(rangeMax, unit, language)}`;
}

function calibrationText(point: PointRow, zone: string, language: DeviceView["language"]): string {
  const { gain, offset, calibratedAt, calibratedBy } = point;
  if (gain === 1 && offset === 0 && calibratedAt === null) return "";
  const law = `× ${formatNumber(gain, language, 5)} ${offset < 0 ? "−" : "+"} ${formatNumber(Math.abs(offset), language, 5)}`;
  const when = calibratedAt === null ? "" : dateTime(calibratedAt, zone, language);
  return [law, calibratedBy ? deviceMessages(language).calibratedBy(calibratedBy, when) : when]
    .filter(Boolean)
    .join(" · ");
}
