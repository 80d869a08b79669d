import { isUserError } from "#lib/core/user-error.ts";
import type { DatasetDiff } from "#lib/lake/diff.ts";
import { diffSnapshots } from "#lib/lake/diff.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { isTooManyQueries } from "#lib/lake/sandbox/turns.ts";
import { liveClaims } from "../claims.ts";
import { liveText } from "../language.ts";
import type { PageContent } from "../page-content.ts";
import { figureDrawings } from "../page-content.ts";
import { proseSentence } from "../prose-sentence.ts";
import type { Compared, StateNow } from "./compared.ts";
import type { CodeVersion } from "./pin.ts";
import { pinnedPage } from "./pinned-page.ts";

/** A number or word of the prose, or the numbers of a claim, that are others now. */
export interface ChangedValue {
  readonly name: string;
  /** The sentence of the pinned prose that it stands in, with a gap in its place; absent where it stands in none. */
  readonly sentence?: string;
  readonly was: string;
  readonly is: string;
}

/** What has changed since a pin was made. */
export interface PinChanges {
  /** The newest snapshot, with which the pin is compared. */
  readonly snapshot: string;
  /** Files of the code and packages that are others now; empty while the code is the same. */
  readonly code: readonly string[];
  readonly data: readonly DatasetDiff[];
  /** The answer in one line, then and now, where it is another. */
  readonly answer?: ChangedValue;
  readonly values: readonly ChangedValue[];
  /** Figures that are drawn otherwise now. */
  readonly figures: readonly string[];
  /** Inputs that cannot have the pinned value any more: what follows is then of their defaults. */
  readonly lostInputs: readonly string[];
  /** Why answer, values and figures cannot be had now, where they cannot: nothing is told of them then. */
  readonly notNow?: NotNow;
}

/** Too many queries wait, so that it is to be asked again; or it is refused, in the words of the error. */
export type NotNow = { readonly why: "busy" } | { readonly why: "refused"; readonly detail: string };

/** Tells what has changed since a pin was made: data cell by cell, words of the page, figures, code. */
export async function pinChanges(compared: Compared): Promise<PinChanges> {
  const { lake, home, pin, code, language, signal } = compared;
  const newest = await lake.snapshot();
  const sqls = Object.values(pin.queries).map(({ sql }) => sql);
  const datasets = await behindDerived(lake, await newest.datasetsOf(sqls));
  const [page, now, data] = await Promise.all([
    pinnedPage(home, pin, language),
    compared.now(newest).catch(notNow),
    diffSnapshots(lake, pin.snapshot, newest.id, { datasets, signal }),
  ]);
  return {
    snapshot: newest.id,
    code: changedCode(pin.code, code),
    data: [...data].sort((a, b) => Number(a.isDerived) - Number(b.isDerived)),
    ...("why" in now ? { values: [], figures: [], lostInputs: [], notNow: now } : pageChanges(page, now)),
  };
}

function notNow(error: unknown): NotNow {
  if (isTooManyQueries(error)) return { why: "busy" };
  if (isUserError(error)) return { why: "refused", detail: error.message };
  throw error;
}

function pageChanges(
  page: PageContent,
  { analysis, loaded }: StateNow,
): Pick<PinChanges, "answer" | "values" | "figures" | "lostInputs"> {
  const { state } = loaded;
  const values = { ...analysis.values(state), ...liveClaims(analysis, state) };
  const drawings = figureDrawings(analysis, loaded, ({ serverWidth }) => serverWidth);
  const isAnswer = analysis.answer && liveText(analysis.answer, state.language, state);
  return {
    ...(page.answer !== undefined && isAnswer !== undefined && page.answer !== isAnswer
      ? { answer: { name: "answer", was: page.answer, is: isAnswer } }
      : {}),
    values: (["values", "claims"] as const).flatMap((kind) =>
      Object.entries(page[kind]).flatMap(([name, { text: was }]) => {
        const is = values[name]?.text;
        if (is === undefined || is === was) return [];
        const sentence = proseSentence(page.prose, { kind, name }, page, "…");
        return [{ name, was, is, ...(sentence === undefined ? {} : { sentence }) }];
      }),
    ),
    figures: Object.keys(page.figures).filter((name) => page.drawings[name] !== drawings[name]),
    lostInputs: loaded.parsed.dropped.map(({ name }) => name),
  };
}

/** Datasets with those that they are derived from, through however many steps. */
async function behindDerived(lake: Lake, names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const input of lake.catalogue.derivations.get(name)?.derivation.inputs ?? []) add(input);
  };
  for (const name of names) add(name);
  return [...found];
}

function changedCode(was: CodeVersion, is: CodeVersion): string[] {
  if (was.hash === is.hash) return [];
  const differing = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
  return [...differing(was.files, is.files), ...differing(was.packages, is.packages)].sort();
}
