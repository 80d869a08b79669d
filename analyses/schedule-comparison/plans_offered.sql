-- One row a plan that may be compared: of each timetable those of its front, first the one that moves next to half of its lectures,
-- then those of runs that somebody asked for. A timetable without any is offered, too, so that the page can say so. A lecture is
-- moved where its course has none then and there in the timetable in force, or where none is in force, in the first plan that was
-- solved; a plan that moves none is that one.
WITH first_run AS (
  SELECT timetable, run, point
  FROM timetable_run
  WHERE timetable NOT IN (SELECT timetable FROM timetable_plan WHERE run = 'current')
  GROUP BY timetable, run, point
  QUALIFY row_number() OVER (PARTITION BY timetable ORDER BY min(solved_at) NULLS FIRST, run, point) = 1
), lecture AS (
  SELECT timetable, run, point, course, day, slot, room, 'front' AS kind FROM timetable_front
  UNION ALL
  SELECT timetable, run, point, course, day, slot, room, 'run' FROM timetable_run
), baseline AS (
  SELECT DISTINCT timetable, course, day, slot, room FROM timetable_plan WHERE run = 'current'
  UNION ALL
  SELECT DISTINCT timetable, course, day, slot, room FROM timetable_run JOIN first_run USING (timetable, run, point)
), plan AS (
  SELECT l.timetable, l.run, l.point, l.kind, count(*) FILTER (b.room IS NULL) AS moved, count(*) AS lectures,
         any_value(f.run) IS NOT NULL AS is_first
  FROM lecture l
  LEFT JOIN baseline b ON b.timetable = l.timetable AND b.course = l.course AND b.day = l.day AND b.slot = l.slot AND b.room = l.room
  LEFT JOIN first_run f ON f.timetable = l.timetable AND f.run = l.run AND f.point = l.point
  GROUP BY l.timetable, l.run, l.point, l.kind
  HAVING moved > 0 OR is_first
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY timetable ORDER BY kind, is_first, abs(moved - lectures / 2), run, point) > 1 AS is_other
  FROM plan
), named AS (
  SELECT timetable, run, point, kind, is_other,
         CASE kind WHEN 'front' THEN 'plan ' || point ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END AS en,
         CASE kind WHEN 'front' THEN point || '안' ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END AS ko,
         CASE WHEN is_first THEN ': the first solved' ELSE ': ' || moved || ' moved' END AS moved_en,
         CASE WHEN is_first THEN ': 처음 구한 안' ELSE ': ' || moved || '개 이동' END AS moved_ko
  FROM ranked
  UNION ALL
  SELECT timetable, 'current', 0, 'none', false, 'no other plan yet', '다른 안 없음', '', ''
  FROM timetable WHERE timetable NOT IN (SELECT timetable FROM plan)
)
SELECT n.timetable || ':' || n.run || ':' || n.point AS value,
       n.en || moved_en AS en, n.ko || moved_ko AS ko,
       t.name_en AS group_en, t.name_ko AS group_ko
FROM named n JOIN timetable t USING (timetable)
ORDER BY n.kind = 'none', t.quality = 'synthetic', t.timetable, is_other, n.kind, n.run, n.point
