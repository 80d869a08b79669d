"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { say as announce } from "../toast.tsx";
import { desiredRows } from "./desired-rows.ts";
import { changeDevice } from "./device-api.ts";
import type { DeviceView } from "./device-view.ts";
import { deviceMessages } from "./messages-device.ts";
import { fleetMessages } from "./messages-fleet.ts";

/** What somebody wants a device to be, beside what it reports. */
export function DeviceDesired({ language, device }: DeviceView) {
  const say = deviceMessages(language);
  const router = useRouter();
  const [fault, setFault] = useState("");
  const reported = Object.fromEntries(device.points.map(({ metric, value }) => [metric, value]));
  const rows = desiredRows(device.desired, reported);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("desired") ?? "").trim();
    const desired = objectOf(text === "" ? "null" : text);
    if (desired === undefined) return setFault(say.badJson);
    const sent = await changeDevice(device.id, { desired });
    if (!sent.ok) return setFault(sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    setFault("");
    announce(say.saved);
    router.refresh();
  };
  return (
    <section aria-labelledby="device-desired">
      <h2 id="device-desired">{say.desired}</h2>
      <p className="fleet-hint">{rows.length === 0 ? say.noDesired : say.desiredHint}</p>
      {rows.length === 0 ? null : (
        <div className="table">
          <table>
            <thead>
              <tr>
                {[say.property, say.wanted, say.reported, say.status].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, wanted, reported: is, agrees }) => (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>{wanted}</td>
                  <td>{is ?? say.unreported}</td>
                  <td>{agrees ? `● ${say.agrees}` : `▲ ${say.differs}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details className="fleet-details">
        <summary>{say.desiredJson}</summary>
        <form onSubmit={(event) => void submit(event)}>
          <textarea
            key={device.updatedAt}
            name="desired"
            rows={5}
            spellCheck={false}
            aria-label={say.desiredJson}
            defaultValue={device.desired === null ? "" : JSON.stringify(device.desired, null, 2)}
          />
          {fault === "" ? null : <p role="alert">{fault}</p>}
          <button type="submit">{say.setDesired}</button>
        </form>
      </details>
    </section>
  );
}

/** The JSON object, or null; undefined where the text is neither. */
function objectOf(text: string): Record<string, unknown> | null | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown> | null) : undefined;
  } catch {
    return undefined;
  }
}
