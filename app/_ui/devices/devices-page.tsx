"use client";
import { useEffect, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { DeviceFilters } from "./device-filters.tsx";
import { DevicePlan } from "./device-plan.tsx";
import { type DeviceQuery, deviceSearch, type ListedDevice, readDeviceQuery, shownDevices } from "./device-query.ts";
import { DeviceTable } from "./device-table.tsx";
import { DeviceTools } from "./device-tools.tsx";
import type { DevicesProps } from "./devices-props.ts";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { NewDevices } from "./new-devices.tsx";

/** The list of devices; the address holds what is shown of it. */
export function DevicesPage(props: DevicesProps) {
  const { language, devices } = props;
  const say = devicesMessages(language);
  const [query, setQuery] = useState(props.initial);
  useEffect(() => {
    const follow = () => setQuery(readDeviceQuery(new URLSearchParams(location.search)));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const choose = (change: Partial<DeviceQuery>) => {
    const next = { ...query, ...change };
    setQuery(next);
    const address = `${location.pathname}${deviceSearch(location.search, next)}`;
    // Typing is no history.
    if (change.q !== undefined && change.status === undefined) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  };
  const shown = shownDevices(devices, query, language);
  return (
    <main id="content" className="notebook fleet" data-devices={devices.length}>
      <h1>{fleetMessages(language).devices}</h1>
      <p className="standfirst">{devices.length === 0 ? say.nothing : summary(devices, language)}</p>
      <NewDevices {...props} />
      <DeviceTools {...props} />
      {devices.length === 0 ? null : (
        <>
          <DeviceFilters language={language} devices={devices} query={query} choose={choose} />
          {query.show === "plan" ? (
            <DevicePlan {...props} devices={shown} />
          ) : (
            <DeviceTable {...props} devices={shown} all={devices.length} query={query} choose={choose} />
          )}
        </>
      )}
    </main>
  );
}

function summary(devices: readonly ListedDevice[], language: Language): string {
  const say = devicesMessages(language);
  const used = devices.filter(({ status }) => status !== "retired");
  const count = (fits: (device: ListedDevice) => boolean) => used.filter(fits).length;
  const text = (value: number) => formatNumber(value, language, 9);
  const faults = count(({ health }) => health.level === "fault");
  const warnings = count(({ health }) => health.level === "warning");
  const waiting = count(({ status }) => status === "new");
  return [
    say.standfirst(text(used.length), text(count(({ health }) => health.level === "ok"))),
    faults > 0 ? say.faults(text(faults)) : "",
    warnings > 0 ? say.warnings(text(warnings)) : "",
    waiting > 0 ? say.waiting(text(waiting)) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
