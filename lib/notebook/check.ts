import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "#lib/core/user-error.ts";
import type { Analysis, Figure } from "./analysis.ts";
import { inputProblems } from "./check-inputs.ts";
import type { Language } from "./language.ts";
import { LANGUAGES } from "./language.ts";
import type { Prose } from "./prose.ts";
import { cellNames } from "./prose.ts";
import { readQueryFile } from "./query-file.ts";
import { readProse } from "./read-prose.ts";

/** What an analysis' folder may hold: one question, a closed set of names. */
const FILES =
  /^(README\.md|(analysis|inputs|queries|measures|values|claims)\.ts|[a-z_]+\.sql|notebook\.(en|ko)\.mdx|.+\.(test|e2e|bench)\.ts|.+-fixture\.ts)$/;
const FOLDERS = /^(figures|expected)$/;

export interface CheckedAnalysis {
  readonly slug: string;
  /** One line for each thing that is wrong: what, where, how to mend. */
  readonly problems: readonly string[];
}

/** Checks every analysis of a project: languages, units, alt texts, URL round trips, queries and bindings of the prose. */
export async function checkAnalyses(root: string): Promise<CheckedAnalysis[]> {
  const folder = path.join(root, "analyses");
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    slugs.sort().map(async (slug) => ({ slug, problems: await folderProblems(path.join(folder, slug)) })),
  );
}

async function folderProblems(folder: string): Promise<string[]> {
  const file = path.join(folder, "analysis.ts");
  if (!existsSync(file)) return [`${path.basename(folder)}/analysis.ts is missing`];
  const { analysis } = (await import(pathToFileURL(file).href)) as { analysis?: Analysis };
  if (!analysis) return [`${path.basename(folder)}/analysis.ts exports no analysis`];
  return analysisProblems(analysis, folder);
}

/** What is wrong with one analysis and the files of its folder. */
export async function analysisProblems(analysis: Analysis, folder: string): Promise<string[]> {
  const slug = path.basename(folder);
  const texts = [
    ...missingLanguages("title", analysis.title),
    ...missingLanguages("question", analysis.question),
    ...(analysis.answer ? missingLanguages("answer", analysis.answer) : []),
    ...(analysis.cover === undefined || analysis.cover in analysis.figures
      ? []
      : [`cover ${analysis.cover} is no figure`]),
    ...Object.entries(analysis.inputs).flatMap(([name, { label }]) =>
      missingLanguages(`label of input ${name}`, label),
    ),
    ...Object.entries(analysis.figures).flatMap(([name, figure]) => figureProblems(name, figure)),
  ];
  const problems = [
    ...(analysis.slug === slug ? [] : [`slug is ${analysis.slug}, but the folder is ${slug}`]),
    ...texts,
    ...inputProblems(analysis.inputs),
    ...(await fileProblems(folder)),
    ...(await queryProblems(analysis, folder)),
    ...(await proseProblems(analysis, folder)),
  ];
  return problems.map((problem) => `${slug}: ${problem}`);
}

function missingLanguages(what: string, text: Readonly<Partial<Record<Language, unknown>>>): string[] {
  return LANGUAGES.filter((language) => !isSaid(text[language])).map((language) => `${what} has no ${language} text`);
}

function isSaid(text: unknown): boolean {
  return typeof text === "function" || (typeof text === "string" && text.trim() !== "");
}

function figureProblems(name: string, figure: Figure<never>): string[] {
  const parts = { title: figure.title, unit: figure.unit, "alt text": figure.alt };
  return Object.entries(parts).flatMap(([part, text]) => missingLanguages(`${part} of figure ${name}`, text ?? {}));
}

async function fileProblems(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const strange = entries.filter((entry) => !(entry.isDirectory() ? FOLDERS : FILES).test(entry.name));
  const wanted = ["README.md", ...LANGUAGES.map((language) => `notebook.${language}.mdx`)];
  return [
    ...strange.map(({ name }) => `${name} is no name of the closed set: see CONTRIBUTING`),
    ...wanted.filter((name) => !existsSync(path.join(folder, name))).map((name) => `${name} is missing`),
  ];
}

async function queryProblems(analysis: Analysis, folder: string): Promise<string[]> {
  const listed = Object.values(analysis.inputs).flatMap(({ choices }) =>
    typeof choices === "string" ? [choices] : [],
  );
  const problems = [...new Set([...Object.keys(analysis.queries), ...listed])].map(async (query) => {
    if (!existsSync(path.join(folder, `${query}.sql`))) return [`${query}.sql is missing`];
    const { parameters, rowIs } = await readQueryFile(folder, query);
    const unknown = parameters.filter((name) => !(name in analysis.inputs));
    return [
      ...(rowIs ? [] : [`${query}.sql does not begin with a comment that says what a row is`]),
      ...unknown.map((name) => `${query}.sql binds $${name}, which is no input`),
    ];
  });
  return (await Promise.all(problems)).flat();
}

async function proseProblems(analysis: Analysis, folder: string): Promise<string[]> {
  const read = await Promise.all(LANGUAGES.map((language) => readIfSound(folder, language)));
  const proses = read.flatMap((each) => ("prose" in each ? [each] : []));
  return [
    ...read.flatMap((each) => ("problem" in each ? [each.problem] : [])),
    ...proses.flatMap(({ language, prose }) => {
      const figures = cellNames(prose, "Figure");
      const others = proses.filter((other) => other.language !== language);
      const stated = others.flatMap((other) => cellNames(other.prose, "Value"));
      const values = cellNames(prose, "Value");
      return [
        ...figures
          .filter((name) => !(name in analysis.figures))
          .map((name) => `notebook.${language}.mdx shows ${name}, which is no figure`),
        ...Object.keys(analysis.figures)
          .filter((name) => !figures.includes(name))
          .map((name) => `notebook.${language}.mdx leaves out the figure ${name}`),
        ...[...new Set(stated)]
          .filter((name) => !values.includes(name))
          .map((name) => `notebook.${language}.mdx lacks the value ${name} that another language states`),
      ];
    }),
  ];
}

type ReadProse = { readonly language: Language; readonly prose: Prose } | { readonly problem: string };

async function readIfSound(folder: string, language: Language): Promise<ReadProse> {
  if (!existsSync(path.join(folder, `notebook.${language}.mdx`))) return { language, prose: [] };
  try {
    return { language, prose: await readProse(folder, language) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: error.message };
  }
}
