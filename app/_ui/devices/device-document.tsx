import { AlarmLines } from "../alarms/alarm-lines.tsx";
import { analysisAt, liveAt } from "../moment-links.ts";
import { deviceRoute } from "./device-api.ts";
import { DeviceDesired } from "./device-desired.tsx";
import { DeviceHistory } from "./device-history.tsx";
import { DeviceIdentity } from "./device-identity.tsx";
import { DevicePoints } from "./device-points.tsx";
import { nameOf, reasonsText } from "./device-text.ts";
import { DeviceTokens } from "./device-tokens.tsx";
import type { DeviceView } from "./device-view.ts";
import { EditDevice } from "./edit-device.tsx";
import { HealthMark } from "./health-mark.tsx";
import { deviceMessages } from "./messages-device.ts";
import { TwinPanel, type TwinShown } from "./twin-panel.tsx";

/** A device's own page, in the order in which somebody who was called to it asks. */
export function DeviceDocument({ view, twin }: { readonly view: DeviceView; readonly twin: TwinShown }) {
  const { language, zone, keep, now, device, health } = view;
  const say = deviceMessages(language);
  const at = device.valueAt ?? device.lastSeen ?? now;
  return (
    <main id="content" className="notebook fleet" data-device={device.id}>
      <p className="fleet-back">
        <a href={`/devices${keep}`}>{say.allDevices}</a>
      </p>
      <h1>{nameOf(device, language)}</h1>
      <p className="standfirst">
        <HealthMark health={health} zone={zone} language={language} /> ·{" "}
        {health.reasons.length === 0 ? say.fine : `${reasonsText(health, zone, language)}.`}
      </p>
      <div className="fleet-tools">
        <EditDevice language={language} device={device} places={view.places} />
        <a href={liveAt(at, zone, keep)}>{say.liveThen}</a>
        <a href={analysisAt(at, device.building, keep)}>{say.analysis}</a>
        <a href={deviceRoute(device.id, "/td")}>{say.td}</a>
      </div>
      <section aria-labelledby="device-alarms">
        <h2 id="device-alarms">{say.alarms}</h2>
        {device.openAlarms.length === 0 ? <p className="fleet-hint">{say.noAlarms}</p> : null}
        <AlarmLines alarms={device.openAlarms} {...{ language, zone, keep, now }} />
      </section>
      <TwinPanel view={view} shown={twin} />
      <h2>{say.points}</h2>
      <DevicePoints {...view} />
      <h2>{say.identity}</h2>
      <DeviceIdentity {...view} />
      <DeviceDesired {...view} />
      <DeviceTokens {...view} />
      <DeviceHistory {...view} />
    </main>
  );
}
