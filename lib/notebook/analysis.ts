import type { PlotOptions } from "@observablehq/plot";
import type { ColumnType } from "#lib/core/dataset.ts";
import type { Cubes, Line } from "./cube.ts";
import type { Filters } from "./filters.ts";
import type { Inputs, InputValues } from "./inputs-url.ts";
import type { Language, LiveText, Text } from "./language.ts";
import type { AbsoluteRange } from "./time-range.ts";

/** The columns a query must yield, checked at each run. */
export type QueryColumns = Readonly<Record<string, ColumnType | `${ColumnType}?`>>;

type Value<T extends string> = T extends `${infer Base}?`
  ? Value<Base> | null
  : T extends "DOUBLE" | "INTEGER" | "BIGINT"
    ? number
    : T extends "BOOLEAN"
      ? boolean
      : T extends `${infer Item}[]`
        ? Value<Item>[]
        : string;

/** A row of a query, typed by its columns; a `?` marks a column that may be missing (null). */
export type RowOf<C extends QueryColumns> = { readonly [Name in keyof C]: Value<C[Name]> };

export type Queries = Readonly<Record<string, QueryColumns>>;

export type Rows<Q extends Queries> = { readonly [Name in keyof Q]: readonly RowOf<Q[Name]>[] };

/** What prose and figures are made of: one state of the page. */
export interface PageState<I extends Inputs = Inputs, Q extends Queries = Queries> {
  readonly inputs: InputValues<I>;
  readonly rows: Rows<Q>;
  readonly language: Language;
  /** IANA name of the site's zone: what is said of days and clocks is said in it, and names it. */
  readonly zone: string;
  /** What the reader filtered by; absent where nothing is. */
  readonly filters?: Filters;
  /** The time range the reader chose; absent where the whole is shown. */
  readonly range?: AbsoluteRange;
  /** Pixel columns that its lines are reduced for. */
  readonly columns?: number;
}

/** What a figure is drawn for, beside the state. */
export interface Sheet {
  /** Width to draw for. [px] */
  readonly width: number;
}

export interface Figure<State> {
  /** Queries the figure reads: it is drawn anew when one of them has new rows. */
  readonly queries: readonly string[];
  /** Width for which the server draws it: that of its column on a wide screen. [px] */
  readonly serverWidth: number;
  /** Inputs it reads beyond those of its queries. */
  readonly inputs?: readonly string[];
  /** Its marks' keys are values of this dimension: selecting some filters the others. */
  readonly brush?: { readonly dimension: string };
  /** Its x is a time, and dragging along it chooses the page's time range. */
  readonly zoom?: "time";
  readonly title: LiveText<State>;
  /** Unit, period and zone, as the line under the title. */
  readonly unit: LiveText<State>;
  /** What a reader who cannot see the figure is told. */
  readonly alt: LiveText<State>;
  /** The state in words instead of the figure where it cannot be drawn, else undefined. */
  readonly empty?: (state: State) => Text | undefined;
  /** Colours and marks explained, where labels in the figure cannot. */
  readonly legend?: (state: State) => FigureLegend | undefined;
  readonly draw: (state: State, sheet: Sheet) => PlotOptions;
  /** The rows as a table: columns with headings, for readers who prefer numbers. */
  readonly table: (state: State) => FigureTable;
}

/** Classes of a scale from left to right with the bounds between them as they are read, or kinds by name. Colours are CSS. */
export type FigureLegend =
  | { readonly label: string; readonly colours: readonly string[]; readonly bounds: readonly string[] }
  | { readonly kinds: readonly { readonly colour: string; readonly name: string }[] };

export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Index of the column whose values the figure shows, where it is not the first of numbers: missing ones are counted in it. */
  readonly value?: number;
}

/** A number in the prose: its text, and where it comes from. */
export interface LiveValue {
  readonly text: string;
  /** Query it is computed from. */
  readonly query: string;
}

/** A comparison that the prose makes, bound to a query: it is judged anew in each state. */
export interface Claim<State> {
  readonly query: string;
  /** What is compared with what, as a sentence that is true or false. */
  readonly states: LiveText<State>;
  /** The numbers it rests on, with units. */
  readonly text: (state: State) => string;
  /** Whether the rows bear it out; null where they lack what would tell. */
  readonly holds: (state: State) => boolean | null;
}

export interface Analysis<I extends Inputs = Inputs, Q extends Queries = Queries> {
  readonly slug: string;
  readonly title: Text;
  /** The question the page answers, as the catalogue lists it. */
  readonly question: Text;
  /** Today's answer in one line, as the catalogue lists it, from the default inputs. */
  readonly answer?: LiveText<PageState<I, Q>>;
  /** The figure that the catalogue shows small. */
  readonly cover?: string;
  readonly inputs: I;
  readonly queries: Q;
  /** Base queries whose views, queries by name, filter one another. */
  readonly cubes?: Cubes;
  /** The part of its datasets that the inputs choose, by column: where rows of others come from is not said. */
  readonly parts?: Readonly<Record<string, (inputs: InputValues<I>) => string>>;
  /** Queries that are reduced to the points that a line of the figure's width needs. */
  readonly lines?: Readonly<Record<string, Line>>;
  /** The query that tells the end of the data (`data_end`), which durations such as P7D count from. */
  readonly dataEnd?: string;
  readonly figures: Readonly<Record<string, Figure<PageState<I, Q>>>>;
  /** The numbers and words that the prose binds, by name. */
  readonly values: (state: PageState<I, Q>) => Readonly<Record<string, LiveValue>>;
  /** The comparisons that the prose makes, by name. */
  readonly claims?: Readonly<Record<string, Claim<PageState<I, Q>>>>;
  /** What hovering a mark with this key says, a line each; the first is its heading. */
  readonly explain?: (key: string, figure: string, state: PageState<I, Q>) => readonly string[] | undefined;
  /** The input that a click on a mark sets to the mark's key. */
  readonly selects?: keyof I & string;
}

/** Declares an analysis; figures and values are typed by its inputs and queries. */
export function defineAnalysis<const I extends Inputs, const Q extends Queries>(
  analysis: Analysis<I, Q>,
): Analysis<I, Q> {
  return analysis;
}
