"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import type { ChartSpec } from "#lib/plot/chart-spec.ts";
import { HistoryList } from "./history-list.tsx";
import { exploreMessages } from "./messages-explore.ts";
import type { Editor } from "./open-editor.ts";
import { pinQuery } from "./pin-query.ts";
import { clearQueries, keepQuery, keptQueries } from "./query-history.ts";
import { type ExploreQuery, LONG_LINK, querySearch, readQuery } from "./query-url.ts";
import type { Relation } from "./relation.ts";
import { ResultView } from "./result-view.tsx";
import { SchemaPanel } from "./schema-panel.tsx";
import { SqlEditor } from "./sql-editor.tsx";
import { useElapsed, useQueryRun } from "./use-query-run.ts";

interface ExplorerProps {
  readonly language: Language;
  readonly zone: string;
  readonly snapshot: string;
  readonly relations: readonly Relation[];
  readonly examples: readonly string[];
  readonly initial: ExploreQuery;
}

/** The page where readers ask the lake in SQL. The address holds the query and the chart. */
export function Explorer({ language, zone, snapshot, relations, examples, initial }: ExplorerProps) {
  const say = exploreMessages(language);
  const [sql, setSql] = useState(initial.sql);
  const [chart, setChart] = useState(initial.chart);
  const [queries, setQueries] = useState<readonly string[]>([]);
  const [letters, setLetters] = useState(0);
  const [note, setNote] = useState<string>();
  const [modKey, setModKey] = useState("Ctrl");
  const editor = useRef<Pick<Editor, "insert" | "focus">>(null);
  const { run, start, cancel } = useQueryRun(snapshot);
  const elapsed = useElapsed(run.state === "running" ? run.since : undefined);

  const write = useCallback((query: ExploreQuery, how: "push" | "replace") => {
    const search = querySearch(location.search, query);
    const address = `${location.pathname}${search}`;
    setLetters(location.origin.length + address.length);
    if (search === location.search) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }, []);

  const runQuery = useCallback(
    (text: string, shownChart: ChartSpec | undefined, how: "push" | "replace" = "push") => {
      if (text.trim() === "") return;
      setSql(text);
      setNote(undefined);
      write({ sql: text, chart: shownChart }, how);
      setQueries(keepQuery(localStorage, text));
      void start(text);
    },
    [start, write],
  );

  useEffect(() => {
    setQueries(keptQueries(localStorage));
    if (/Mac|iPhone|iPad/.test(navigator.userAgent)) setModKey("⌘");
    const follow = () => {
      const query = readQuery(new URLSearchParams(location.search));
      setSql(query.sql);
      setChart(query.chart);
      runQuery(query.sql, query.chart, "replace");
    };
    follow();
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [runQuery]);

  const choose = (spec: ChartSpec | undefined) => {
    setChart(spec);
    write({ sql: run.state === "done" ? run.sql : sql, chart: spec }, "replace");
  };
  const pin = () =>
    pinQuery({ sql, ...(chart ? { chart } : {}) }, snapshot).then(
      (path) => location.assign(`${path}?lang=${language}`),
      () => setNote(say.pinFailed),
    );
  const isRunning = run.state === "running";
  return (
    <div className="explore">
      <div className="explore-main">
        <SqlEditor
          ref={editor}
          text={sql}
          label={say.editor}
          hint={say.editorHint(modKey)}
          relations={relations}
          faultLine={run.state === "failed" ? run.line : undefined}
          onText={setSql}
          onRun={() => runQuery(sql, chart)}
        />
        <div className="explore-tools">
          <button
            type="button"
            className="explore-run"
            disabled={sql.trim() === ""}
            onClick={() => runQuery(sql, chart)}
          >
            {say.run}
          </button>
          <button type="button" disabled={!isRunning} onClick={cancel}>
            {say.cancel}
          </button>
          <button type="button" disabled={sql.trim() === "" || isRunning} onClick={() => void pin()}>
            {say.pin}
          </button>
          {isRunning ? <span className="explore-elapsed">{say.running(elapsed.toFixed(1))}</span> : null}
        </div>
        {letters > LONG_LINK ? <p className="notice">{say.longLink(letters.toLocaleString(language))}</p> : null}
        <div role="status">
          {note}
          {run.state === "cancelled" ? say.cancelled : null}
        </div>
        {run.state === "failed" ? (
          <p className="explore-fault" role="alert">
            {run.line === undefined ? "" : say.faultAt(run.line)}
            {run.detail ?? say.unreachable}
          </p>
        ) : null}
        {run.state === "done" ? (
          <ResultView
            language={language}
            zone={zone}
            sql={run.sql}
            result={run.result}
            relations={relations}
            chart={chart}
            onChart={choose}
          />
        ) : null}
        {run.state === "idle" ? (
          <section className="explore-examples">
            <p>{say.empty}</p>
            <ul>
              {examples.map((example) => (
                <li key={example}>
                  <button type="button" onClick={() => runQuery(example, undefined)}>
                    <code>{example}</code>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <aside className="explore-side" aria-label={say.schema}>
        <SchemaPanel language={language} relations={relations} onInsert={(name) => editor.current?.insert(name)} />
        <HistoryList
          language={language}
          queries={queries}
          onRun={(text) => runQuery(text, undefined)}
          onClear={() => {
            clearQueries(localStorage);
            setQueries([]);
          }}
        />
      </aside>
    </div>
  );
}
