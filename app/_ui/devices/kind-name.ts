import type { Language, Text } from "#lib/notebook/language.ts";

const KINDS: Readonly<Record<string, Text>> = {
  room: { en: "Room", ko: "강의실" },
  pc: { en: "PC", ko: "컴퓨터" },
  pv: { en: "Solar inverter", ko: "태양광 인버터" },
  meter: { en: "Meter", ko: "계량기" },
  weather: { en: "Weather station", ko: "기상 관측기" },
  sensor: { en: "Sensor", ko: "센서" },
  gateway: { en: "Gateway", ko: "게이트웨이" },
  other: { en: "Other", ko: "기타" },
};

/** Kinds that devices can be given. */
export const KNOWN_KINDS: readonly string[] = Object.keys(KINDS);

/** What a kind of device is called; one of a site's own stays as it is written. */
export function kindName(kind: string, language: Language): string {
  return KINDS[kind]?.[language] ?? kind;
}
