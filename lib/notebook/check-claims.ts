import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import { liveClaims } from "./claims.ts";
import { LANGUAGES } from "./language.ts";
import { loadPageState } from "./page-state.ts";
import type { Prose, ProseNode } from "./prose.ts";
import { cellNames } from "./prose.ts";
import { proseText } from "./prose-text.ts";
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
            ? `${file}:${lineOf(source, name)}: “${sentenceOf(prose, name, bound)}” is not supported by the data. It states: ${claims[name].states}`
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

/** The sentence in which a claim stands, its numbers filled in. */
function sentenceOf(prose: Prose, name: string, bound: Parameters<typeof proseText>[1]): string {
  const block = blockOf(prose, name) ?? [];
  const claim = innerClaim(block, name);
  const words = claim ? proseText([claim], bound) : "";
  const sentences = proseText(block, bound).split(/(?<=[.!?。])\s+/);
  return sentences.find((sentence) => sentence.includes(words)) ?? words;
}

function isClaim(node: ProseNode, name: string): boolean {
  return node.type === "cell" && node.cell === "Claim" && node.name === name;
}

function innerClaim(prose: Prose, name: string): ProseNode | undefined {
  for (const node of prose) {
    if (isClaim(node, name)) return node;
    const inner = "children" in node ? innerClaim(node.children, name) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** What the smallest paragraph, heading or item that makes a claim holds. */
function blockOf(prose: Prose, name: string): Prose | undefined {
  for (const node of prose) {
    if (!("children" in node)) continue;
    if (isClaim(node, name)) return [node];
    if (!innerClaim(node.children, name)) continue;
    const isBlock = ["paragraph", "heading", "dataCell", "headCell"].includes(node.type);
    return isBlock ? node.children : blockOf(node.children, name);
  }
  return undefined;
}
