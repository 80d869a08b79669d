"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Analysis, FigureTable, PageState } from "#lib/notebook/analysis.ts";
import type { Dropped } from "#lib/notebook/inputs-url.ts";
import type { PinChanges } from "#lib/notebook/pins/changes.ts";
import type { InputState, PageProps } from "./page-props.ts";

type Engine = typeof import("./engine.ts");

/** What the page shows: the server's words first, then those of the state the reader has chosen. */
export interface Shown extends Pick<PageProps, "values" | "claims" | "figures" | "receipts"> {
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
  const [inputs, setInputs] = useState(props.inputs);
  const [shown, setShown] = useState<Shown>(props);
  const [dropped, setDropped] = useState(props.dropped);
  const [failed, setFailed] = useState(false);
  const [parts, setParts] = useState<{ engine: Engine; analysis: Analysis }>();
  const wanted = useRef(props.inputs);
  const previewed = useRef(0);

  const load = useCallback(async () => {
    const engine = await import("./engine.ts");
    const analysis = await engine.importAnalysis(props.slug);
    setParts((kept) => kept ?? { engine, analysis });
    return { engine, analysis };
  }, [props.slug]);

  const show = useCallback(
    async (chosen: InputState) => {
      try {
        const { engine, analysis } = await load();
        const { snapshot, parameters, language } = props;
        const { rows, receipts } = await engine.fetchRows(analysis, { snapshot, parameters, inputs: chosen });
        if (wanted.current !== chosen) return;
        const state: PageState = { inputs: chosen, rows, language };
        setShown({
          state,
          receipts,
          values: analysis.values(state),
          claims: engine.liveClaims(analysis, state),
          figures: engine.frameFigures(analysis, state),
        });
        setFailed(false);
      } catch (cause) {
        console.warn(cause);
        setFailed(true);
      }
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
          await engine.fetchRows(analysis, { snapshot, parameters, inputs: { ...wanted.current, [name]: read.data } });
        }
      }
    } catch (cause) {
      // Nobody has asked for these rows yet: if they are chosen, the page says what went wrong.
      console.warn(cause);
    }
  };

  const goTo = useCallback(
    (chosen: InputState) => {
      previewed.current += 1;
      wanted.current = chosen;
      setInputs(chosen);
      void show(chosen);
    },
    [show],
  );

  const choose = useCallback(
    (name: string, value: string | number) => {
      const chosen = { ...wanted.current, [name]: value };
      void load().then(
        ({ engine, analysis }) => {
          const search = engine.inputsSearch(analysis.inputs, props.choices, chosen);
          const here = new URLSearchParams(location.search);
          for (const reserved of KEPT_IN_ADDRESS)
            for (const text of here.getAll(reserved)) search.append(reserved, text);
          history.pushState(null, "", search.size ? `?${search}` : location.pathname);
        },
        () => setFailed(true),
      );
      goTo(chosen);
    },
    [goTo, load, props.choices],
  );

  useEffect(() => {
    const follow = async () => {
      const { engine, analysis } = await load();
      const parsed = engine.parseInputs(analysis.inputs, props.choices, new URLSearchParams(location.search));
      setDropped(parsed.dropped);
      goTo(parsed.values as InputState);
    };
    const onPopState = () => void follow().catch(() => setFailed(true));
    addEventListener("popstate", onPopState);
    return () => removeEventListener("popstate", onPopState);
  }, [goTo, load, props.choices]);

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
    retry: () => void show(wanted.current),
    dismiss: () => setDropped([]),
    prepare: () => show(wanted.current),
    preview,
  };
}
