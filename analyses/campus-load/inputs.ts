import { choice } from "#lib/notebook/input.ts";

export const inputs = {
  circuit: choice(
    { en: "Circuit", ko: "회로" },
    [
      { value: "all", label: { en: "All circuits", ko: "전체 회로" } },
      { value: "cooling-heating", label: { en: "Cooling and heating", ko: "냉난방" } },
      { value: "outlets", label: { en: "Outlets", ko: "콘센트" } },
      { value: "lighting", label: { en: "Lighting", ko: "조명" } },
      { value: "ventilation", label: { en: "Ventilation", ko: "환기" } },
      { value: "equipment", label: { en: "Equipment", ko: "장비" } },
      { value: "lifts", label: { en: "Lifts", ko: "승강기" } },
    ],
    { initial: "all" },
  ),
};
