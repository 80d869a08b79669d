-- One row a plan that may be compared: of each timetable those of its front from the greatest disturbance down, then those of
-- runs that somebody asked for, and the timetable in force where it has no other. One that has no plan at all is offered, too, so
-- that the page can say so. A lecture is moved where its course has none then and there in the timetable in force.
WITH lecture AS (
  SELECT timetable, run, point, course, day, slot, room, 'front' AS kind FROM timetable_front
  UNION ALL
  SELECT timetable, run, point, course, day, slot, room, 'run' FROM timetable_run
), force AS (
  SELECT DISTINCT timetable, course, day, slot, room FROM timetable_plan WHERE run = 'current'
), plan AS (
  SELECT l.timetable, l.run, l.point, l.kind, count(*) FILTER (f.room IS NULL) AS moved,
         l.timetable IN (SELECT timetable FROM force) AS is_compared
  FROM lecture l
  LEFT JOIN force f ON f.timetable = l.timetable AND f.course = l.course AND f.day = l.day AND f.slot = l.slot AND f.room = l.room
  GROUP BY ALL
), named AS (
  SELECT timetable, run, point, kind,
         CASE kind WHEN 'front' THEN 'front ' || point ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END AS en,
         CASE kind WHEN 'front' THEN '전선 ' || point ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END AS ko,
         CASE WHEN is_compared THEN ': ' || moved || ' moved' ELSE '' END AS moved_en,
         CASE WHEN is_compared THEN ': ' || moved || '개 이동' ELSE '' END AS moved_ko
  FROM plan
  UNION ALL
  SELECT timetable, 'current', 0, 'none', 'no other plan yet', '다른 안 없음', '', ''
  FROM timetable WHERE timetable NOT IN (SELECT timetable FROM plan)
)
SELECT n.timetable || ':' || n.run || ':' || n.point AS value,
       t.name_en || ', ' || n.en || moved_en AS en, t.name_ko || ', ' || n.ko || moved_ko AS ko,
       t.name_en AS group_en, t.name_ko AS group_ko
FROM named n JOIN timetable t USING (timetable)
ORDER BY n.kind = 'none', t.quality = 'synthetic', t.timetable, n.kind = 'run', n.run, n.point DESC
