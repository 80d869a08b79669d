const DAY = 24;
/** Where leads part that are alike: the first hours, which last hours' clouds tell of, then days. [h] */
const LEADS = [0, 2, 4, 8, 24, 48, 72, 96, 120, 144];

/** How many buckets leads fall into. */
export const LEAD_BUCKETS = LEADS.length;

/**
 * Bucket that a lead falls into.
 *
 * @param lead Hours from the origin. [h]
 * @returns Its number, from 0; the last one for all that are longer.
 */
export function leadBucket(lead: number): number {
  let bucket = LEADS.length - 1;
  while (bucket > 0 && lead < LEADS[bucket]!) bucket--;
  return bucket;
}

function endOf(bucket: number): number {
  return LEADS[bucket + 1] ?? LEADS[bucket]! + DAY;
}

/** Leads of a forecast that have become known. */
export interface KnownLeads<T> {
  readonly origin: number;
  readonly what: T;
  readonly bucket: number;
  /** First lead, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Hands out what earlier forecasts can be learnt from, once: each bucket of their leads when all its hours lie before the origin of
 * the next forecast.
 *
 * @returns Takes the origin of a forecast and what shall be known of it later; gives what has become known since the one before.
 */
export function leadsInOrder<T>(): (origin: number, what: T) => KnownLeads<T>[] {
  let waiting: { readonly origin: number; readonly what: T; bucket: number }[] = [];
  return (origin, what) => {
    const known: KnownLeads<T>[] = [];
    for (const past of waiting) {
      while (past.bucket < LEADS.length && past.origin + endOf(past.bucket) <= origin) {
        const leads = { from: LEADS[past.bucket]!, to: endOf(past.bucket) };
        known.push({ origin: past.origin, what: past.what, bucket: past.bucket, ...leads });
        past.bucket++;
      }
    }
    waiting = waiting.filter(({ bucket }) => bucket < LEADS.length);
    waiting.push({ origin, what, bucket: 0 });
    return known;
  };
}
