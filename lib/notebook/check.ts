import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Analysis, Figure } from "./analysis.ts";
import { cubeProblems } from "./check-cubes.ts";
import { inputProblems } from "./check-inputs.ts";
import type { Language } from "./language.ts";
import { LANGUAGES } from "./language.ts";
import { readQueryFile } from "./query-file.ts";

/** What an analysis' folder may hold: one question, a closed set of names. */
const FILES =
  /^(README\.md|(analysis|inputs|queries|cubes|measures|values)\.ts|[a-z_]+\.sql|notebook\.(en|ko)\.mdx|.+\.(test|e2e|bench)\.ts|.+-fixture\.ts)$/;
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
    ...cubeProblems(analysis),
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
  const viewed = Object.values(analysis.cubes ?? {}).flatMap(({ views }) => Object.keys(views));
  const own = Object.keys(analysis.queries).filter((query) => !viewed.includes(query));
  const bases = Object.values(analysis.cubes ?? {}).map(({ query }) => query);
  const files = [...own, ...bases, ...listed, ...(analysis.dataEnd === undefined ? [] : [analysis.dataEnd])];
  const problems = [...new Set(files)].map(async (query) => {
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
  const proses = await Promise.all(
    LANGUAGES.map(async (language) => {
      const file = path.join(folder, `notebook.${language}.mdx`);
      const text = existsSync(file) ? await readFile(file, "utf8") : "";
      return { language, figures: names(text, "Figure"), values: names(text, "Value") };
    }),
  );
  return proses.flatMap(({ language, figures, values }, i) => {
    const others = proses.filter((_, j) => j !== i).flatMap((other) => other.values);
    return [
      ...figures
        .filter((name) => !(name in analysis.figures))
        .map((name) => `notebook.${language}.mdx shows ${name}, which is no figure`),
      ...Object.keys(analysis.figures)
        .filter((name) => !figures.includes(name))
        .map((name) => `notebook.${language}.mdx leaves out the figure ${name}`),
      ...[...new Set(others)]
        .filter((name) => !values.includes(name))
        .map((name) => `notebook.${language}.mdx lacks the value ${name} that another language states`),
    ];
  });
}

function names(text: string, cell: "Figure" | "Value"): string[] {
  return [...text.matchAll(new RegExp(`<${cell}\\s+name="([^"]+)"`, "g"))].map(([, name]) => name as string);
}
