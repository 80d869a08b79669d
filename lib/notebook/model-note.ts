import type { Language } from "./language.ts";

/** What models note of themselves, from the longest phrase to the shortest, and how Korean says it. */
const KOREAN: readonly (readonly [RegExp, string])[] = [
  [
    /(\d+) changes in (\d+) months of (\d+) series give it (-?[\d.]+) times the cold and (-?[\d.]+) times the warm amplitude, billed ([\d.]+) months late/g,
    "$3개 계열 $2개월의 변화 $1건으로 추정한 진폭은 추위 $4배, 더위 $5배, 검침 지연 $6개월",
  ],
  [/season borrowed from ([^;]+);/g, "$1에서 빌린 계절성;"],
  [/(\d{4}-\d\d) to (\d{4}-\d\d)/g, "$1~$2"],
  [/no change from month to month was there to bend it/g, "고쳐 맞출 월간 변화가 없어 그대로 사용"],
  [
    /its own deviation in the same month of earlier years counts ([\d.]+)/g,
    "지난해들 같은 달의 자체 편차를 $1만큼 반영",
  ],
  [/its last value is (\d+) months old/g, "마지막 값이 $1개월 전"],
  [
    /needs (\d+) (?:values|periods) (?:after the last gap and|without a gap,) has (\d+)/g,
    "마지막 공백 이후 $1개 값이 필요하나 $2개뿐임",
  ],
  [/step (\d+) ahead: that period of the season was never observed/g, "$1개월 앞과 같은 달의 값이 이력에 없음"],
  [/(\d+) of (\d+) steps repeat an older season/g, "$2개 중 $1개 시점은 더 오래된 계절을 되풀이"],
  [/a season that is a factor needs values above zero/g, "승법 계절성에는 0보다 큰 값이 필요함"],
  [/needs a season of two periods or more/g, "둘 이상의 기간으로 된 계절이 필요함"],
  [/fits no season longer than (\d+) periods/g, "$1보다 긴 계절은 추정하지 않음"],
  [/cannot follow a season over (\d+) periods/g, "$1보다 긴 계절은 따라갈 수 없음"],
  [/has no longer season, or less than two of it/g, "더 긴 계절이 없거나 두 번이 되지 않음"],
  [/the long season repeats without change/g, "긴 계절이 변화 없이 되풀이됨"],
  [/change against the season of (\d+)(, of logarithms)?/g, "주기 $1 계절 대비 변화"],
  [/knows months only, not a season of (\d+)/g, "월 자료만 다루며 주기 $1은 다루지 않음"],
  [/no form of exponential smoothing could be fitted/g, "추정할 수 있는 지수평활 형태가 없음"],
  [/no municipality below has a forecast/g, "아래 시군구에 예측이 없음"],
  [/no likelihood has a maximum/g, "우도의 최댓값이 없음"],
  [/there is no season to take out/g, "뺄 계절이 없음"],
  [/its forecast is not finite/g, "예측값이 유한하지 않음"],
  [/the history holds no value/g, "이력에 값이 없음"],
  [/the history is constant/g, "이력이 일정함"],
  [/has no positive value/g, "양수 값이 없음"],
  [/repeats a value (\d+) periods old/g, "$1개월 전의 값을 되풀이"],
  [/too short for a season/g, "계절을 보기에 짧음"],
  [/found no season/g, "계절성 없음"],
  [/seasons of ([\d]+(?: and \d+)*)/g, "주기 $1"],
  [/,? on logarithms/g, ", 로그"],
  [/ of logarithms/g, ", 로그"],
  [/did not run: /g, "추정되지 않음: "],
  [/median of /g, "중앙값: "],
  [/ alone\b/g, " 단독"],
  [/\bpooled\b/g, "통합 계절 모형"],
  [/\bsnaive\b/g, "계절 단순"],
  [/\barima-reverting\b/g, "ARIMA(회귀형)"],
  [/\barima-fading\b/g, "ARIMA(계절 감쇠형)"],
  [/\barima-long-season\b/g, "ARIMA(긴 계절)"],
  [/\bdamped\b/g, "감쇠 Holt"],
  [/\bholt\b/g, "Holt"],
  [/\bnaive\b/g, "단순"],
  [/\btheta\b/g, "Theta"],
  [/\bets\b/g, "ETS"],
  [/\bses\b/g, "SES"],
  [/\bmstl\b/g, "MSTL"],
];

/** A forecasting model's note of what it did, or why it did not run, in the reader's language. */
export function modelNote(note: string, language: Language): string {
  if (language === "en") return note;
  return KOREAN.reduce((text, [english, korean]) => text.replace(english, korean), note);
}
