import type { Language } from "./language.ts";
import { translator } from "./translator.ts";

/** What the readers of weather files note beside a source, in Korean. */
const ko = translator([
  ["global light of {} intervals is computed from direct and diffuse", "구간 {}개의 전일사는 직달과 산란에서 계산함"],
  [
    "direct and diffuse light of {} intervals are estimated from global by Erbs' correlation",
    "구간 {}개의 직달·산란 일사는 Erbs 상관식으로 전일사에서 추정함",
  ],
  ["it names no year: {} stands for it", "연도가 적혀 있지 않아 {}년으로 봄"],
  ["hours 1 to 24 end at their number", "1시부터 24시까지는 그 시각에 끝남"],
  [
    "hours are estimated from days: light by Collares-Pereira and Rabl, temperature as a cosine with its top at 15:00",
    "시간 값은 일 값에서 추정함(일사는 Collares-Pereira·Rabl 식, 기온은 15시가 가장 높은 코사인)",
  ],
  ["{} days are left out between its rows", "행 사이에 {}일이 빠져 있음"],
  ["{} hours are left out between its rows", "행 사이에 {}시간이 빠져 있음"],
  ["{} intervals are left out between its rows", "행 사이에 구간 {}개가 빠져 있음"],
  [
    "it names neither year nor time zone: {} and {}, by its longitude, stand for them",
    "연도와 시간대가 적혀 있지 않아 {}년과 경도에 따른 {}로 봄",
  ],
  ["it holds {} intervals, and a year has {}", "구간 {}개가 있음(1년은 {}개)"],
  ["{} % of its global irradiance is missing", "전일사의 {} %가 빠져 있음"],
  ["{} % of its air temperature is missing", "기온의 {} %가 빠져 있음"],
  ["{} % of its wind speed is missing", "풍속의 {} %가 빠져 있음"],
]);

/** A source as readers of a language are told of it: its name as its publisher writes it, what was noted of it in their language. */
export function sourceIn(source: string, language: Language): string {
  if (language === "en") return source;
  return source
    .split("; ")
    .map((part) => ko(part) ?? part)
    .join("; ");
}
