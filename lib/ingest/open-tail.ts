import { decodeMessage } from "#lib/broker/decode-message.ts";
import { readSparkplugBirths } from "./sparkplug-births-file.ts";
import { Tail } from "./tail.ts";

/** The tail of a home's log, whose site is in a zone (an IANA name). */
export async function openTail(home: string, zone: string): Promise<Tail> {
  const births = await readSparkplugBirths(home);
  return new Tail({ home, decode: (message) => decodeMessage(message, { zone, births }) });
}
