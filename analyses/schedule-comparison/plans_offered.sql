-- One row a plan that may be compared: of each timetable those of its front from the greatest disturbance down, then those of
-- runs that somebody asked for, the newest last, and the timetable in force where it has no other. A timetable that has no plan
-- is offered, too, so that the page can say so.
WITH lecture AS (
  SELECT timetable, run, point, lecture, day, slot, room, 'front' AS kind FROM timetable_front
  UNION ALL
  SELECT timetable, run, point, lecture, day, slot, room, 'run' FROM timetable_run
), plan AS (
  SELECT l.timetable, l.run, l.point, l.kind,
         count(*) FILTER (c.day IS NOT NULL AND (c.day <> l.day OR c.slot <> l.slot OR c.room <> l.room)) AS moved,
         bool_or(c.day IS NOT NULL) AS is_compared
  FROM lecture l
  LEFT JOIN timetable_plan c ON c.timetable = l.timetable AND c.lecture = l.lecture AND c.run = 'current'
  GROUP BY ALL
), alone AS (
  SELECT timetable, 'current' AS run, 0 AS point, 'current' AS kind, 0 AS moved, false AS is_compared
  FROM timetable WHERE timetable NOT IN (SELECT timetable FROM plan)
)
SELECT p.timetable || ':' || run || ':' || point AS value,
       CASE kind WHEN 'current' THEN 'in force only'
            ELSE (CASE kind WHEN 'front' THEN 'front ' || point ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END)
              || CASE WHEN is_compared THEN ': ' || moved || ' moved' ELSE '' END END AS en,
       CASE kind WHEN 'current' THEN '현행 시간표만'
            ELSE (CASE kind WHEN 'front' THEN '전선 ' || point ELSE run || CASE WHEN point > 0 THEN ' ' || point ELSE '' END END)
              || CASE WHEN is_compared THEN ': ' || moved || '개 이동' ELSE '' END END AS ko,
       t.name_en AS group_en, t.name_ko AS group_ko
FROM (FROM plan UNION ALL FROM alone) p JOIN timetable t USING (timetable)
ORDER BY t.quality = 'synthetic' DESC, t.timetable, kind = 'run', run, point DESC
