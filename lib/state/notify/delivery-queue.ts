import type { Jobs } from "../jobs.ts";

/** What a job says of the message it is to deliver; what is in it stands in the table of notifications. */
export interface DeliveryJob {
  readonly messageId: string;
  readonly channelId: string;
  readonly kind: "alarm" | "digest";
  readonly at: number;
  /** Alarms that came and went while the channel was held back. */
  readonly passed: number;
}

export const DELIVERY_QUEUE = "alarm-delivery";

/** Tries in all, over about an hour. */
const RETRIES = 10;

/** Makes the queue of messages. A worker that ends in the middle of one leaves it to another half a minute later. */
export async function makeDeliveryQueue(jobs: Jobs): Promise<void> {
  const options = {
    ...{ retryLimit: RETRIES, retryDelay: 5, retryBackoff: true, retryDelayMax: 900 },
    ...{ expireInSeconds: 60, deleteAfterSeconds: 86_400 },
  };
  await jobs.createQueue(DELIVERY_QUEUE, options);
  await jobs.updateQueue(DELIVERY_QUEUE, options);
}
