"use client";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { type ChartSpec, guessChart } from "#lib/plot/chart-spec.ts";
import type { SqlResult } from "./ask-sql.ts";
import { EXPORTS, exportResult } from "./export-result.ts";
import { exploreMessages } from "./messages-explore.ts";
import { type Relation, unitOf } from "./relation.ts";

const ResultChart = lazy(() => import("./result-chart.tsx"));
const ResultTable = lazy(() => import("./result-table.tsx").then((module) => ({ default: module.ResultTable })));

interface ResultViewProps {
  readonly language: Language;
  readonly zone: string;
  readonly sql: string;
  readonly result: SqlResult;
  readonly relations: readonly Relation[];
  readonly chart: ChartSpec | undefined;
  readonly onChart: (chart: ChartSpec | undefined) => void;
}

/** A result: its receipt, exports, chart and table. */
export function ResultView({ language, zone, sql, result, relations, chart, onChart }: ResultViewProps) {
  const say = exploreMessages(language);
  const [fault, setFault] = useState<string>();
  const columns = useMemo(
    () => result.columns.map((column) => ({ ...column, unit: unitOf(relations, column.name) })),
    [result, relations],
  );
  const guess = useMemo(() => guessChart(columns), [columns]);
  const names = new Set(columns.map(({ name }) => name));
  const fits = chart && [chart.x, chart.y, chart.colour].every((name) => name === undefined || names.has(name));
  const spec = chart ? (fits ? chart : guess) : undefined;
  const { receipt } = result;
  return (
    <div className="explore-result" data-rows={result.rows.length}>
      <div className="explore-result-head">
        <h2>{say.result}</h2>
        <button
          type="button"
          aria-pressed={spec !== undefined}
          disabled={!guess}
          title={guess ? "" : say.noChart}
          onClick={() => onChart(spec ? undefined : guess)}
        >
          {say.showChart}
        </button>
        <fieldset>
          <legend>{say.exports}</legend>
          {EXPORTS.map((format) => (
            <button
              key={format}
              type="button"
              onClick={() => {
                setFault(undefined);
                exportResult(sql, receipt.snapshot, format).catch((error: Error) => setFault(error.message));
              }}
            >
              {format.toUpperCase()}
            </button>
          ))}
        </fieldset>
      </div>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <Suspense fallback={<p aria-busy="true" />}>
        {spec ? <ResultChart {...{ language, zone, columns, spec }} rows={result.rows} onSpec={onChart} /> : null}
        <ResultTable key={receipt.ms} language={language} result={result} relations={relations} />
      </Suspense>
      <p className="receipt">
        {[
          say.scanned(receipt.rowsScanned.toLocaleString(language)),
          `${Math.round(receipt.ms)} ms`,
          `${say.snapshot} ${receipt.snapshot.slice(0, 8)}`,
          ...(receipt.sandbox ? [say.sandbox(receipt.sandbox)] : []),
        ].join(" · ")}
      </p>
    </div>
  );
}
