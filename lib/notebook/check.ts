import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis, Figure } from "./analysis.ts";
import { PLAN_COLUMNS } from "./arrays-input.ts";
import { judgeClaims } from "./check-claims.ts";
import { cubeProblems } from "./check-cubes.ts";
import { inputProblems } from "./check-inputs.ts";
import { proseProblems } from "./check-prose.ts";
import type { Language } from "./language.ts";
import { LANGUAGES } from "./language.ts";
import { readQueryFile, ZONE_PARAMETER } from "./query-file.ts";

/** What an analysis' folder may hold: one question, a closed set of names. */
const FILES =
  /^(README\.md|(analysis|inputs|queries|cubes|measures|values|claims)\.ts|[a-z_]+\.sql|notebook\.(en|ko)\.mdx|.+\.(test|e2e|bench)\.ts|.+-fixture\.ts)$/;
const FOLDERS = /^(figures|expected)$/;

export interface CheckedAnalysis {
  readonly slug: string;
  /** One line for each thing that is wrong: what, where, how to mend. */
  readonly problems: readonly string[];
  /** Claims of its prose that the lake lacks data to judge; absent where there was no lake to judge them by. */
  readonly unjudged?: readonly string[];
}

/**
 * Checks every analysis of a project: languages, units, alt texts, URL round trips, queries, bindings of the prose and numbers
 * that are bound to nothing; with a snapshot, also whether its rows bear out what the prose claims.
 */
export async function checkAnalyses(root: string, snapshot?: Snapshot): Promise<CheckedAnalysis[]> {
  const folder = path.join(root, "analyses");
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(slugs.sort().map((slug) => checkFolder(path.join(folder, slug), snapshot)));
}

async function checkFolder(folder: string, snapshot: Snapshot | undefined): Promise<CheckedAnalysis> {
  const slug = path.basename(folder);
  const file = path.join(folder, "analysis.ts");
  if (!existsSync(file)) return { slug, problems: [`${slug}/analysis.ts is missing`] };
  const { analysis } = (await import(pathToFileURL(file).href)) as { analysis?: Analysis };
  if (!analysis) return { slug, problems: [`${slug}/analysis.ts exports no analysis`] };
  const problems = await analysisProblems(analysis, folder);
  if (!snapshot || problems.length > 0) return { slug, problems };
  const { broken, unjudged } = await judgeClaims(analysis, folder, snapshot);
  return { slug, problems: broken.map((problem) => `${slug}: ${problem}`), unjudged };
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
    ...Object.entries(analysis.claims ?? {}).flatMap(([name, { states, query }]) => [
      ...missingLanguages(`what the claim ${name} states`, states),
      ...(query in analysis.queries ? [] : [`claim ${name} is bound to ${query}, which is no query`]),
    ]),
  ];
  const problems = [
    ...(analysis.slug === slug ? [] : [`slug is ${analysis.slug}, but the folder is ${slug}`]),
    ...texts,
    ...inputProblems(analysis.inputs),
    ...planProblems(analysis),
    ...cubeProblems(analysis),
    ...(await fileProblems(folder)),
    ...(await queryProblems(analysis, folder)),
    ...(await proseProblems(analysis, folder)),
  ];
  return problems.map((problem) => `${slug}: ${problem}`);
}

/** Plans whose buildings no query yields. */
function planProblems({ inputs, queries }: Analysis): string[] {
  return Object.entries(inputs).flatMap(([name, { plan }]) => {
    if (plan === undefined) return [];
    const columns = queries[plan];
    if (!columns) return [`input ${name} has its plan from ${plan}, which is no query`];
    return Object.keys(PLAN_COLUMNS)
      .filter((column) => !(column in columns))
      .map((column) => `input ${name} has its plan from ${plan}, which lacks the column ${column}`);
  });
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
    const unknown = parameters.filter((name) => name !== ZONE_PARAMETER && !(name in analysis.inputs));
    return [
      ...(rowIs ? [] : [`${query}.sql does not begin with a comment that says what a row is`]),
      ...unknown.map((name) => `${query}.sql binds $${name}, which is no input`),
    ];
  });
  return (await Promise.all(problems)).flat();
}
