import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import type { Analysis } from "./analysis.ts";
import type { BareNumber } from "./bare-numbers.ts";
import { bareNumbers } from "./bare-numbers.ts";
import type { Language } from "./language.ts";
import { LANGUAGES } from "./language.ts";
import type { CellName, Prose } from "./prose.ts";
import { cellNames } from "./prose.ts";
import { readProse } from "./read-prose.ts";

/** What is wrong with the prose of an analysis: cells that bind what there is not, languages that differ, bare numbers. */
export async function proseProblems(analysis: Analysis, folder: string): Promise<string[]> {
  const read = await Promise.all(LANGUAGES.map((language) => readIfSound(folder, language)));
  const proses = read.flatMap((each) => ("prose" in each ? [each] : []));
  return [
    ...read.flatMap((each) => ("problem" in each ? [each.problem] : [])),
    ...proses.flatMap(({ language, prose, bare }) => {
      const file = `notebook.${language}.mdx`;
      const others = proses.filter((other) => other.language !== language).map((other) => other.prose);
      const figures = cellNames(prose, "Figure");
      const claims = cellNames(prose, "Claim");
      return [
        ...figures
          .filter((name) => !(name in analysis.figures))
          .map((name) => `${file} shows ${name}, which is no figure`),
        ...Object.keys(analysis.figures)
          .filter((name) => !figures.includes(name))
          .map((name) => `${file} leaves out the figure ${name}`),
        ...claims
          .filter((name) => !(name in (analysis.claims ?? {})))
          .map((name) => `${file} claims ${name}, which is no claim of claims.ts`),
        ...Object.keys(analysis.claims ?? {})
          .filter((name) => !claims.includes(name))
          .map((name) => `${file} leaves out the claim ${name}`),
        ...arraysProblems(analysis, prose).map((problem) => `${file} ${problem}`),
        ...lacking("Value", prose, others).map(
          (name) => `${file} lacks the value ${name} that another language states`,
        ),
        ...bare.map(
          ({ line, text }) =>
            `${file}:${line}: “${text}” is a number that no query stands behind: bind it with <Value> or <Claim>`,
        ),
      ];
    }),
  ];
}

type ReadProse =
  | { readonly language: Language; readonly prose: Prose; readonly bare: readonly BareNumber[] }
  | { readonly problem: string };

async function readIfSound(folder: string, language: Language): Promise<ReadProse> {
  const file = path.join(folder, `notebook.${language}.mdx`);
  if (!existsSync(file)) return { language, prose: [], bare: [] };
  try {
    const prose = await readProse(folder, language);
    return { language, prose, bare: bareNumbers(await readFile(file, "utf8"), language) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: error.message };
  }
}

/** Arrays are drawn in a cell of their own: each such input needs one, and only those have one. */
function arraysProblems({ inputs }: Analysis, prose: Prose): string[] {
  const shown = cellNames(prose, "Arrays");
  const wanted = Object.keys(inputs).filter((name) => inputs[name]?.control === "arrays");
  return [
    ...shown
      .filter((name) => !wanted.includes(name))
      .map((name) => `shows the arrays ${name}, which are no such input`),
    ...wanted.filter((name) => !shown.includes(name)).map((name) => `leaves out <Arrays name="${name}" />`),
  ];
}

function lacking(cell: CellName, prose: Prose, others: readonly Prose[]): string[] {
  const names = cellNames(prose, cell);
  return [...new Set(others.flatMap((other) => cellNames(other, cell)))].filter((name) => !names.includes(name));
}
