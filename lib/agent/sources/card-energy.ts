import { type Estimate, times } from "#lib/workload/estimate.ts";
import type { Card, CardUser } from "./graphics.ts";

/** A card's board power is good to 5 %; the power supply's loss comes on top at the socket. */
const SOCKET = { value: 1, low: 0.95, high: 1.25 };

/** Energy of a card over some seconds, and who used it. */
export interface CardEnergy {
  readonly index: number;
  readonly energy: Estimate;
  /** At the end, and at the beginning; null where nobody could tell. */
  readonly users: readonly CardUser[] | null;
  readonly usersBefore: readonly CardUser[] | null;
}

/** Cards at one instant, and who is on them; null where that could not be asked. */
export interface CardsNow {
  readonly cards: readonly Card[] | null;
  readonly users: readonly CardUser[] | null;
}

/**
 * What cards used between two looks: the mean of their power at both. Null where one told it at the second only, as the others are not
 * all then; a card that never tells it is left out.
 */
export function cardEnergy(before: CardsNow, now: CardsNow, seconds: number): CardEnergy[] | null {
  if (!(seconds > 0) || !before.cards || !now.cards) return null;
  const energies: CardEnergy[] = [];
  for (const { index, watts } of now.cards) {
    if (watts === null) continue;
    const was = before.cards.find((card) => card.index === index)?.watts ?? null;
    if (was === null) return null;
    const energy = times(SOCKET, ((was + watts) / 2) * seconds);
    const on = ({ users }: CardsNow) => users?.filter((user) => user.index === index) ?? null;
    energies.push({ index, energy, users: on(now), usersBefore: on(before) });
  }
  return energies;
}

/**
 * A program's share of a card: by how busy each one kept it, else in equal parts. A card's idling goes with it, as who holds a card
 * keeps it awake. 0 where it is not on the card; one that has just ended was on it at the beginning. Null where nobody is listed, as in a
 * container, which sees other numbers of processes, or could not be.
 */
export function cardShare({ users, usersBefore }: CardEnergy, pids: ReadonlySet<number>): number | null {
  if (!users || !usersBefore || (users.length === 0 && usersBefore.length === 0)) return null;
  return shareOf(users, pids) ?? shareOf(usersBefore, pids) ?? 0;
}

function shareOf(users: readonly CardUser[], pids: ReadonlySet<number>): number | undefined {
  const own = users.filter(({ pid }) => pids.has(pid));
  if (own.length === 0) return undefined;
  const busy = (of: readonly CardUser[]) => of.reduce((sum, { busyPct }) => sum + (busyPct ?? 0), 0);
  const isTold = users.every(({ busyPct }) => busyPct !== null) && busy(users) > 0;
  return isTold ? busy(own) / busy(users) : own.length / users.length;
}
