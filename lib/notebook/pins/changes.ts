import type { DatasetDiff } from "#lib/lake/diff.ts";
import { diffSnapshots } from "#lib/lake/diff.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "../analysis.ts";
import { liveClaims } from "../claims.ts";
import type { Language } from "../language.ts";
import { figureDrawings } from "../page-content.ts";
import type { LoadedState } from "../page-state.ts";
import { loadPageState } from "../page-state.ts";
import type { CodeVersion, Pin } from "./pin.ts";
import { pinnedPage } from "./pinned-page.ts";

/** A number or word of the prose, or the numbers of a claim, that are others now. */
export interface ChangedValue {
  readonly name: string;
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
}

/** A pin against the newest snapshot and today's code. */
export interface Compared {
  readonly lake: Lake;
  readonly home: string;
  readonly pin: Pin;
  readonly analysis: Analysis;
  readonly folder: string;
  readonly code: CodeVersion;
  readonly language: Language;
  readonly signal?: AbortSignal | undefined;
}

/** Tells what has changed since a pin was made: data cell by cell, words of the page, figures, code. */
export async function pinChanges(compared: Compared): Promise<PinChanges> {
  const { lake, home, pin, analysis, code, language, signal } = compared;
  const newest = await lake.snapshot();
  const sqls = Object.values(pin.queries).map(({ sql }) => sql);
  const datasets = await behindDerived(lake, await newest.datasetsOf(sqls));
  const [page, now, data] = await Promise.all([
    pinnedPage(home, pin, language),
    stateNow(compared, newest),
    diffSnapshots(lake, pin.snapshot, newest.id, { datasets, signal }),
  ]);
  const values = { ...analysis.values(now.state), ...liveClaims(analysis, now.state) };
  const drawings = figureDrawings(analysis, now, ({ serverWidth }) => serverWidth);
  const answer = analysis.answer?.[language];
  const isAnswer = typeof answer === "function" ? answer(now.state) : answer;
  return {
    snapshot: newest.id,
    code: changedCode(pin.code, code),
    data: [...data].sort((a, b) => Number(a.isDerived) - Number(b.isDerived)),
    ...(page.answer !== undefined && isAnswer !== undefined && page.answer !== isAnswer
      ? { answer: { name: "answer", was: page.answer, is: isAnswer } }
      : {}),
    values: Object.entries({ ...page.values, ...page.claims }).flatMap(([name, { text }]) => {
      const is = values[name]?.text;
      return is === undefined || is === text ? [] : [{ name, was: text, is }];
    }),
    figures: Object.keys(page.figures).filter((name) => page.drawings[name] !== drawings[name]),
    lostInputs: now.parsed.dropped.map(({ name }) => name),
  };
}

/** The pinned inputs' state by today's code at the newest snapshot, in the zone of the pin. */
export function stateNow({ analysis, folder, pin, language }: Compared, newest: Snapshot): Promise<LoadedState> {
  const search = new URLSearchParams(pin.view);
  for (const [name, value] of Object.entries(pin.inputs)) search.set(name, String(value));
  return loadPageState(analysis, folder, { ...newest, zone: pin.zone }, search, language);
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
