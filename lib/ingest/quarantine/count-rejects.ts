import { type Reject, UNKNOWN_DEVICE } from "./reject.ts";

/** The rejects of one device for one reason. */
export interface RejectCount {
  readonly device: string;
  readonly reason: string;
  readonly count: number;
  /** When the first and the last were received. [ms since 1970, UTC] */
  readonly firstRxTs: number;
  readonly lastRxTs: number;
  /** What was said of the last. */
  readonly detail: string;
}

/** Counts rejects by device and reason, the most first. */
export async function countRejects(rejects: AsyncIterable<Reject>): Promise<RejectCount[]> {
  const counts = new Map<string, RejectCount>();
  for await (const { message, decoded } of rejects) {
    const device = decoded.deviceId ?? UNKNOWN_DEVICE;
    const key = JSON.stringify([device, decoded.reason]);
    const before = counts.get(key);
    const isLast = !before || message.rxTs >= before.lastRxTs;
    counts.set(key, {
      device,
      reason: decoded.reason,
      count: (before?.count ?? 0) + 1,
      firstRxTs: Math.min(before?.firstRxTs ?? message.rxTs, message.rxTs),
      lastRxTs: isLast ? message.rxTs : before.lastRxTs,
      detail: isLast ? decoded.detail : before.detail,
    });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.device < b.device ? -1 : 1));
}
