import type { Cruise } from "./cruise.ts";

const START = "<!-- import graph: written by `node lib/cli/checks/write-import-graph.ts` -->";
const END = "<!-- end of import graph -->";
const TEST = /\.(test|bench|soak|e2e)\.tsx?$|-(fixture|oracle)\.ts$|\/test-[^/]+\.ts$/;

/** Which room imports which, tests left out: one line a room, in a code block. */
export function importGraph({ modules }: Cruise): string {
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (!from || TEST.test(source)) continue;
    const targets = imports.get(from) ?? new Set();
    imports.set(from, targets);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to && to !== from) targets.add(to);
    }
  }
  const width = Math.max(...[...imports.keys()].map((room) => room.length));
  const lines = [...imports].sort().map(([room, targets]) => {
    const list = targets.size > 0 ? [...targets].sort().join(", ") : "nothing";
    return `${room.padEnd(width)} → ${list}`;
  });
  return ["```text", ...lines, "```"].join("\n");
}

/** A text with the graph between its markers. */
export function withImportGraph(text: string, graph: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`Cannot place the import graph as there is no line «${START}»`);
  return `${text.slice(0, start + START.length)}\n${graph}\n${text.slice(end)}`;
}

function roomOf(path: string): string | undefined {
  return /^(lib\/[^/]+(?=\/)|app|analyses|data)(?=\/)/.exec(path)?.[1];
}
