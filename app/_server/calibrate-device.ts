import { readSettings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";
import { calibrationRequest } from "#lib/live/twin/calibration-request.ts";
import { twinKinds } from "#lib/live/twin/twin-kinds.ts";
import { calibrateTwin } from "#lib/metering/twin/calibrate-twin.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import type { State } from "#lib/state/open-state.ts";
import type { DevicePage } from "#lib/state/read/device-page.ts";
import { updateDevice } from "#lib/state/registry/write-device.ts";
import { historyOf, twinMetric, twinModel } from "./device-twin.ts";

const DAY_MS = 86_400_000;
/** What a twin is calibrated from unless somebody says otherwise. [d] */
const CALIBRATION_DAYS = 28;

interface Calibrating {
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
  const metric = twinMetric(device);
  const kind = asked.kind ?? twinModel(device)?.kind ?? (metric ? twinKinds(metric)[0] : undefined);
  if (!metric || !kind) {
    throw new UserError(`Cannot calibrate a twin of ${device.id} as it reports neither temperature nor power`);
  }
  const { siteTimeZone: zone } = readSettings(process.env);
  const request = calibrationRequest(kind, { metric, zone, areaM2: asked.areaM2, twin: twinModel(device) });
  const from = now - (asked.days ?? CALIBRATION_DAYS) * DAY_MS;
  const model = calibrateTwin(request, await historyOf(state, device, metric, from, now), now);
  await updateDevice(state, device.id, { twin: model }, { actor: asked.actor });
  return model;
}
