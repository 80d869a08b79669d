import type { queries as scheduleQueries } from "#analyses/schedule-comparison/queries.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis, PageState } from "#lib/notebook/analysis.ts";
import { answerQuery } from "#lib/notebook/answer-query.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { instanceOfRows } from "#lib/timetable/model/instance-of-rows.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import { analysisFolder, loadAnalysis } from "../analyses.ts";

const SLUG = "schedule-comparison";
const NEEDED = [
  ...(["timetable", "courses", "rooms", "curricula", "unavailable", "unsuitable", "slots", "plans"] as const),
] satisfies readonly (keyof typeof scheduleQueries)[];

type Rows = Pick<PageState<Record<never, never>, typeof scheduleQueries>["rows"], (typeof NEEDED)[number]>;

/** A plan of the lake with what it is a plan of. */
export interface StoredPlan {
  readonly instance: Instance;
  readonly plan: Plan;
  readonly rows: Rows;
}

/** Reads a plan by timetable, run and point, as the page of schedule comparison does; undefined where there is none. */
export async function storedPlan(
  snapshot: Snapshot,
  timetable: string,
  run: string,
  point: number,
): Promise<StoredPlan | undefined> {
  const analysis = (await loadAnalysis(SLUG)) as Analysis;
  const inputs = { plan: `${timetable}:${run}:${point}` };
  const folder = analysisFolder(SLUG);
  const answers = await Promise.all(
    NEEDED.map(async (query) => {
      const { result } = await answerQuery({ analysis, folder, snapshot, query, inputs });
      return [query, result.rows()] as const;
    }),
  );
  const rows = Object.fromEntries(answers) as unknown as Rows;
  const [about] = rows.timetable;
  const own = rows.plans.filter((row) => row.run === run && row.point === point);
  if (!about || own.length === 0) return undefined;
  const instance = instanceOfRows({ ...rows, timetable: about });
  return { instance, plan: planOfRows(instance, own), rows: { ...rows, plans: own } };
}
