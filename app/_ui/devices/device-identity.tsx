import { formatNumber } from "#lib/plot/number-format.ts";
import { dateTime } from "../live/live-text.ts";
import { agoText, nameOf, valueText } from "./device-text.ts";
import type { DeviceView } from "./device-view.ts";
import { kindName } from "./kind-name.ts";
import { deviceMessages } from "./messages-device.ts";
import { devicesMessages } from "./messages-devices.ts";

/** What a device is and where; what is not known is left out. */
export function DeviceIdentity({ language, zone, now, device, places }: DeviceView) {
  const say = deviceMessages(language);
  const place = places.find(({ id }) => id === device.placeId);
  const building = places.find(({ id }) => id === place?.parentId && place.kind === "room");
  const placeName = [building, place].flatMap((each) =>
    each ? nameOf({ ...each, id: each.id.split("/").at(-1) ?? each.id }, language) : [],
  );
  const time = (at: number | null) =>
    at === null ? null : `${dateTime(at, zone, language)} (${agoText(at, now, language)})`;
  const position =
    device.xM === null || device.yM === null
      ? null
      : `${formatNumber(device.xM, language, 5)} m, ${formatNumber(device.yM, language, 5)} m`;
  const facts: readonly (readonly [string, string | null])[] = [
    [say.id, device.id],
    [say.status, devicesMessages(language).statuses[device.status]],
    [say.kind, device.kind === null ? null : kindName(device.kind, language)],
    [say.place, placeName.length > 0 ? placeName.join(" ") : null],
    [say.position, position],
    [say.role, device.role === "none" ? null : (say.roles[device.role] ?? device.role)],
    [say.rated, device.ratedW === null ? null : valueText(device.ratedW, "W", language)],
    [say.model, device.model],
    [say.serial, device.serial],
    [say.quality, say.qualities[device.quality]],
    [say.first, time(device.firstSeen)],
    [say.last, time(device.lastSeen)],
    [say.note, device.note],
  ];
  return (
    <dl className="fleet-facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
