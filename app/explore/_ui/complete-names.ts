import type { Completion } from "@codemirror/autocomplete";
import type { Relation } from "./relation.ts";

/** What may be completed in a query: the tables, and the columns of those that it names, or of all while it names none. */
export function nameCompletions(relations: readonly Relation[], text: string): Completion[] {
  const words = new Set(text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  const named = relations.filter(({ name }) => words.has(name.toLowerCase()));
  const tables = relations.map(({ name, rowIs }) => ({
    label: name,
    type: "type",
    ...(rowIs ? { detail: rowIs } : {}),
  }));
  const columns = new Map<string, Completion>();
  for (const { columns: each } of named.length ? named : relations) {
    for (const { name, type, unit, meaning } of each) {
      if (columns.has(name)) continue;
      const detail = unit ? `${type} · ${unit}` : type;
      columns.set(name, { label: name, type: "property", detail, boost: 2, ...(meaning ? { info: meaning } : {}) });
    }
  }
  return [...columns.values(), ...tables];
}
