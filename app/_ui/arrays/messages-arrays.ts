import type { Language } from "#lib/notebook/language.ts";

const en = {
  array: "Array",
  map: "Plan of the campus with its arrays",
  hint: "Drag over the plan to draw an array, drag one to move it; its size follows its power. Arrow keys move the array in focus by a metre, with Shift by ten; Delete removes it.",
  packing: (packing: string, power: string, perArea: string) =>
    `Power of a drawn area: ${packing} of it modules of ${power} W/m², so ${perArea} kWp/m².`,
  count: (count: string, power: string) => `${count} ${count === "1" ? "array" : "arrays"}, ${power} kWp`,
  add: "Add an array",
  draw: "Draw on the plan",
  table: "Arrays as a table",
  remove: (name: string) => `Remove ${name}`,
  removeShort: "Remove",
  removed: (name: string) => `${name} was removed.`,
  undo: "Undo",
  added: (name: string, power: string) => `${name} was added, ${power} kWp.`,
  moved: (name: string, x: string, y: string) => `${name}: ${x} m east, ${y} m north.`,
  tooSmall: "Too small for an array: draw a larger rectangle.",
  full: (most: string) => `A page has room for ${most} arrays.`,
  nameTaken: (name: string) => `There is another array called ${name}; the name stays as it was.`,
  nameEmpty: () => "An array needs a name; it stays as it was.",
  onMap: (name: string, power: string, tilt: string, azimuth: string) =>
    `${name}, ${power} kWp, tilt ${tilt}°, azimuth ${azimuth}°`,
  of: (field: string, name: string) => `${field}, ${name}`,
  selected: (name: string) => `Array ${name}`,
  unplaced: (count: string) => `${count} without a place on the plan: only in the table.`,
};

type Messages = typeof en;

const ko: Messages = {
  array: "어레이",
  map: "어레이를 표시한 캠퍼스 평면도",
  hint: "평면도 위를 끌어 어레이를 그리고, 어레이를 끌어 옮깁니다. 크기는 용량을 따릅니다. 선택한 어레이는 화살표 키로 1 m, Shift와 함께 10 m씩 움직이고 Delete로 삭제합니다.",
  packing: (packing, power, perArea) =>
    `그린 면적의 용량: 면적의 ${packing}에 ${power} W/m² 모듈을 놓아 ${perArea} kWp/m²로 계산합니다.`,
  count: (count, power) => `어레이 ${count}개, ${power} kWp`,
  add: "어레이 추가",
  draw: "평면도에 그리기",
  table: "어레이 표",
  remove: (name) => `${name} 삭제`,
  removeShort: "삭제",
  removed: (name) => `${name}을(를) 삭제했습니다.`,
  undo: "되돌리기",
  added: (name, power) => `${name}을(를) 추가했습니다. ${power} kWp`,
  moved: (name, x, y) => `${name}: 동쪽 ${x} m, 북쪽 ${y} m`,
  tooSmall: "어레이로 쓰기에 너무 작습니다. 더 크게 그려 주세요.",
  full: (most) => `한 페이지에 어레이를 ${most}개까지 둘 수 있습니다.`,
  nameTaken: (name) => `이름이 ${name}인 어레이가 이미 있어 바꾸지 않았습니다.`,
  nameEmpty: () => "어레이에는 이름이 필요하여 바꾸지 않았습니다.",
  onMap: (name, power, tilt, azimuth) => `${name}, ${power} kWp, 경사각 ${tilt}°, 방위각 ${azimuth}°`,
  of: (field, name) => `${field}, ${name}`,
  selected: (name) => `어레이 ${name}`,
  unplaced: (count) => `평면도에 위치가 없는 어레이 ${count}개는 표에만 있습니다.`,
};

const MESSAGES: Readonly<Record<Language, Messages>> = { en, ko };

/** The words of the editor of arrays. */
export function arraysMessages(language: Language): Messages {
  return MESSAGES[language];
}
