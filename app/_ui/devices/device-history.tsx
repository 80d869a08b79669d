import type { ChangeRow } from "#lib/state/read/device-page.ts";
import { dateTime } from "../live/live-text.ts";
import type { DeviceView } from "./device-view.ts";
import { deviceMessages } from "./messages-device.ts";

const LONGEST = 60;

/** Who changed what of a device, the newest first. */
export function DeviceHistory({ language, zone, device }: DeviceView) {
  const say = deviceMessages(language);
  return (
    <section aria-labelledby="device-history">
      <h2 id="device-history">{say.history}</h2>
      {device.changes.length === 0 ? <p className="fleet-hint">{say.noHistory}</p> : null}
      <ol className="fleet-list">
        {device.changes.map((change) => (
          <li key={change.id}>
            <span>{dateTime(change.at, zone, language)}</span>
            <span>
              {change.entity === "point" ? <code>{change.entityId.split("/").at(-1)} </code> : null}
              {say.actions[change.action] ?? change.action}
            </span>
            <span>{say.by(change.actor)}</span>
            <span className="fleet-change">{differences(change)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function differences({ before, after }: ChangeRow): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null))
    .slice(0, 8)
    .map((name) =>
      before ? `${name}: ${short(before[name])} → ${short(after?.[name])}` : `${name}: ${short(after?.[name])}`,
    )
    .join("; ");
}

function short(value: unknown): string {
  if (value === undefined || value === null) return "–";
  // A model of many numbers is told by its kind.
  if (typeof value === "object" && "kind" in value && typeof value.kind === "string") return value.kind;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
