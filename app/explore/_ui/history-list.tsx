"use client";
import type { Language } from "#lib/notebook/language.ts";
import { exploreMessages } from "./messages-explore.ts";

interface HistoryListProps {
  readonly language: Language;
  readonly queries: readonly string[];
  readonly onRun: (sql: string) => void;
  readonly onClear: () => void;
}

/** The queries run in this browser; choosing one runs it again. */
export function HistoryList({ language, queries, onRun, onClear }: HistoryListProps) {
  const say = exploreMessages(language);
  return (
    <section className="explore-history" aria-labelledby="explore-history">
      <h2 id="explore-history">{say.history}</h2>
      {queries.length === 0 ? (
        <p className="explore-hint">{say.historyEmpty}</p>
      ) : (
        <>
          <ol>
            {queries.map((sql) => (
              <li key={sql}>
                <button type="button" title={say.rerun} onClick={() => onRun(sql)}>
                  <code>{sql.replaceAll(/\s+/g, " ").slice(0, 160)}</code>
                </button>
              </li>
            ))}
          </ol>
          <button type="button" onClick={onClear}>
            {say.clearHistory}
          </button>
        </>
      )}
    </section>
  );
}
