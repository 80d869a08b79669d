import type { LiveFrame } from "#lib/live/live-frame.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { kilowatts } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";
import { roomState } from "./room-text.ts";

/** All rooms with all that they read. */
export function RoomTable({ page, frame }: { readonly page: LivePage; readonly frame: LiveFrame }) {
  const { language, zone, rooms } = page;
  const say = liveMessages(language);
  const now = new Map(frame.rooms.map((room) => [room.id, room]));
  return (
    <div className="table live-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.room}</th>
            <th scope="col">{say.building}</th>
            <th scope="col" className="number">
              {say.power} (kW)
            </th>
            <th scope="col" className="number">
              {say.temperature} (°C)
            </th>
            <th scope="col" className="number">
              {say.humidity} (%)
            </th>
            <th scope="col" className="number">
              {say.light} (lx)
            </th>
            <th scope="col">{say.state}</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ device_id, room, building_en, building_ko }) => {
            const own = now.get(device_id);
            return (
              <tr key={device_id}>
                <th scope="row">{room ?? device_id}</th>
                <td>{language === "ko" ? building_ko : building_en}</td>
                <td className="number">{kilowatts(own?.powerW ?? null, language)}</td>
                <td className="number">{formatDecimal(own?.tempC, language, 1)}</td>
                <td className="number">{formatDecimal(own?.humidityPct, language, 0)}</td>
                <td className="number">{formatDecimal(own?.illuminanceLx, language, 0)}</td>
                <td>{roomState(own, zone, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
