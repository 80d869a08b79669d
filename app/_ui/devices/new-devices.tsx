"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { formatNumber } from "#lib/plot/number-format.ts";
import { dateTime } from "../live/live-text.ts";
import { say as announce } from "../toast.tsx";
import { changeDevice, takeInDevice } from "./device-api.ts";
import type { ListedDevice } from "./device-query.ts";
import type { DevicesProps } from "./devices-props.ts";
import { KindOptions } from "./kind-options.tsx";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { PlaceOptions } from "./place-options.tsx";

const SHOWN = 8;

/** Devices that nobody has said anything of yet: each is named in its line. */
export function NewDevices(props: DevicesProps) {
  const { language, devices } = props;
  const say = devicesMessages(language);
  const fresh = devices.filter(({ status }) => status === "new");
  if (fresh.length === 0) return null;
  return (
    <section className="fleet-new" aria-labelledby="fleet-new">
      <h2 id="fleet-new">{say.newTitle}</h2>
      <p className="fleet-hint">{say.newHint}</p>
      <ul>
        {fresh.slice(0, SHOWN).map((device) => (
          <li key={device.id}>
            <NewDevice {...props} device={device} />
          </li>
        ))}
      </ul>
      {fresh.length > SHOWN ? (
        <p className="fleet-hint">{say.moreNew(formatNumber(fresh.length - SHOWN, language, 9))}</p>
      ) : null}
    </section>
  );
}

function NewDevice(props: DevicesProps & { readonly device: ListedDevice }) {
  const { device, language, zone, places, newMetrics, keep } = props;
  const say = devicesMessages(language);
  const router = useRouter();
  const [fault, setFault] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const finish = (sent: Awaited<ReturnType<typeof changeDevice>>, done: string) => {
    setIsBusy(false);
    if (!sent.ok) return setFault(sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    announce(done);
    router.refresh();
  };
  const take = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    setIsBusy(true);
    finish(
      await takeInDevice(device.id, {
        name: name === "" ? null : name,
        language,
        kind: String(form.get("kind") ?? "") || null,
        place: String(form.get("place") ?? "") || null,
      }),
      say.saved(name || device.id),
    );
  };
  const dismiss = async () => {
    setIsBusy(true);
    finish(await changeDevice(device.id, { status: "retired" }), say.dismissed(device.id));
  };
  const metrics = newMetrics[device.id] ?? [];
  return (
    <form onSubmit={(event) => void take(event)}>
      <p>
        <a href={`/devices/${encodeURIComponent(device.id)}${keep}`}>
          <code>{device.id}</code>
        </a>{" "}
        <span>
          {[
            device.firstSeen === null ? "" : say.firstHeard(dateTime(device.firstSeen, zone, language)),
            metrics.length > 0 ? say.sends(metrics.join(", ")) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <input
        name="name"
        required
        maxLength={120}
        aria-label={say.nameIt(device.id)}
        placeholder={say.nameIt(device.id)}
      />
      <select name="kind" aria-label={say.kindOf(device.id)} defaultValue={device.kind ?? ""}>
        <KindOptions language={language} own={device.kind} />
      </select>
      <select name="place" aria-label={say.placeOf(device.id)} defaultValue={device.placeId ?? ""}>
        <option value="">{say.noPlace}</option>
        <PlaceOptions places={places} language={language} />
      </select>
      <button type="submit" disabled={isBusy}>
        {say.take}
      </button>
      <button type="button" disabled={isBusy} onClick={() => void dismiss()}>
        {say.dismiss}
      </button>
      {fault === "" ? null : <p role="alert">{fault}</p>}
    </form>
  );
}
