import type { Snapshot } from "#lib/lake/snapshot.ts";

/** What is asked of the lake. */
export interface RoomQuestion {
  readonly timetable: string;
  /** Whether invented readings count: for an invented timetable alone. */
  readonly isInvented: boolean;
}

/** Pieces of a day, minutes after local midnight. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Energy of a room over a piece of a day. */
interface RoomPiece {
  readonly room: string;
  readonly date: string;
  /** Index of the piece. */
  readonly piece: number;
  readonly kwh: number;
}

/** Meters of the rooms; one behind another is part of it already. */
const LOADS = `loads AS (
  SELECT r.room, d.device_id FROM timetable_room AS r JOIN device AS d
    ON d.room = r.room AND d.role = 'load' AND (d.building = r.building OR d.building IS NULL OR r.building IS NULL)
  WHERE r.timetable = $timetable
)`;

const KNOWN =
  "energy_kwh IS NOT NULL AND NOT estimated AND coverage >= 0.9 AND ($isInvented OR quality <> 'synthetic')";

/** Meters by room, and when the newest reading of any began, by local date. */
const METERS = `WITH ${LOADS}
SELECT (SELECT count(*)::INTEGER FROM loads) AS meters, list_sort(list(DISTINCT room)) AS rooms,
  (SELECT max(timezone($zone, interval_start))::DATE::VARCHAR FROM
    (SELECT interval_start FROM readings_15min SEMI JOIN loads USING (device_id) WHERE ${KNOWN} UNION ALL
     SELECT interval_start FROM readings_hour SEMI JOIN loads USING (device_id) WHERE ${KNOWN})) AS newest
FROM loads`;

/** Pieces of which all meters of a room know all: quarters of an hour where there are any, else hours, evenly used. */
const PIECES = `WITH ${LOADS}, quarters AS (
  SELECT device_id, interval_start, 15 AS minutes, sum(energy_kwh) AS kwh FROM readings_15min SEMI JOIN loads USING (device_id)
  WHERE ${KNOWN} AND timezone($zone, interval_start)::DATE::VARCHAR IN (SELECT unnest($dates::VARCHAR[])) GROUP BY ALL
), hours AS (
  SELECT device_id, interval_start, 60 AS minutes, sum(energy_kwh) AS kwh FROM readings_hour SEMI JOIN loads USING (device_id)
  ANTI JOIN (SELECT device_id, to_timestamp(3600 * floor(epoch(interval_start) / 3600)) AS interval_start FROM quarters)
    USING (device_id, interval_start)
  WHERE ${KNOWN} AND timezone($zone, interval_start)::DATE::VARCHAR IN (SELECT unnest($dates::VARCHAR[])) GROUP BY ALL
), known AS (
  SELECT room, minutes, kwh, timezone($zone, interval_start) AS local FROM (FROM quarters UNION ALL FROM hours)
  JOIN loads USING (device_id)
), pieces AS (
  SELECT unnest(range(len($starts::INTEGER[])))::INTEGER AS piece, unnest($starts::INTEGER[]) AS start_min,
    unnest($ends::INTEGER[]) AS end_min
), parts AS (
  SELECT room, local::DATE::VARCHAR AS date, piece, end_min - start_min AS long, kwh / minutes AS kwh_per_min,
    least(end_min, hour(local) * 60 + minute(local) + minutes) - greatest(start_min, hour(local) * 60 + minute(local)) AS overlap
  FROM known, pieces
)
SELECT room, date, piece, sum(kwh_per_min * overlap) AS kwh
FROM parts JOIN (SELECT room, count(*) AS meters FROM loads GROUP BY room) USING (room)
WHERE overlap > 0 GROUP BY room, date, piece, long, meters HAVING sum(overlap) = long * meters ORDER BY ALL`;

const AIR = `SELECT min(temp) AS least, max(temp) AS most FROM (
  SELECT avg(mean) AS temp, timezone($zone, interval_start)::DATE::VARCHAR AS date FROM readings_15min
  SEMI JOIN (FROM device WHERE kind = 'weather') AS stations USING (device_id)
  WHERE metric = 'temp_c' AND ($isInvented OR quality <> 'synthetic') GROUP BY date)
WHERE date IN (SELECT unnest($dates::VARCHAR[]))`;

const MOST_ROWS = 2_000_000;

/** How many meters of loads are in the rooms, which rooms these are, and the local date of their newest reading. */
export async function roomMeters(snapshot: Snapshot, question: RoomQuestion) {
  const found = await snapshot.query(METERS, { ...question, zone: snapshot.zone });
  const [row] = found.rows<{ meters: number; rooms: readonly string[] | null; newest: string | null }>();
  return { meters: row!.meters, rooms: new Set(row!.rooms ?? []), newest: row!.newest };
}

/** Energies of the rooms over pieces of days, as far as all meters of a room know them. */
export async function roomPieces(
  snapshot: Snapshot,
  question: RoomQuestion,
  dates: readonly string[],
  pieces: readonly Piece[],
): Promise<RoomPiece[]> {
  const parameters = {
    ...{ ...question, zone: snapshot.zone, dates },
    ...{ starts: pieces.map(({ start }) => `${start}`), ends: pieces.map(({ end }) => `${end}`) },
  };
  return (await snapshot.query(PIECES, parameters, { maxRows: MOST_ROWS })).rows<RoomPiece>();
}

/** Means of the coldest and the warmest of the days by the site's own weather stations; null where there are none. [°C] */
export async function airOfDays(snapshot: Snapshot, question: RoomQuestion, dates: readonly string[]) {
  const found = await snapshot.query(AIR, { ...question, zone: snapshot.zone, dates });
  const [row] = found.rows<{ least: number | null; most: number | null }>();
  return row?.least == null || row.most === null ? null : { least: row.least, most: row.most };
}
