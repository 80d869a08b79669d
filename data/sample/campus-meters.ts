import { uniform } from "./random.ts";

/** Kinds of building, which differ in when they are used. */
export type BuildingUse = "library" | "teaching" | "laboratory" | "dormitory" | "office" | "sports" | "computing";

/** A meter of the invented campus. */
export interface CampusMeter {
  readonly device_id: string;
  readonly building: string;
  readonly name_en: string;
  readonly name_ko: string;
  readonly use: BuildingUse;
  readonly circuit: string;
  /** Power in a busy hour of term without heating or cooling. [kW] */
  readonly busyKw: number;
  /** Share of it that never stops. */
  readonly base: number;
  /** How strongly it answers to heat and to cold: 1 doubles it on the worst day. */
  readonly weather: number;
}

/** The buildings of a campus that does not exist: short name, names, use, meters, busy power of all of them. [kW] */
const BUILDINGS = [
  ["library", "Central Library", "중앙도서관", "library", 8, 420],
  ["engineering-1", "Engineering Hall 1", "제1공학관", "laboratory", 11, 910],
  ["engineering-2", "Engineering Hall 2", "제2공학관", "laboratory", 10, 760],
  ["science", "Science Hall", "자연과학관", "laboratory", 10, 830],
  ["humanities", "Humanities Hall", "인문관", "teaching", 8, 310],
  ["business", "Business Hall", "경영관", "teaching", 8, 340],
  ["union", "Student Union", "학생회관", "office", 8, 380],
  ["administration", "Administration", "대학본부", "office", 7, 260],
  ["dorm-1", "Dormitory 1", "제1기숙사", "dormitory", 9, 450],
  ["dorm-2", "Dormitory 2", "제2기숙사", "dormitory", 9, 410],
  ["gymnasium", "Gymnasium", "체육관", "sports", 5, 190],
  ["computing", "Computing Centre", "전산원", "computing", 7, 620],
] as const;

/** Circuits in the order in which a building gets them: what they feed, base share, answer to the weather. */
const CIRCUITS = [
  ["cooling-heating", 0.08, 1.1],
  ["outlets", 0.3, 0.05],
  ["lighting", 0.15, 0],
  ["ventilation", 0.25, 0.25],
  ["equipment", 0.5, 0.05],
  ["lifts", 0.1, 0],
] as const;

/** The meters of one seed, a building's after one another; `perBuilding` keeps the first few of each. */
export function campusMeters(seed: number, perBuilding = Number.POSITIVE_INFINITY): CampusMeter[] {
  return BUILDINGS.flatMap(([building, name_en, name_ko, use, meters, kw]) =>
    Array.from({ length: Math.min(meters, perBuilding) }, (_, i): CampusMeter => {
      const device_id = `meter-${building}-${String(i + 1).padStart(2, "0")}`;
      const [circuit, base, weather] = CIRCUITS[i % CIRCUITS.length]!;
      const size = (kw / meters) * (0.5 + uniform(seed, device_id, "size"));
      const steady = use === "computing" ? 0.85 : base;
      return { device_id, building, name_en, name_ko, use, circuit, busyKw: size, base: steady, weather };
    }),
  );
}
