import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { coreAndDomainModules } from "../cli/checks/documented-rooms.ts";

// What STYLE.md asks of an export beyond a sentence, its parameters, result and errors, which lib/cli/checks looks after:
// shapes of arrays, units of numbers, what missing input gives, and references that can be followed.

const ROOT = path.resolve(import.meta.dirname, "../..");
const ARRAY = /^(readonly )?(Float64Array|number)(\[\])*(Float64Array\[\])?$/;
const CITATION = /\[(\d)(?:, [^\]]*)?\]/g;
const ENTRY = /^\[(\d)\] (?:[^\n]|\n(?!\[\d\] |\n))*/gm;

/** The text of a docstring as its author wrote it, without the stars. */
function docOf(node: ts.Node): string {
  const doc = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  return (doc?.getText() ?? "").replace(/^\/\*\*|\*\/$/g, "").replace(/^[ \t]*\* ?/gm, "");
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function referenceFaults(doc: string): string[] {
  const entries = new Map([...doc.matchAll(ENTRY)].map(([text, number]) => [number!, text]));
  const prose = doc.split(/^@(?:param|returns|throws)/m)[0]!;
  const cited = [...prose.replace(ENTRY, "").matchAll(CITATION)].map(([, number]) => number!);
  return [
    ...cited.filter((number) => !entries.has(number)).map((number) => `cites [${number}] and has no such reference`),
    ...[...entries.values()]
      .filter((text) => !/doi:10\.\d{4,}\/\S|https:\/\/|\bed\.|\bchapter\b/.test(text) || !/\b(19|20)\d\d\b/.test(text))
      .map((text) => `has a reference without year, or without DOI, address or edition: ${text.slice(0, 40).trim()}`),
  ];
}

function parameterFaults(parameter: ts.ParameterDeclaration): string[] {
  const type = parameter.type?.getText() ?? "";
  const said = ts.getJSDocParameterTags(parameter)[0]?.getText() ?? "";
  const name = parameter.name.getText();
  if (ARRAY.test(type) && type !== "number" && !/shape \[|shape of|same (axis|shape)/.test(said)) {
    return [`says no shape of ${name}`];
  }
  const isNumber = type === "number";
  return isNumber && !/\[[^\]\d][^\]]*\]|\[1\]|\b(number of|periods|from 0)\b/i.test(said)
    ? [`says no unit of ${name}`]
    : [];
}

function functionFaults(node: ts.FunctionDeclaration): string[] {
  const takesArray = node.parameters.some(({ type }) => type !== undefined && /^Float64Array$/.test(type.getText()));
  const givesNumbers = /^(Float64Array|number)\b/.test(node.type?.getText() ?? "");
  const saysMissing = /NaN|missing|undefined|finite|∞|@throws/.test(docOf(node));
  return [
    ...node.parameters.flatMap(parameterFaults),
    ...(takesArray && givesNumbers && !saysMissing ? ["does not say what a missing value gives"] : []),
  ];
}

/** Faults of the exports of a module, and what was looked at. */
function inspect(name: string, text: string): { exports: number; references: number; faults: string[] } {
  const exported = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true).statements.filter(isExported);
  const faults = exported.flatMap((node) => [
    ...referenceFaults(docOf(node)),
    ...(ts.isFunctionDeclaration(node) ? functionFaults(node) : []),
  ]);
  const references = exported.reduce((sum, node) => sum + [...docOf(node).matchAll(ENTRY)].length, 0);
  return { exports: exported.length, references, faults: faults.map((fault) => `${name}: ${fault}`) };
}

describe("docstrings of core and the domains", () => {
  it("the search finds each fault it looks for", () => {
    const text = `
      /**
       * Means y [2].
       *
       * @param y Values.
       * @param unit Divisor.
       * @returns Mean.
       *
       * [1] A. Nobody, "On means."
       */
      export function mean(y: Float64Array, unit: number): number { return y[0]! / unit; }
    `;
    expect(inspect("a.ts", text)).toEqual({
      exports: 1,
      references: 1,
      faults: [
        "a.ts: cites [2] and has no such reference",
        'a.ts: has a reference without year, or without DOI, address or edition: [1] A. Nobody, "On means."',
        "a.ts: says no shape of y",
        "a.ts: says no unit of unit",
        "a.ts: does not say what a missing value gives",
      ],
    });
  });

  it("say shapes, units, what missing input gives, and references that can be followed", async () => {
    const modules = await coreAndDomainModules();
    const found = modules.map((module) => inspect(module, readFileSync(path.join(ROOT, module), "utf8")));
    expect(found.flatMap(({ faults }) => faults)).toEqual([]);
    const sum = (of: "exports" | "references") => found.reduce((total, module) => total + module[of], 0);
    expect(sum("exports")).toBeGreaterThanOrEqual(130);
    expect(sum("references")).toBeGreaterThanOrEqual(40);
    for (const room of ["lib/core/", "lib/forecast/"]) expect(modules.some((name) => name.startsWith(room))).toBe(true);
  });
});
