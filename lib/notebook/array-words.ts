import type { ModuleType, Mount } from "#lib/pv/pv-array.ts";
import type { Language } from "./language.ts";

interface ArrayWords {
  /** Headings of a table of arrays, in the order of its columns. */
  readonly columns: {
    readonly name: string;
    readonly kwp: string;
    readonly tilt: string;
    readonly azimuth: string;
    readonly mount: string;
    readonly module: string;
    readonly x: string;
    readonly y: string;
  };
  readonly mounts: Readonly<Record<Mount, string>>;
  readonly modules: Readonly<Record<ModuleType, string>>;
  /** Said of a list without any. */
  readonly none: string;
}

const en: ArrayWords = {
  columns: {
    name: "Array",
    kwp: "kWp",
    tilt: "Tilt, °",
    azimuth: "Azimuth, °",
    mount: "Mount",
    module: "Module",
    x: "East, m",
    y: "North, m",
  },
  mounts: {
    rack: "open rack",
    roof: "on the roof",
    "1axis": "one-axis tracker",
    backtrack: "one-axis, backtracking",
    "2axis": "two-axis tracker",
  },
  modules: { standard: "standard", premium: "premium", thinfilm: "thin film" },
  none: "No arrays.",
};

const ko: ArrayWords = {
  columns: {
    name: "어레이",
    kwp: "kWp",
    tilt: "경사각, °",
    azimuth: "방위각, °",
    mount: "설치 방식",
    module: "모듈",
    x: "동쪽, m",
    y: "북쪽, m",
  },
  mounts: {
    rack: "개방형 거치대",
    roof: "지붕 밀착",
    "1axis": "1축 추적",
    backtrack: "1축 추적(백트래킹)",
    "2axis": "2축 추적",
  },
  modules: { standard: "표준형", premium: "고효율형", thinfilm: "박막형" },
  none: "어레이가 없습니다.",
};

const WORDS: Readonly<Record<Language, ArrayWords>> = { en, ko };

/** What arrays and their fields are called. */
export function arrayWords(language: Language): ArrayWords {
  return WORDS[language];
}
