import type { JobWithMetadata } from "pg-boss";
import type { Jobs } from "../jobs.ts";
import type { State } from "../open-state.ts";
import { type Deliver, deliverMessage } from "./deliver-message.ts";
import { DELIVERY_QUEUE, type DeliveryJob, makeDeliveryQueue } from "./delivery-queue.ts";
import { dispatchDue } from "./dispatch-due.ts";
import { routeEvents } from "./route-events.ts";

export interface DeliveryOptions {
  readonly state: State;
  readonly jobs: Jobs;
  readonly deliver: Deliver;
  /** The site's zone, of quiet hours. */
  readonly zone: string;
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** How often it looks for what is due. [ms] */
  readonly everyMs?: number;
}

/** Told by those who write events of alarms. */
const ALARM_EVENTS = "alarm_event";
const EVERY_MS = 2000;
const AT_ONCE = 4;

/** Routes, dispatches and delivers what becomes of alarms, until it is ended. Any number of workers may. */
export async function startDelivery(options: DeliveryOptions): Promise<() => Promise<void>> {
  const { state, jobs, deliver, zone, now, say, everyMs = EVERY_MS } = options;
  const { db } = state;
  await makeDeliveryQueue(jobs);
  const workerId = await jobs.work(
    DELIVERY_QUEUE,
    { includeMetadata: true, localConcurrency: AT_ONCE, pollingIntervalSeconds: 1 },
    async ([job]: readonly JobWithMetadata<DeliveryJob>[]) => {
      if (job) await deliverMessage(db, job.data, job.retryCount >= job.retryLimit, deliver, now);
    },
  );
  let isEnded = false;
  let running: Promise<void> | undefined;
  let again = false;
  const look = async () => {
    do {
      again = false;
      try {
        while (!isEnded && (await routeEvents(db, now())) > 0);
        if (!isEnded && (await dispatchDue(db, jobs, now(), zone)) > 0) jobs.notifyWorker(workerId);
      } catch (error) {
        if (!isEnded) say(`Alarms cannot be told of now: ${(error as Error).message.slice(0, 200)}`);
      }
    } while (again && !isEnded);
    running = undefined;
  };
  const wake = () => {
    again = true;
    running ??= look();
  };
  const stopListening = state.listen(ALARM_EVENTS, wake);
  const timer = setInterval(wake, everyMs);
  wake();
  return async () => {
    isEnded = true;
    clearInterval(timer);
    stopListening();
    await running;
    await jobs.offWork(DELIVERY_QUEUE);
  };
}
