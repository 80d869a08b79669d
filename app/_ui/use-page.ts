"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Analysis, FigureTable, PageState } from "#lib/notebook/analysis.ts";
import type { Filter } from "#lib/notebook/filters.ts";
import type { Dropped } from "#lib/notebook/inputs-url.ts";
import type { PinChanges } from "#lib/notebook/pins/changes.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";
import type { InputState, PageProps } from "./page-props.ts";

type Engine = typeof import("./engine.ts");

/** What a reader has chosen. */
interface Chosen {
  readonly inputs: InputState;
  readonly view: ViewState;
}

/** What the page shows: the server's words first, then those of the state the reader has chosen. */
export interface Shown extends Pick<PageProps, "values" | "claims" | "figures" | "receipts" | "sources"> {
  /** Undefined until the browser has rows of its own: the server's drawings stand. */
  readonly state?: PageState;
}

export interface Page extends Shown {
  readonly props: PageProps;
  /** The inputs as chosen; the figures follow as soon as their rows are there. */
  readonly inputs: InputState;
  readonly dropped: readonly Dropped[];
  readonly failed: boolean;
  /** On a pinned page: its drawings for a narrow screen, once they are there. */
  readonly narrow?: Readonly<Record<string, string>> | undefined;
  /** On a pinned page: what has changed since, once it is known. */
  readonly changes?: PinChanges | "failed" | undefined;
  readonly engine: Engine | undefined;
  readonly analysis: Analysis | undefined;
  /** What hovering the mark with this key says, a line each; undefined while it is not known. */
  readonly explain: (key: string, figure: string) => readonly string[] | undefined;
  /** The rows of a figure as a table; undefined while they are not there. */
  readonly tableOf: (figure: string) => FigureTable | undefined;
  readonly choose: (name: string, value: string | number) => void;
  /** Shows a value while it is still being moved: the address stays, and so do rows that would have to be asked for. */
  readonly slide: (name: string, value: string | number) => void;
  /** Filters and time range as chosen. */
  readonly view: ViewState;
  /** Filters by a dimension; undefined takes its filter away. */
  readonly chooseFilter: (dimension: string, filter: Filter | undefined) => void;
  /** Shows a time range as the URL states it, such as P7D or 2024-05-01/2024-06-01; undefined shows the whole. */
  readonly chooseRange: (tr: string | undefined) => void;
  readonly retry: () => void;
  readonly dismiss: () => void;
  /** Fetches code and rows before they are needed. */
  readonly prepare: () => Promise<void>;
  /** Fetches the rows of every choice of an input, one after the other, till the reader chooses or turns elsewhere. */
  readonly preview: (name: string) => Promise<void>;
}

const KEPT_IN_ADDRESS = ["lang", "theme", "snapshot"];

/** The page of an analysis: it follows the inputs, and the address follows it. */
export function usePage(props: PageProps): Page {
  const [{ inputs, view }, setChosen] = useState<Chosen>({ inputs: props.inputs, view: props.view });
  const [shown, setShown] = useState<Shown>(props);
  const [dropped, setDropped] = useState(props.dropped);
  const [failed, setFailed] = useState(false);
  const [parts, setParts] = useState<{ engine: Engine; analysis: Analysis }>();
  const wanted = useRef<Chosen>({ inputs, view });
  const previewed = useRef(0);

  const load = useCallback(async () => {
    const engine = await import("./engine.ts");
    const analysis = await engine.importAnalysis(props.slug);
    setParts((kept) => kept ?? { engine, analysis });
    return { engine, analysis };
  }, [props.slug]);

  const show = useCallback(
    async (chosen: Chosen) => {
      try {
        const { engine, analysis } = await load();
        const { snapshot, parameters, language, zone } = props;
        const columns = engine.shownColumns(analysis);
        const { rows, receipts } = await engine.fetchRows(analysis, {
          snapshot,
          parameters,
          ...chosen,
          width: columns,
        });
        if (wanted.current !== chosen) return;
        const { filters, range } = chosen.view;
        const state: PageState = {
          inputs: chosen.inputs,
          rows,
          language,
          zone,
          filters,
          columns,
          ...(range ? { range } : {}),
        };
        setShown({
          state,
          receipts,
          sources: engine.shownSources(props.partSources ?? [], analysis, chosen.inputs),
          values: analysis.values(state),
          claims: engine.liveClaims(analysis, state),
          figures: engine.frameFigures(analysis, state),
        });
        setFailed(false);
      } catch (cause) {
        console.warn(cause);
        setFailed(true);
      }
      if (wanted.current === chosen) setChosen(chosen);
    },
    [load, props],
  );

  const preview = async (name: string) => {
    previewed.current += 1;
    const turn = previewed.current;
    const { snapshot, parameters, choices } = props;
    try {
      const { engine, analysis } = await load();
      for (const { value } of choices[name] ?? []) {
        if (turn !== previewed.current) return;
        const read = analysis.inputs[name]?.schema.safeParse(value);
        if (read?.success) {
          const { inputs, view } = wanted.current;
          const tried = { inputs: { ...inputs, [name]: read.data }, view, width: engine.shownColumns(analysis) };
          await engine.fetchRows(analysis, { snapshot, parameters, ...tried });
        }
      }
    } catch (cause) {
      // Nobody has asked for these rows yet: if they are chosen, the page says what went wrong.
      console.warn(cause);
    }
  };

  const goTo = useCallback(
    (chosen: Chosen) => {
      previewed.current += 1;
      wanted.current = chosen;
      setChosen(chosen);
      void show(chosen);
    },
    [show],
  );

  const goAndTell = useCallback(
    (chosen: Chosen) => {
      void load().then(
        ({ engine, analysis }) => {
          const search = engine.inputsSearch(analysis.inputs, props.choices, chosen.inputs);
          engine.appendViewState(search, analysis, chosen.view);
          const here = new URLSearchParams(location.search);
          for (const reserved of KEPT_IN_ADDRESS)
            for (const text of here.getAll(reserved)) search.append(reserved, text);
          const address = search.size ? `?${search}` : location.pathname;
          if (address !== (location.search || location.pathname)) history.pushState(null, "", address);
        },
        () => setFailed(true),
      );
      // What was slid to is on its way already: its state must not be made a second time.
      if (chosen !== wanted.current) goTo(chosen);
    },
    [goTo, load, props.choices],
  );

  const slide = useCallback(
    (name: string, value: string | number) => {
      const { inputs, view } = wanted.current;
      if (inputs[name] === value) return;
      const chosen = { inputs: { ...inputs, [name]: value }, view };
      const isAsked = Object.values(props.parameters).some((bound) => bound.includes(name));
      if (isAsked) return;
      previewed.current += 1;
      wanted.current = chosen;
      // The slider shows its value by itself: the page is rendered once, with what follows from it.
      void show(chosen);
    },
    [show, props.parameters],
  );

  const choose = useCallback(
    (name: string, value: string | number) => {
      const { inputs, view } = wanted.current;
      goAndTell(inputs[name] === value ? wanted.current : { inputs: { ...inputs, [name]: value }, view });
    },
    [goAndTell],
  );

  const chooseFilter = useCallback(
    (dimension: string, filter: Filter | undefined) => {
      const { inputs, view } = wanted.current;
      const { [dimension]: _, ...others } = view.filters;
      const filters = filter ? { ...others, [dimension]: filter } : others;
      goAndTell({ inputs, view: { ...view, filters } });
    },
    [goAndTell],
  );

  const chooseRange = useCallback(
    (tr: string | undefined) => {
      void load().then(({ engine, analysis }) => {
        const { inputs, view } = wanted.current;
        const stated = new URLSearchParams(tr === undefined ? {} : { tr });
        const { view: ranged, dropped } = engine.parseViewState(analysis, stated, props.dataEnd, props.zone);
        if (dropped.length > 0) return setDropped(dropped);
        goAndTell({ inputs, view: { ...ranged, filters: view.filters } });
      });
    },
    [goAndTell, load, props.dataEnd, props.zone],
  );

  useEffect(() => {
    const follow = async () => {
      const { engine, analysis } = await load();
      const search = new URLSearchParams(location.search);
      const parsed = engine.parseInputs(analysis.inputs, props.choices, search);
      const viewed = engine.parseViewState(analysis, search, props.dataEnd, props.zone);
      setDropped([...parsed.dropped, ...viewed.dropped]);
      goTo({ inputs: parsed.values as InputState, view: viewed.view });
    };
    const onPopState = () => void follow().catch(() => setFailed(true));
    addEventListener("popstate", onPopState);
    return () => removeEventListener("popstate", onPopState);
  }, [goTo, load, props.choices, props.dataEnd, props.zone]);

  const { state } = shown;
  return {
    ...shown,
    explain: (key, figure) => (state ? parts?.analysis.explain?.(key, figure, state) : undefined),
    tableOf: (figure) => (state ? parts?.engine.figureTable(parts.analysis, figure, state) : undefined),
    props,
    inputs,
    dropped,
    failed,
    engine: parts?.engine,
    analysis: parts?.analysis,
    choose,
    slide,
    view,
    chooseFilter,
    chooseRange,
    retry: () => void show(wanted.current),
    dismiss: () => setDropped([]),
    prepare: () => show(wanted.current),
    preview,
  };
}
