import { svgText } from "#lib/plot/svg-text.ts";
import type { Analysis, LiveValue, PageState } from "./analysis.ts";
import type { PlanBuilding } from "./arrays-input.ts";
import { planBuildings } from "./arrays-input.ts";
import type { LiveClaims } from "./claims.ts";
import { liveClaims } from "./claims.ts";
import type { ControlKind, Input, InputValue } from "./input.ts";
import type { ShownRange } from "./input-text.ts";
import { shownRange } from "./input-text.ts";
import type { Choices } from "./inputs-url.ts";
import type { Language } from "./language.ts";
import { liveText } from "./language.ts";
import type { LoadedState } from "./page-state.ts";
import type { Prose } from "./prose.ts";
import type { FramedFigures } from "./render-state.ts";
import { figureOptions, frameFigures } from "./render-state.ts";
import type { Receipt } from "./run-query.ts";
import type { ViewState } from "./view-state.ts";

/** An input as the page offers it. */
export interface Control {
  readonly name: string;
  readonly label: string;
  readonly control: ControlKind;
  /** The numbers it takes, where it takes numbers. */
  readonly range?: ShownRange;
  /** The buildings of its plan, where it has one. */
  readonly plan?: readonly PlanBuilding[];
}

/** One source of the data that a page shows: from its first day or month to its last, where its rows have a time. */
export type SourceLine = {
  readonly source: string;
  readonly quality: string;
  readonly published: string | null;
  readonly published_stated: boolean | null;
} & ({ readonly first: string; readonly last: string } | { readonly first: null; readonly last: null });

/** A source of some part of the data alone: by column, the value that its rows have there. */
export type PartLine = SourceLine & { readonly part: Readonly<Record<string, string>> };

/**
 * All that a page says and shows in one state and language, as data: it is shown without running anything of the analysis, by
 * the server at once and by a pin for ever.
 */
export interface PageContent {
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  /** The answer in one line, where the analysis states one. */
  readonly answer?: string;
  readonly language: Language;
  /** IANA name of the zone that its days and clocks are of. */
  readonly zone: string;
  readonly snapshot: string;
  readonly sources: readonly SourceLine[];
  readonly choices: Choices;
  readonly inputs: Readonly<Record<string, InputValue>>;
  /** Filters and time range as chosen. */
  readonly view: ViewState;
  /** First instant after the data, for ranges such as P7D. */
  readonly dataEnd?: string;
  /** The inputs each query binds. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly controls: readonly Control[];
  /** The figure that stands for the page. */
  readonly cover?: string;
  /** The input that a click on a mark sets to the mark's key. */
  readonly selects?: string;
  readonly receipts: Readonly<Record<string, Receipt>>;
  readonly values: Readonly<Record<string, LiveValue>>;
  readonly claims: LiveClaims;
  readonly figures: FramedFigures;
  /** The SVG of each figure that has one, at its own width. */
  readonly drawings: Readonly<Record<string, string>>;
  readonly prose: Prose;
}

/** Makes the content of a page from its state. */
export function pageContent(
  analysis: Analysis,
  loaded: LoadedState,
  about: { readonly snapshot: string; readonly sources: readonly SourceLine[]; readonly prose: Prose },
): PageContent {
  const { state } = loaded;
  const { language } = state;
  return {
    slug: analysis.slug,
    title: analysis.title[language],
    question: analysis.question[language],
    ...(analysis.answer ? { answer: liveText(analysis.answer, language, state) } : {}),
    language,
    zone: state.zone,
    ...about,
    choices: loaded.choices,
    inputs: state.inputs,
    view: loaded.view,
    ...(loaded.dataEnd === undefined ? {} : { dataEnd: loaded.dataEnd }),
    parameters: loaded.parameters,
    controls: Object.entries(analysis.inputs).map(([name, input]) => controlOf(name, input, state)),
    ...(analysis.cover ? { cover: analysis.cover } : {}),
    ...(analysis.selects ? { selects: analysis.selects } : {}),
    receipts: Object.fromEntries(Object.entries(loaded.answers).map(([query, { receipt }]) => [query, receipt])),
    values: analysis.values(state),
    claims: liveClaims(analysis, state),
    figures: frameFigures(analysis, state),
    drawings: figureDrawings(analysis, loaded, ({ serverWidth }) => serverWidth),
  };
}

function controlOf(name: string, { label, control, range, plan }: Input, { language, rows }: PageState): Control {
  return {
    name,
    control,
    label: label[language],
    ...(range ? { range: shownRange(range, language) } : {}),
    ...(plan === undefined ? {} : { plan: planBuildings(rows[plan] ?? [], language) }),
  };
}

/** The SVG of every figure that can be drawn in this state, at a width of its own or the one given. */
export function figureDrawings(
  analysis: Analysis,
  { state }: Pick<LoadedState, "state">,
  width: (figure: { readonly serverWidth: number }) => number,
): Readonly<Record<string, string>> {
  const drawn = Object.entries(analysis.figures).flatMap(([name, figure]) => {
    const options = figureOptions(analysis, name, state, width(figure));
    return options ? [[name, svgText(options)] as const] : [];
  });
  return Object.fromEntries(drawn);
}
