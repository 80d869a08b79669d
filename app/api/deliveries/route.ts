import { listDeliveries } from "#lib/state/notify/channel-deliveries.ts";
import { answered } from "../../_server/channels/answered.ts";

/** The last deliveries, the newest first: `?alarm=…&channel=…` gives those of one. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [alarm, channel] = [searchParams.get("alarm"), searchParams.get("channel")];
  const of = { ...(alarm === null ? {} : { alarm }), ...(channel === null ? {} : { channel }) };
  return answered(async (db) => Response.json({ deliveries: await listDeliveries(db, of) }));
}
