import { type DeviceStanding, hasParted } from "#lib/live/device-standing.ts";
import type { Language } from "#lib/notebook/language.ts";
import { reasonsText } from "./device-text.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { healthMessages } from "./messages-health.ts";

const SHAPES = { ok: "●", warning: "▲", fault: "◆", unknown: "○", off: "–" } as const;

interface HealthMarkProps {
  readonly health: DeviceStanding;
  readonly zone: string;
  readonly language: Language;
}

/** How a device does, by shape and word, and whether it has parted from its twin; why, on its title. */
export function HealthMark({ health, zone, language }: HealthMarkProps) {
  const why = reasonsText(health, zone, language);
  return (
    <span className={`health is-${health.level}`} title={why === "" ? undefined : why}>
      <span aria-hidden="true">{SHAPES[health.level]}</span> {fleetMessages(language).level[health.level]}
      {hasParted(health) ? (
        <span className="fleet-tag health-parted">
          <span aria-hidden="true">⇄</span> {healthMessages(language).parted}
        </span>
      ) : null}
    </span>
  );
}
