import type { Text } from "#lib/notebook/language.ts";
import { formatDecimal, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";

/** What the energies of rooms rest on in the chosen model: it alone is counted by. */
export function basisWord({ rows, language, inputs }: State): string {
  if (rows.rooms.length === 0) return MISSING;
  const isIfpb = inputs.rooms === "ifpb";
  const fitted = rows.rooms.filter(({ energy_basis, hvac_conductance_scale }) =>
    isIfpb ? energy_basis === "calibrated" : typeof hvac_conductance_scale === "number",
  );
  if (fitted.length === 0) return (isIfpb ? NOTHING_MEASURED : ALL_STANDARD)[language];
  const [all, known, rest] = [rows.rooms.length, fitted.length, rows.rooms.length - fitted.length].map((value) =>
    formatDecimal(value, language, 0),
  ) as [string, string, string];
  const errors = fitted.flatMap(({ cv_rmse_pct, hvac_cv_rmse_pct }) => (isIfpb ? cv_rmse_pct : hvac_cv_rmse_pct) ?? []);
  const worst = formatPercent(errors.length > 0 ? Math.max(...errors) / 100 : null, language, 0);
  const more = fitted.length === rows.rooms.length ? undefined : unlike(rest, isIfpb);
  return {
    en: isIfpb
      ? `In IFPB's form, what ${known} of ${all} rooms use is fitted to readings of their meters (CV(RMSE) up to ${worst}), with heating and cooling of the days that were measured${more?.en ?? ""}`
      : `In 5R1C, walls, air and light of ${known} of ${all} rooms are fitted to readings of their meters under the weather of those days (CV(RMSE) up to ${worst})${more?.en ?? ""}`,
    ko: isIfpb
      ? `IFPB 모형에서 강의실 ${all}개 중 ${known}개의 사용량은 계량기 측정값에 맞춘 것입니다(CV(RMSE) 최대 ${worst}, 측정한 날의 냉난방 포함).${more?.ko ?? ""}`
      : `5R1C 모형에서 강의실 ${all}개 중 ${known}개의 벽체·환기·조명은 측정한 날의 기상에서 계량기 측정값에 맞춘 것입니다(CV(RMSE) 최대 ${worst}).${more?.ko ?? ""}`,
  }[language].replace(/\.$/, "");
}

const NOTHING_MEASURED: Text = {
  en: "What each room uses is assumed from its floor: nobody has measured it",
  ko: "강의실별 사용량은 면적에서 가정한 값이며 측정한 적이 없습니다",
};

const ALL_STANDARD: Text = {
  en: "In 5R1C every room is the standard one, by its floor and seats: no readings are fitted to it",
  ko: "5R1C 모형에서 모든 강의실은 면적과 좌석 수에 따른 표준 강의실이며, 측정값에 맞춘 것이 없습니다",
};

function unlike(rest: string, isIfpb: boolean): Text {
  return isIfpb
    ? {
        en: `; for the other ${rest} it is assumed from the floor, so a move between the two kinds compares what was measured with what was not`,
        ko: ` 나머지 ${rest}개는 면적에서 가정한 값이므로, 두 부류 사이의 이동은 측정값과 가정값을 비교하는 것입니다`,
      }
    : {
        en: `; the other ${rest} are the standard room, so a move between the two kinds compares what was measured with what was not`,
        ko: ` 나머지 ${rest}개는 표준 강의실이므로, 두 부류 사이의 이동은 측정값과 가정값을 비교하는 것입니다`,
      };
}
