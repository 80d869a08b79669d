import { parse } from "csv-parse/sync";
import { encodeGateway } from "#lib/broker/codecs/own-message.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { gatewayTopic } from "#lib/broker/topics.ts";
import { problem } from "../problem.ts";

/** Readings that were sent, checked: objects of our own format in messages of a few. */
export interface PostedReadings {
  readonly readings: number;
  readonly messages: readonly (readonly object[])[];
}

/** Where a reading stands in what was sent. */
interface Item {
  readonly place: string;
  readonly body: unknown;
}

/** Largest body. [bytes] */
export const LARGEST_BODY = 8_000_000;
export const MOST_READINGS = 50_000;
const MESSAGE_BYTES = 200_000;

const READERS: readonly { readonly type: RegExp; readonly read: (text: string) => Item[] | Response }[] = [
  { type: /^application\/(x-)?ndjson\s*(;|$)/i, read: lines },
  { type: /^application\/json\s*(;|$)/i, read: json },
  { type: /^text\/csv\s*(;|$)/i, read: csv },
];

/** The readings of a body, all of them or a problem that names the first that cannot be taken. */
export function postedReadings(type: string, text: string, now: number, zone: string): PostedReadings | Response {
  const reader = READERS.find((each) => each.type.test(type));
  if (!reader) {
    return problem(
      415,
      "Wrong type",
      "Send readings as application/json (one, an array, or {readings}), application/x-ndjson or text/csv",
    );
  }
  const items = reader.read(text);
  if (items instanceof Response) return items;
  if (items.length === 0) return problem(422, "No reading", "Send at least one reading");
  if (items.length > MOST_READINGS) {
    return problem(413, "Too many", `At most ${MOST_READINGS} readings may be sent at once: this has ${items.length}`);
  }
  for (const { place, body } of items) {
    const fault = faultOf(body, now, zone);
    if (fault !== undefined) return problem(422, "A reading cannot be taken", `${place}: ${fault}`);
  }
  return { readings: items.length, messages: inMessages(items.map(({ body }) => body as object)) };
}

/** What is wrong with a reading, as the decoder of our own format says it. */
function faultOf(body: unknown, now: number, zone: string): string | undefined {
  const payload = Buffer.from(encodeGateway({ boot: 0, seq: 1, readings: [body as object] }));
  const message = { topic: gatewayTopic("site", "http"), payload, retain: false, rxTs: now, clientId: "" };
  const decoded = decodeMessage(message, { zone });
  if (decoded.kind === "rejected") return decoded.detail.replace(" of reading 1", "");
  if (decoded.kind === "readings" && decoded.readings.length > 0) return undefined;
  return "Cannot use it as it holds no value: name at least one metric, such as power_w";
}

function inMessages(readings: readonly object[]): object[][] {
  const messages: object[][] = [];
  let room = 0;
  for (const reading of readings) {
    const bytes = Buffer.byteLength(JSON.stringify(reading));
    if (messages.length === 0 || bytes > room) {
      messages.push([]);
      room = MESSAGE_BYTES;
    }
    messages.at(-1)!.push(reading);
    room -= bytes;
  }
  return messages;
}

function json(text: string): Item[] | Response {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return problem(422, "No JSON", `The body is no JSON: ${(error as Error).message}`);
  }
  const list = Array.isArray(body) ? body : (body as { readings?: unknown } | null)?.readings;
  if (!Array.isArray(list)) return [{ place: "The reading", body }];
  return list.map((each, i) => ({ place: `Reading ${i + 1}`, body: each }));
}

function lines(text: string): Item[] | Response {
  const items: Item[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
      items.push({ place: `Line ${i + 1}`, body: JSON.parse(line) });
    } catch (error) {
      return problem(422, "No JSON", `Line ${i + 1} is no JSON: ${(error as Error).message}`);
    }
  }
  return items;
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Fields of our own format that are texts. */
const TEXTS = new Set(["device_id", "ts", "quality", "time_quality"]);

function csv(text: string): Item[] | Response {
  let records: readonly CsvRecord[];
  try {
    records = parse(text, { info: true, bom: true, skip_empty_lines: true }) as unknown as readonly CsvRecord[];
  } catch (error) {
    return problem(422, "No CSV", `The body is no CSV: ${(error as Error).message}`);
  }
  const [header, ...rows] = records;
  const names = (header?.record ?? []).map((name) => name.trim());
  return rows.map(({ record, info }) => {
    const cells = names.map((name, i) => [name, cellOf(name, (record[i] ?? "").trim())] as const);
    return { place: `Line ${info.lines}`, body: Object.fromEntries(cells.filter(([, cell]) => cell !== undefined)) };
  });
}

/** A cell as JSON would have it: a blank metric is missing; what is no number stays a text, for the decoder to refuse. */
function cellOf(name: string, cell: string): string | number | null | undefined {
  if (name === "ts") return /^\d{11,14}$/.test(cell) ? Number(cell) : cell;
  if (TEXTS.has(name)) return cell === "" ? undefined : cell;
  if (cell === "") return ["seq", "boot", "oldest_seq", "uptime_ms"].includes(name) ? undefined : null;
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(cell) ? Number(cell) : cell;
}
