import type { Language } from "#lib/notebook/language.ts";

const en = {
  used: (station: string) =>
    `It expects the typical load of the week, and what heating below 16 and 9 °C and cooling above 19 and 25 °C add to it, by the temperature outside from ${station}. How much a degree adds was learned from history and is learned on; in weather that it has not seen the band is wide.`,
  unknown:
    "The temperature outside is not known now: it expects the typical load of the week, in a band that is wider by what the weather may add.",
  none: "It expects the typical load of the week alone, as the temperature outside was not known when it was calibrated: where heating or cooling begins, it parts from a sound meter. A device of kind weather that reports temp_c supplies it; calibrate again after that.",
};

export type TwinWeatherMessages = typeof en;

const ko: TwinWeatherMessages = {
  used: (station) =>
    `한 주의 평소 부하에, ${station}의 외기 온도에 따라 16 °C와 9 °C 아래의 난방과 19 °C와 25 °C 위의 냉방이 더하는 부하를 함께 예상합니다. 1도에 얼마나 늘어나는지는 이력에서 배웠고 계속 배웁니다. 겪어 보지 못한 날씨에서는 범위가 넓어집니다.`,
  unknown: "지금은 외기 온도를 알 수 없어 한 주의 평소 부하를 예상하며, 날씨가 더할 수 있는 만큼 범위를 넓힙니다.",
  none: "보정할 때 외기 온도를 알 수 없어 한 주의 평소 부하만 예상합니다. 난방이나 냉방이 시작되면 정상인 계량기와도 벌어집니다. temp_c를 보내는 weather 종류의 장치가 외기 온도를 알려 줍니다. 그 뒤에 다시 보정해 주십시오.",
};

const MESSAGES: Readonly<Record<Language, TwinWeatherMessages>> = { en, ko };

export function twinWeatherMessages(language: Language): TwinWeatherMessages {
  return MESSAGES[language];
}
