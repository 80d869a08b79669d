"use client";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import type { LiveFrame, RoomNow } from "#lib/live/live-frame.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { LivePage, LiveRoom } from "./live-page.ts";
import { kilowatts } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";
import { buildingsOf } from "./plan-buildings.ts";
import { roomReads, roomState } from "./room-text.ts";

interface LivePlanProps {
  readonly page: LivePage;
  readonly frame: LiveFrame;
  readonly isPast: boolean;
}

/** The rooms where they are: buildings as on the plan, floors above one another, tiles in the ink of their power. */
export function LivePlan({ page, frame, isPast }: LivePlanProps) {
  const { language, zone, rooms } = page;
  const say = liveMessages(language);
  const [chosen, setChosen] = useState<string>();
  const now = new Map(frame.rooms.map((room) => [room.id, room]));
  const reach = tabStop(rooms, chosen);
  const chosenRoom = rooms.find(({ device_id }) => device_id === chosen);
  return (
    <section className="live-plan" aria-labelledby="live-rooms">
      <h2 id="live-rooms">{say.rooms}</h2>
      <p className="live-hint">{isPast ? say.roomsHintPast : say.roomsHint}</p>
      {rooms.length === 0 ? <p>{say.noRooms}</p> : null}
      <div className="live-buildings">
        {buildingsOf(rooms, language).map(({ name, title, floors }) => {
          const own = floors.flatMap((floor) => floor.rooms.map(({ device_id }) => now.get(device_id)));
          const known = own.flatMap((room) => room?.powerW ?? []);
          const silent = own.filter((room) => room?.state === "silent").length;
          return (
            <div key={name} className="live-building">
              <h3>
                {title}{" "}
                <span>
                  {kilowatts(known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null, language)} kW
                  {silent > 0 ? ` · ${say.silentIn(formatNumber(silent, language))}` : ""}
                </span>
              </h3>
              {floors.map((floor) => (
                <div key={floor.floor} className="live-floor">
                  <span className="live-floor-name" aria-hidden="true">
                    {say.floor(floor.floor)}
                  </span>
                  <ul aria-label={`${title}, ${say.floor(floor.floor)}`}>
                    {floor.rooms.map((room) => (
                      <Tile
                        key={room.device_id}
                        room={room}
                        now={now.get(room.device_id)}
                        page={page}
                        isReached={room.device_id === reach}
                        isChosen={room.device_id === chosen}
                        choose={() => setChosen(room.device_id === chosen ? undefined : room.device_id)}
                      />
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <p className="live-chosen">
        {chosenRoom
          ? `${chosenRoom.room ?? chosenRoom.device_id} · ${roomReads(now.get(chosenRoom.device_id), zone, language)}`
          : say.planHint}
      </p>
    </section>
  );
}

interface TileProps {
  readonly room: LiveRoom;
  readonly now: RoomNow | undefined;
  readonly page: LivePage;
  readonly isReached: boolean;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function Tile({ room, now, page, isReached, isChosen, choose }: TileProps) {
  const { language, zone } = page;
  const name = room.room ?? room.device_id;
  const isKnown = now !== undefined && now.powerW !== null;
  return (
    <li>
      <button
        type="button"
        className={isKnown ? `live-tile ink-${inkOf(now.powerW ?? 0, room.rated_w)}` : "live-tile is-silent"}
        data-room={name}
        data-state={now?.state ?? "unheard"}
        tabIndex={isReached ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={liveMessages(language).roomLabel(name, roomReads(now, zone, language))}
        onClick={choose}
        onKeyDown={moveFocus}
      >
        <span className="live-room">{name}</span>
        <span className="live-tile-value">
          {isKnown ? kilowatts(now.powerW, language) : roomState(now, zone, language, true)}
        </span>
      </button>
    </li>
  );
}

/** The ink of a power: seven steps of what the room is rated for. */
function inkOf(w: number, rated: number | null): number {
  const share = w / (0.7 * (rated ?? 5000));
  return Math.max(0, Math.min(6, Math.floor(share * 7)));
}

/** The one tile that Tab reaches; the arrows go on from there. */
function tabStop(rooms: readonly LiveRoom[], chosen: string | undefined): string | undefined {
  return chosen ?? rooms[0]?.device_id;
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const plan = event.currentTarget.closest(".live-buildings");
  const tiles = [...(plan?.querySelectorAll<HTMLButtonElement>(".live-tile") ?? [])];
  const from = tiles.indexOf(event.currentTarget);
  const next = tiles[from + step];
  if (from < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
