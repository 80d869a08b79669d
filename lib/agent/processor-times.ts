import { cpus } from "node:os";

/** What the threads of this machine did since it started. [s] */
export interface ProcessorTimes {
  readonly busy: number;
  readonly capacity: number;
}

/** Processor times of all threads together; waiting for a disk is idling. */
export function processorTimes(): ProcessorTimes {
  let [busy, capacity] = [0, 0];
  for (const { times } of cpus()) {
    const work = times.user + times.nice + times.sys + times.irq;
    busy += work / 1000;
    capacity += (work + times.idle) / 1000;
  }
  return { busy, capacity };
}
