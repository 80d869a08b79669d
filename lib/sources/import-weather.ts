import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { ImportProgress, ImportReport } from "./import-report.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";
import { readWeather } from "./weather/read-weather.ts";
import type { WeatherFacts } from "./weather/weather-facts.ts";
import { weatherParts } from "./weather/weather-parts.ts";

interface WeatherOptions {
  /** Short name of the weather, where there is one file; else made of place and source. */
  readonly name?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: ImportProgress;
}

/**
 * Imports weather, all or nothing, in one commit: each file is one weather, which takes the place of an earlier one of the
 * same name. Other weathers stay, the synthetic ones of the sample too: which one counts is chosen where it is used.
 *
 * @throws {UserError} If a file cannot be read, or two files would have one name.
 */
export async function importWeather(
  lake: Lake,
  files: readonly (SourceFile | string)[],
  { name, signal, onProgress }: WeatherOptions = {},
): Promise<ImportReport> {
  if (name !== undefined) checkName(name, files.length);
  const sources = await openSourceFiles(files);
  const read = sources.map((source, i) => {
    signal?.throwIfAborted();
    onProgress?.({ done: i, total: sources.length + 1, what: `reading ${source.name}` });
    const { weather, facts } = readWeather(source.bytes, source.name.replace(/\.gz$/i, ""));
    return { weather, facts, name: name ?? facts.name };
  });
  const named = new Map<string, WeatherFacts>();
  for (const each of read) {
    const twin = named.get(each.name);
    if (twin) {
      throw new UserError(
        `Cannot import ${each.facts.file} as it would be named ${each.name}, and so would ${twin.file}: import it alone, with --name`,
      );
    }
    named.set(each.name, each.facts);
  }
  onProgress?.({ done: sources.length, total: sources.length + 1, what: "writing to the lake" });
  let before = new Map<string, number>();
  const { snapshot, changed } = await lake.commit(
    `Import weather: ${sources.map((source) => source.name).join(", ")}`,
    (base) => {
      const stored = (base?.parts ?? []).filter(({ dataset }) => dataset === "weather");
      before = new Map(stored.map(({ partition, rows }) => [partition, rows]));
      return { put: read.flatMap((each) => weatherParts(each.weather, each.facts, each.name)) };
    },
    signal ? { signal } : {},
  );
  onProgress?.({ done: sources.length + 1, total: sources.length + 1, what: "done" });
  const count = (of: (stood: boolean) => boolean) =>
    read.reduce((sum, each) => sum + (of(before.has(each.name)) ? each.facts.rows : 0), 0);
  return {
    dataset: "weather",
    snapshot,
    changed,
    added: changed ? count((stood) => !stood) : 0,
    restated: changed ? count((stood) => stood) : 0,
    unchanged: changed ? 0 : count(() => true),
    removedSample: [],
    lines: [
      ...read.flatMap((each) => [
        ...describe(each.name, each.facts),
        ...(changed && before.has(each.name) ? [`  it takes the place of what was named ${each.name} before`] : []),
      ]),
      ...(changed ? [] : ["nothing new: the lake has all of it already"]),
    ],
  };
}

function checkName(name: string, files: number): void {
  if (files !== 1) throw new UserError(`Cannot name ${files} weathers ${name}: a name is for one file`);
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(name)) {
    throw new UserError(
      `Cannot name a weather so as a name is 1 to 60 small letters, digits and hyphens: current value is ${name}`,
    );
  }
  if (name.startsWith("sample-")) {
    throw new UserError(
      `Cannot name a weather ${name} as names that begin with sample- are the sample's: give another`,
    );
  }
}

function describe(name: string, facts: WeatherFacts): string[] {
  const ghi = Number.isNaN(facts.ghi_kwh_m2)
    ? "no whole year of global irradiance"
    : `GHI ${facts.ghi_kwh_m2.toFixed(0)} kWh/m2 a year`;
  const head = `${facts.file}: ${facts.title.en}, ${facts.format}, ${facts.kind} year, ${facts.rows} intervals, ${ghi}; named ${name}`;
  return [head, ...facts.notes.map((note) => `  ${note}`)];
}
