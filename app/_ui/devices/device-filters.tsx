"use client";
import type { Language } from "#lib/notebook/language.ts";
import { Choice } from "../choice.tsx";
import { type DeviceQuery, LEVELS, type ListedDevice, STATUSES } from "./device-query.ts";
import { kindName } from "./kind-name.ts";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";

interface DeviceFiltersProps {
  readonly language: Language;
  readonly devices: readonly ListedDevice[];
  readonly query: DeviceQuery;
  readonly choose: (change: Partial<DeviceQuery>) => void;
}

/** What of the list is shown: one line that wraps. */
export function DeviceFilters({ language, devices, query, choose }: DeviceFiltersProps) {
  const say = devicesMessages(language);
  const { level } = fleetMessages(language);
  const kinds = [...new Set(devices.flatMap(({ kind }) => kind ?? []))].sort();
  const buildings = new Map(
    devices.flatMap(({ building, buildingEn, buildingKo }) =>
      building === null ? [] : [[building, (language === "ko" ? buildingKo : buildingEn) ?? building] as const],
    ),
  );
  return (
    <search className="fleet-filters">
      <label className="fleet-search">
        {say.search}
        <input
          type="search"
          value={query.q}
          placeholder={say.searchHint}
          onChange={(event) => choose({ q: event.target.value })}
        />
      </label>
      <Choice
        label={say.status}
        value={query.status}
        options={STATUSES.map((status) => [status, say.statuses[status]])}
        onChoose={(status) => choose({ status })}
      />
      <Choice
        label={say.kind}
        value={query.kind}
        options={[["", say.any], ...kinds.map((kind) => [kind, kindName(kind, language)] as const)]}
        onChoose={(kind) => choose({ kind })}
      />
      <Choice
        label={say.building}
        value={query.building}
        options={[["", say.any], ...buildings]}
        onChoose={(building) => choose({ building })}
      />
      <Choice
        label={say.health}
        value={query.health}
        options={[["", say.any], ...LEVELS.map((each) => [each, level[each]] as const)]}
        onChoose={(health) => choose({ health })}
      />
      <fieldset>
        <legend>{say.show}</legend>
        {(["list", "plan"] as const).map((show) => (
          <button key={show} type="button" aria-pressed={query.show === show} onClick={() => choose({ show })}>
            {say[show]}
          </button>
        ))}
      </fieldset>
    </search>
  );
}
