"use client";
import type { StandingLevel } from "#lib/live/device-standing.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import { LEVELS, type ListedDevice } from "./device-query.ts";
import { nameOf } from "./device-text.ts";
import type { DevicesProps } from "./devices-props.ts";
import { devicesMessages } from "./messages-devices.ts";
import { fleetMessages } from "./messages-fleet.ts";
import { planOf } from "./plan-of.ts";

/** The rooms where they are, each with the state of its worst device. */
export function DevicePlan({ language, keep, places, devices }: DevicesProps) {
  const say = devicesMessages(language);
  const plan = planOf(places, devices);
  if (plan.length === 0) return <p className="fleet-empty">{say.noPlan}</p>;
  return (
    <section className="fleet-plan" aria-label={say.plan}>
      <p className="fleet-hint">{say.planHint}</p>
      <div className="live-buildings">
        {plan.map(({ building, floors }) => (
          <div key={building.id} className="live-building">
            <h2>{nameOf(building, language)}</h2>
            {floors.map(({ floor, rooms }) => (
              <div key={floor ?? "none"} className="live-floor">
                <span className="live-floor-name" aria-hidden="true">
                  {floor === null ? "" : say.floor(floor)}
                </span>
                <ul aria-label={`${nameOf(building, language)}${floor === null ? "" : `, ${say.floor(floor)}`}`}>
                  {rooms.map(({ room, devices: own }) => (
                    <li key={room.id}>
                      <RoomTile room={room} devices={own} language={language} keep={keep} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

interface RoomTileProps extends Pick<DevicesProps, "language" | "keep"> {
  readonly room: PlaceRow;
  readonly devices: readonly ListedDevice[];
}

const SHAPES: Readonly<Record<StandingLevel, string>> = { ok: "●", warning: "▲", fault: "◆", unknown: "○", off: "–" };

function RoomTile({ room, devices, language, keep }: RoomTileProps) {
  const say = devicesMessages(language);
  const name = language === "ko" ? (room.nameKo ?? room.nameEn) : (room.nameEn ?? room.nameKo);
  const short = name ?? room.id.split("/").at(-1) ?? room.id;
  const worst = LEVELS.find((level) => devices.some(({ health }) => health.level === level));
  if (worst === undefined) {
    return (
      <span className="room-tile is-empty" role="img" aria-label={say.emptyRoom(short)}>
        <span className="live-room">{short}</span>
      </span>
    );
  }
  const [only] = devices;
  const search = new URLSearchParams(keep);
  search.set("q", room.id);
  const href = devices.length === 1 && only ? `/devices/${encodeURIComponent(only.id)}${keep}` : `/devices?${search}`;
  return (
    <a
      className={`room-tile is-${worst}`}
      href={href}
      aria-label={say.roomDevices(
        short,
        formatNumber(devices.length, language, 6),
        fleetMessages(language).level[worst],
      )}
    >
      <span className="live-room">{short}</span>
      <span aria-hidden="true">
        {SHAPES[worst]} {devices.length > 1 ? devices.length : ""}
      </span>
    </a>
  );
}
