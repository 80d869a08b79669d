import type { PageContent } from "../page-content.ts";
import { boundValues } from "../pins/bound-values.ts";
import type { Pin } from "../pins/pin.ts";

/** What a bundle is, when and from what it was made, and how to cite it. */
export function bundleReadme(pin: Pin, page: PageContent, address: string): string {
  const day = pin.created.slice(0, 10);
  const queries = Object.entries(pin.queries).map(
    ([name, { rowCount }]) =>
      `| \`${name}\` | ${rowCount} | \`data/${name}.csv\`, \`data/${name}.arrow\`, \`data/${name}.parquet\` | \`sql/${name}.sql\` |`,
  );
  const sources = page.sources.map(
    (line) =>
      `- ${line.source}${line.first === null ? "" : `, ${line.first} to ${line.last}`}, quality: ${line.quality}${line.published ? `, published ${line.published}${line.published_stated ? "" : " at the earliest"}` : ""}`,
  );
  const inputs = Object.entries(boundValues(pin)).map(
    ([name, value]) => `- \`${name}\`: ${value === "" ? "–" : value}`,
  );
  return `# ${page.title}

${page.question}

${page.answer ?? ""}

Open \`index.html\` (English) or \`ko.html\` (한국어) with a double click: neither needs a server or a network.

| | |
| --- | --- |
| pin | \`${pin.id}\`, made ${day}: ${address} |
| snapshot of the data | \`${pin.snapshot}\` |
| code | \`${pin.code.hash}\`; file by file in \`manifest.json\` |

## Inputs

${inputs.join("\n")}

## Data

| query | rows | files | SQL |
| --- | --- | --- | --- |
${queries.join("\n")}

CSV is UTF-8 with a header; a missing value is empty, never 0. Arrow files are streams with typed columns. Parquet files have the same
columns and types, and name pin, snapshot, inputs and SQL under the key \`wattbook\` of their metadata.

## Sources and licence

${sources.join("\n")}

The rows belong to their sources and are under the terms that these state. The figures and words may be used with the citation below.

## How to cite

> ${page.title}. Wattbook, pinned ${day}. Snapshot ${pin.snapshot.slice(0, 12)}. ${address}
`;
}
