import type { Dataset } from "#lib/core/dataset.ts";

/**
 * The dataset with a key by which its rows are told apart: where it has none, what it is sorted by. Readings are kept without
 * a key, as they are deduplicated by just that when they are written.
 */
export function withRowKey(dataset: Dataset): Dataset {
  return dataset.key.length > 0 ? dataset : { ...dataset, key: dataset.sort };
}
