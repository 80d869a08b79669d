import type { Language } from "#lib/notebook/language.ts";

const en = {
  quietHolidays: "And on holidays all day",
  holidaysHint:
    "Public holidays of Korea, with those of the moon's calendar, substitutes and elections. Of a site in another zone none is known.",
  active: "Active hours",
  isLimited: "In force only at certain hours",
  activeHint:
    "Outside them nothing counts as wrong: the rule does not rise, and an alarm that stands at their end clears after its off delay; one that latches stays until it is acknowledged. What is still wrong when they begin rises after the on delay.",
  from: "From",
  to: "To",
  dayNames: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  withHolidays: "On holidays, too",
};

export type HoursMessages = typeof en;

const ko: HoursMessages = {
  quietHolidays: "공휴일에는 하루 종일",
  holidaysHint:
    "설날, 추석 같은 음력 공휴일과 대체공휴일, 선거일을 포함한 대한민국 공휴일입니다. 다른 시간대의 사이트에서는 공휴일을 알지 못합니다.",
  active: "적용 시간",
  isLimited: "정해진 시간에만 적용",
  activeHint:
    "그 밖의 시간에는 아무것도 이상으로 보지 않습니다. 경보가 발생하지 않으며, 시간이 끝날 때 발생 중이던 경보는 해제 지연 뒤에 해제됩니다. 유지되는(latching) 경보는 확인할 때까지 남습니다. 시간이 시작될 때 아직 이상이면 발생 지연 뒤에 발생합니다.",
  from: "시작",
  to: "끝",
  dayNames: ["월", "화", "수", "목", "금", "토", "일"],
  withHolidays: "공휴일에도",
};

const MESSAGES: Readonly<Record<Language, HoursMessages>> = { en, ko };

export function hoursMessages(language: Language): HoursMessages {
  return MESSAGES[language];
}
