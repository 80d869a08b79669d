import { dailyMeans } from "#lib/live/daily-means.ts";
import { type OutlyingSpells, outlyingSpells } from "#lib/live/twin/outlying-spells.ts";
import type { State } from "#lib/state/open-state.ts";
import type { DevicePage } from "#lib/state/read/device-page.ts";
import { peerPoints } from "#lib/state/read/peer-points.ts";
import { outlyingDevices } from "./detectors.ts";
import { siteLake } from "./site.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_PEERS = 50;

/**
 * When a device did not go with others of its kind, by daily means; null where they are too few.
 *
 * @param span Judged from `from`, told from `start`, both to `to`. [ms since 1970]
 */
export async function outliersOf(
  state: State,
  device: DevicePage,
  metric: string,
  { from, start, to }: { readonly from: number; readonly start: number; readonly to: number },
): Promise<OutlyingSpells | null> {
  const peers = device.kind === null ? [] : await peerPoints(state, device, metric, MOST_PEERS);
  if (peers.length === 0) return null;
  const point = device.points.find((each) => each.metric === metric);
  const own = { deviceId: device.id, metric, gain: point?.gain ?? 1, offset: point?.offset ?? 0 };
  const days = Math.floor((to - from) / DAY_MS);
  const first = Math.floor(to / HOUR_MS) * HOUR_MS - days * DAY_MS;
  const snapshot = await (await siteLake()).snapshot();
  const [mine, ...others] = await dailyMeans(snapshot, [own, ...peers], metric, { start: first, days });
  if (!mine) return null;
  const asked = { start: first, isRelative: metric === "power_w" };
  const found = outlyingSpells(mine, others, asked, await outlyingDevices());
  return found && { ...found, spells: found.spells.filter((spell) => spell.to > start) };
}
