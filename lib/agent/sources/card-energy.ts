import { type Estimate, times } from "#lib/workload/estimate.ts";
import type { Card, CardUser } from "./graphics.ts";

/** A card's board power is good to 5 %; the power supply's loss comes on top at the socket. */
const SOCKET = { value: 1, low: 0.95, high: 1.25 };

/** Energy of a card over some seconds, and who used it. */
export interface CardEnergy {
  readonly index: number;
  readonly energy: Estimate;
  /** At the end, and at the beginning. */
  readonly users: readonly CardUser[];
  readonly usersBefore: readonly CardUser[];
}

/** Cards at one instant, and who is on them. */
export interface CardsNow {
  readonly cards: readonly Card[];
  readonly users: readonly CardUser[];
}

/** What cards used between two looks: the mean of their power at both; none of a card whose power is unknown. */
export function cardEnergy(before: CardsNow, now: CardsNow, seconds: number): CardEnergy[] {
  if (!(seconds > 0)) return [];
  return now.cards.flatMap(({ index, watts }) => {
    const was = before.cards.find((card) => card.index === index)?.watts;
    if (watts === null || was === null || was === undefined) return [];
    const energy = times(SOCKET, ((was + watts) / 2) * seconds);
    const on = ({ users }: CardsNow) => users.filter((user) => user.index === index);
    return [{ index, energy, users: on(now), usersBefore: on(before) }];
  });
}

/**
 * A program's share of a card: by how busy each one kept it, else in equal parts. A card's idling goes with it, as who holds a card
 * keeps it awake. 0 where it is not on the card; one that has just ended was on it at the beginning. Null where nobody is listed, as in a
 * container, which sees other numbers of processes.
 */
export function cardShare({ users, usersBefore }: CardEnergy, pids: ReadonlySet<number>): number | null {
  if (users.length === 0 && usersBefore.length === 0) return null;
  return shareOf(users, pids) ?? shareOf(usersBefore, pids) ?? 0;
}

function shareOf(users: readonly CardUser[], pids: ReadonlySet<number>): number | undefined {
  const own = users.filter(({ pid }) => pids.has(pid));
  if (own.length === 0) return undefined;
  const busy = (of: readonly CardUser[]) => of.reduce((sum, { busyPct }) => sum + (busyPct ?? 0), 0);
  const isTold = users.every(({ busyPct }) => busyPct !== null) && busy(users) > 0;
  return isTold ? busy(own) / busy(users) : own.length / users.length;
}
