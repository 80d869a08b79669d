import type { Month } from "#lib/core/month.ts";
import { type RegionalUsageColumns, regionalUsageSample, SAMPLE_SOURCE } from "./regional-usage.ts";

/** A part of the lake, ready to be committed. */
export interface SamplePartWrite {
  readonly dataset: "regional_usage";
  readonly partition: string;
  readonly columns: RegionalUsageColumns;
  readonly provenance: { readonly source: string; readonly quality: "synthetic"; readonly note: string };
}

/** The sample that a fresh lake begins with, a part a year. */
export function samplePartWrites({ seed = 1, firstYear = 2022, lastYear = 2024 } = {}): SamplePartWrite[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, i) => {
    const year = firstYear + i;
    const [from, to]: Month[] = [`${year}-01`, `${year}-12`];
    return {
      dataset: "regional_usage",
      partition: String(year),
      columns: regionalUsageSample({ seed, from: from!, to: to! }),
      provenance: { source: SAMPLE_SOURCE, quality: "synthetic", note: `Invented by data/sample, seed ${seed}` },
    };
  });
}
