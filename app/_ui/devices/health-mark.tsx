import type { DeviceStanding } from "#lib/live/device-standing.ts";
import type { Language } from "#lib/notebook/language.ts";
import { reasonsText } from "./device-text.ts";
import { fleetMessages } from "./messages-fleet.ts";

const SHAPES = { ok: "●", warning: "▲", fault: "◆", unknown: "○", off: "–" } as const;

interface HealthMarkProps {
  readonly health: DeviceStanding;
  readonly zone: string;
  readonly language: Language;
}

/** How a device does, by shape and word; why, on its title. */
export function HealthMark({ health, zone, language }: HealthMarkProps) {
  const why = reasonsText(health, zone, language);
  return (
    <span className={`health is-${health.level}`} title={why === "" ? undefined : why}>
      <span aria-hidden="true">{SHAPES[health.level]}</span> {fleetMessages(language).level[health.level]}
    </span>
  );
}
