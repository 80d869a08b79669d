import type { Curriculum } from "../model/instance.ts";

/**
 * Curricula of enrolments. Students who take the same courses are one curriculum where they are as many as the threshold; any
 * other two courses that so many students share are one of two. So exactly those courses must not meet that share so many.
 *
 * @param taken For each student, the courses, as indices in ascending order.
 * @param threshold Students whom two courses must share at least. [1]
 * @returns The curricula, named by their courses' order.
 */
export function curriculaOfEnrolments(taken: readonly (readonly number[])[], threshold: number): Curriculum[] {
  const students = new Map<string, number>();
  const shared = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const courses of taken) {
    if (courses.length > 1) count(students, courses.join(" "));
    for (const pair of pairsOf(courses)) count(shared, pair);
  }
  const whole = [...students].flatMap(([key, number]) => (number >= threshold ? [coursesOf(key)] : []));
  const covered = new Set(whole.flatMap(pairsOf));
  const pairs = [...shared].flatMap(([key, number]) =>
    number >= threshold && !covered.has(key) ? [coursesOf(key)] : [],
  );
  return [...whole, ...pairs].sort(byCourses).map((courses, index) => ({ id: `enrolled-${index + 1}`, courses }));
}

function pairsOf(courses: readonly number[]): string[] {
  return courses.flatMap((a, at) => courses.slice(at + 1).map((b) => `${a} ${b}`));
}

function coursesOf(key: string): number[] {
  return key.split(" ").map(Number);
}

function byCourses(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((course, index) => course !== b[index]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}
