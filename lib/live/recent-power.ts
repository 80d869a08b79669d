import type { LiveFrame } from "./live-frame.ts";

/** Power of the campus as it was heard: a mean every ten seconds, over the last day. */
export interface RecentPower {
  take(frame: Pick<LiveFrame, "at" | "load" | "isStarting">): void;
  between(from: number, to: number): { readonly at: number; readonly kw: number }[];
}

const STEP_MS = 10_000;
const MOST = 8640;
const ENOUGH = 0.9;

export function recentPower(): RecentPower {
  let points: { readonly at: number; readonly kw: number }[] = [];
  let step = { key: 0, sum: 0, count: 0 };
  const close = () => {
    if (step.count > 0) points.push({ at: step.key + STEP_MS / 2, kw: step.sum / step.count / 1000 });
    if (points.length > 1.1 * MOST) points = points.slice(-MOST);
  };
  return {
    take({ at, load, isStarting }) {
      const key = Math.floor(at / STEP_MS) * STEP_MS;
      if (key !== step.key) {
        close();
        step = { key, sum: 0, count: 0 };
      }
      if (isStarting || load.w === null || load.known < ENOUGH * load.listed) return;
      step = { key, sum: step.sum + load.w, count: step.count + 1 };
    },
    between: (from, to) => points.filter(({ at }) => at >= from && at <= to),
  };
}
