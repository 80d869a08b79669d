import { lineSql } from "#lib/lake/cube/line-sql.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "./analysis.ts";
import { cubeOf } from "./cube.ts";
import { lineRequest, viewRequest } from "./cube-query.ts";
import type { InputValue } from "./input.ts";
import { LINE_WIDTH } from "./line-width.ts";
import { readQueryFile } from "./query-file.ts";
import type { QueryAnswer } from "./run-query.ts";
import { boundInputs, keptAnswer, runQuery } from "./run-query.ts";
import type { ViewState } from "./view-state.ts";

interface AnswerCall {
  readonly analysis: Analysis;
  readonly folder: string;
  readonly snapshot: Snapshot;
  readonly query: string;
  readonly inputs: Readonly<Record<string, InputValue>>;
  readonly view?: ViewState;
  /** Pixel columns that lines are reduced to. */
  readonly width?: number;
  readonly signal?: AbortSignal;
}

/** The file whose SQL a query's rows come from: its own, or its cube's. */
export function fileOf(analysis: Analysis, query: string): string {
  return cubeOf(analysis.cubes, query)?.cube.query ?? query;
}

/** The rows of a query as the page's state asks for them: plain, a view of a cube, or a line reduced to its width. */
export async function answerQuery(call: AnswerCall): Promise<QueryAnswer> {
  const { analysis, folder, snapshot, query, inputs, signal } = call;
  const columns = analysis.queries[query];
  if (!columns) throw new TypeError(`Cannot answer ${query} as ${analysis.slug} has no such query`);
  const sight = { filters: {}, ...call.view, width: call.width ?? LINE_WIDTH, zone: snapshot.zone };
  const of = cubeOf(analysis.cubes, query);
  const line = analysis.lines?.[query];
  if (!of && !line) return runQuery({ snapshot, folder, query, columns, inputs, ...(signal ? { signal } : {}) });
  const file = fileOf(analysis, query);
  const { sql, parameters: names } = await readQueryFile(folder, file);
  const parameters = boundInputs(names, file, inputs, snapshot);
  if (of) {
    const request = viewRequest(of, { sql, parameters }, sight);
    return keptAnswer(snapshot, [request], columns, (options) =>
      snapshot.cube(request, { ...options, ...(signal ? { signal } : {}) }),
    );
  }
  const type = columns[(line as NonNullable<typeof line>).x]?.replace("?", "");
  const request = lineRequest(line as NonNullable<typeof line>, type === "TIMESTAMPTZ" || type === "DATE", sight);
  const reduced = lineSql(`\n${sql.replace(/[;\s]+$/, "")}\n`, request);
  return keptAnswer(snapshot, [reduced, parameters], columns, (options) =>
    snapshot.query(reduced, parameters, { ...options, ...(signal ? { signal } : {}) }),
  );
}
