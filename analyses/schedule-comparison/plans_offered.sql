-- One row a plan that may be compared: of each timetable those of its front, first the one that moves next to half of its lectures,
-- then those of runs that somebody asked for. A timetable without any is offered, too, so that the page can say so. A lecture is
-- moved where its course has none then and there in the timetable in force; a plan that moves none is that in force.
WITH lecture AS (
  SELECT timetable, run, point, course, day, slot, room, 'front' AS kind FROM timetable_front
  UNION ALL
  SELECT timetable, run, point, course, day, slot, room, 'run' FROM timetable_run
), force AS (
  SELECT DISTINCT timetable, course, day, slot, room FROM timetable_plan WHERE run = 'current'
), plan AS (
  SELECT l.timetable, l.run, l.point, l.kind, count(*) FILTER (f.room IS NULL) AS moved, count(*) AS lectures,
         l.timetable IN (SELECT timetable FROM force) AS is_compared
  FROM lecture l
  LEFT JOIN force f ON f.timetable = l.timetable AND f.course = l.course AND f.day = l.day AND f.slot = l.slot AND f.room = l.room
  GROUP BY ALL
  HAVING count(*) FILTER (f.room IS NULL) > 0
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY timetable ORDER BY kind, abs(moved - lectures / 2), run, point) > 1 AS is_other
  FROM plan
), named AS (
  SELECT timetable, run, point, kind, is_other,
         CASE kind WHEN 'front' THEN 'plan ' || point ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END AS en,
         CASE kind WHEN 'front' THEN point || '안' ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END AS ko,
         CASE WHEN is_compared THEN ': ' || moved || ' moved' ELSE '' END AS moved_en,
         CASE WHEN is_compared THEN ': ' || moved || '개 이동' ELSE '' END AS moved_ko
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
