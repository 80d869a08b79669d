import { deviceSeries } from "#lib/live/device-series.ts";
import type { Language } from "#lib/notebook/language.ts";
import { type BandSheet, bandLine } from "#lib/plot/band-line.ts";
import { svgText } from "#lib/plot/svg-text.ts";
import type { AlarmPage } from "#lib/state/read/alarm-page.ts";
import type { DevicePage } from "#lib/state/read/device-page.ts";
import { alarmPageMessages } from "../_ui/alarms/messages-alarm.ts";
import { valueText } from "../_ui/devices/device-text.ts";
import { dateTime } from "../_ui/live/live-text.ts";
import { readNow } from "./tail.ts";

const HOUR_MS = 3_600_000;
const SERVED_WIDTH = 1000;

/** What a figure is shown with. */
export interface ShownFigure {
  readonly sheet: BandSheet;
  readonly svg: string;
  readonly alt: string;
}

/** The series around an alarm, with its limit and when it was raised and cleared; undefined where nothing is stored of it. */
export async function alarmFigure(
  alarm: AlarmPage,
  device: DevicePage | undefined,
  { language, zone, now }: { readonly language: Language; readonly zone: string; readonly now: number },
): Promise<ShownFigure | undefined> {
  if (alarm.metric === "*") return undefined;
  const say = alarmPageMessages(language);
  const first = alarm.events[0]?.at ?? alarm.activeAt;
  const end = alarm.active ? now : (alarm.inactiveAt ?? now);
  const room = Math.max(HOUR_MS, Math.min(24 * HOUR_MS, 0.5 * (end - first)));
  const [from, to] = [first - room, Math.min(now, end + room)];
  const { tail, snapshot } = await readNow();
  const point = device?.points.find(({ metric }) => metric === alarm.metric);
  const points = await deviceSeries(
    snapshot,
    tail.devices.get(alarm.deviceId) ?? [],
    { device: alarm.deviceId, metric: alarm.metric, from, to },
    point ?? {},
  );
  if (points.length === 0) return undefined;
  const sheet: BandSheet = {
    ...{ points, from, to, zone, language },
    label: [alarm.metric, point?.unit ?? alarm.unit].filter(Boolean).join(", "),
    valueLabel: alarm.metric,
    moments: alarm.events.flatMap(({ at, kind }) =>
      kind === "raised" || kind === "cleared" ? [{ at, text: say[kind] }] : [],
    ),
    limits:
      alarm.threshold === null || (alarm.unit !== null && point?.unit !== alarm.unit)
        ? []
        : [{ value: alarm.threshold, text: say.limit(valueText(alarm.threshold, alarm.unit, language)) }],
  };
  const time = (at: number) => dateTime(at, zone, language);
  return {
    sheet,
    svg: svgText(bandLine(sheet, SERVED_WIDTH)),
    alt: say.seriesAlt(alarm.metric, alarm.deviceId, time(from), time(to)),
  };
}
