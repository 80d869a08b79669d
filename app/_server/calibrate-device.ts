import { readSettings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";
import { calibrationRequest } from "#lib/live/twin/calibration-request.ts";
import { calibrateTwin } from "#lib/metering/twin/calibrate-twin.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import type { State } from "#lib/state/open-state.ts";
import type { DevicePage } from "#lib/state/read/device-page.ts";
import { updateDevice } from "#lib/state/registry/write-device.ts";
import { historyOf, twinChoices, twinModel } from "./device-twin.ts";

const DAY_MS = 86_400_000;
/** What a twin is calibrated from unless somebody says otherwise. [d] */
const CALIBRATION_DAYS = 28;
const LEAST_KNOWN = 0.8;

interface Calibrating {
  readonly metric?: string | undefined;
  readonly kind?: TwinModel["kind"] | undefined;
  readonly days?: number | undefined;
  readonly areaM2: number | null;
  readonly actor: string;
}

/** Makes the twin of a device anew from its history, and keeps it. */
export async function calibrateDevice(
  state: State,
  device: DevicePage,
  asked: Calibrating,
  now: number,
): Promise<TwinModel> {
  const choice = twinChoices(device).find(
    ({ metric: of, kind: as }) => (asked.metric ?? of) === of && (asked.kind ?? as) === as,
  );
  if (!choice) {
    throw new UserError(
      `Cannot calibrate a twin of ${device.id} as it reports nothing that has one: temperatures (temp_c) and powers do`,
    );
  }
  const { metric, kind } = choice;
  const { siteTimeZone: zone } = readSettings(process.env);
  const request = calibrationRequest(kind, { metric, zone, areaM2: asked.areaM2, twin: twinModel(device) });
  const from = now - (asked.days ?? CALIBRATION_DAYS) * DAY_MS;
  const history = await historyOf(state, device, metric, from, now);
  const model = rounded(calibrateTwin(request, { ...history, drivers: knownDrivers(history) }, now));
  await updateDevice(state, device.id, { twin: model }, { actor: asked.actor });
  return model;
}

/** Drivers that are known for most of what was reported: a station that is newer would leave nothing to learn from. */
function knownDrivers({ reported, drivers }: TwinHistory): TwinHistory["drivers"] {
  const count = (column: Float64Array) =>
    column.reduce((sum, value, i) => sum + Number(!Number.isNaN(value + reported[i]!)), 0);
  const all = count(reported);
  return Object.fromEntries(
    Object.entries(drivers).filter(([, column]) => column && count(column) >= LEAST_KNOWN * all),
  );
}

/** The same model with six digits of what is no whole number: more is no knowledge, and a profile has a thousand of them. */
function rounded(model: TwinModel): TwinModel {
  return JSON.parse(JSON.stringify(model), (_, value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value,
  ) as TwinModel;
}
