import { arimaFading, arimaReverting } from "./arima/arima.ts";
import { arimaLongSeason } from "./arima/arima-long-season.ts";
import { comb } from "./comb.ts";
import {
  COMPETITIONS_PRESENT,
  competitionScore,
  m3Series,
  m4HourlySeries,
  owaHourly,
} from "./m-competitions-fixture.ts";
import { mstlHere } from "./mstl-fixture.ts";
import { standardModels } from "./standard-models.ts";

export default async function mCompetitions(
  report: (name: string, value: number, unit: string, target?: string) => void,
  leaveOut: (why: string) => void,
): Promise<void> {
  if (!COMPETITIONS_PRESENT) return leaveOut("no M3 and M4 in ../shared/data");
  const mstl = mstlHere();
  const models = [
    ...standardModels({ mstl })({ ids: [], values: [], seasonLength: 12 }),
    arimaReverting,
    arimaFading,
    arimaLongSeason,
  ];
  const monthly = m3Series("MONTHLY");
  for (const model of models.filter(({ name }) => name !== "arima-long-season")) {
    const found = competitionScore(monthly, model, 12);
    report(`M3 monthly, ${model.name}: sMAPE`, found.smape, "%", model.name === "comb" ? "≤ 13.64" : undefined);
    report(`M3 monthly, ${model.name}: MASE`, found.mase, "1");
    report(`M3 monthly, ${model.name}: time a series`, found.msPerSeries, "ms");
  }
  for (const [period, m] of [
    ["QUARTERLY", 4],
    ["YEARLY", 1],
    ["OTHER", 1],
  ] as const) {
    const found = competitionScore(m3Series(period), comb({ mstl }), m);
    report(`M3 ${period.toLowerCase()}, comb: sMAPE`, found.smape, "%");
    report(`M3 ${period.toLowerCase()}, comb: MASE`, found.mase, "1");
  }
  const hourly = m4HourlySeries();
  for (const model of models) {
    const found = competitionScore(hourly, model, 24);
    report(`M4 hourly, ${model.name}: sMAPE`, found.smape, "%");
    report(`M4 hourly, ${model.name}: MASE`, found.mase, "1");
    report(`M4 hourly, ${model.name}: OWA`, owaHourly(found), "1", model.name === "comb" ? "< 0.56" : undefined);
    report(`M4 hourly, ${model.name}: time a series`, found.msPerSeries, "ms");
  }
}
