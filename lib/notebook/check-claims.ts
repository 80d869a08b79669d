import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import { liveClaims } from "./claims.ts";
import { LANGUAGES } from "./language.ts";
import { loadPageState } from "./page-state.ts";
import { cellNames } from "./prose.ts";
import { proseSentence } from "./prose-sentence.ts";
import { readProse } from "./read-prose.ts";

/** What the rows of a snapshot say of the claims of an analysis, at its default inputs. */
export interface JudgedClaims {
  /** A line for each sentence that they contradict: file, line, sentence, what was compared. */
  readonly broken: readonly string[];
  /** The names of claims for which they lack what would tell. */
  readonly unjudged: readonly string[];
}

/** Judges the claims that the prose of an analysis makes. */
export async function judgeClaims(analysis: Analysis, folder: string, snapshot: Snapshot): Promise<JudgedClaims> {
  const judged = await Promise.all(
    LANGUAGES.map(async (language): Promise<JudgedClaims> => {
      const { state } = await loadPageState(analysis, folder, snapshot, new URLSearchParams(), language);
      const claims = liveClaims(analysis, state);
      const file = `notebook.${language}.mdx`;
      const source = await readFile(path.join(folder, file), "utf8");
      const prose = await readProse(folder, language);
      const made = [...new Set(cellNames(prose, "Claim"))].filter((name) => name in claims);
      const bound = { values: analysis.values(state), claims };
      return {
        broken: made.flatMap((name) =>
          claims[name]?.holds === false
            ? `${file}:${lineOf(source, name)}: “${proseSentence(prose, { kind: "claims", name }, bound, claims[name].text)}” is not supported by the data. It states: ${claims[name].states}`
            : [],
        ),
        unjudged: made.filter((name) => claims[name]?.holds === null),
      };
    }),
  );
  return {
    broken: judged.flatMap(({ broken }) => broken),
    unjudged: [...new Set(judged.flatMap(({ unjudged }) => unjudged))],
  };
}

function lineOf(source: string, name: string): number {
  const tag = new RegExp(`<Claim\\s+name=["']${name}["']`).exec(source);
  return source.slice(0, tag?.index ?? 0).split("\n").length;
}
