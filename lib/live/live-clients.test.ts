import { describe, expect, it } from "vitest";
import { type ClientSink, liveClients } from "./live-clients.ts";
import type { LiveFrame } from "./live-frame.ts";
import { createLiveModel } from "./live-model.ts";

const model = createLiveModel(0);
const frameOf = (id: number, full: boolean): LiveFrame => ({ id, today: null, ...model.frame(id, full) });

/** A client whose room is a number of writes. */
function client(room = Number.POSITIVE_INFINITY) {
  let left = room;
  const written: string[] = [];
  const sink: ClientSink = {
    write(bytes) {
      written.push(Buffer.from(bytes).toString());
      left--;
      return left > 0;
    },
  };
  const events = () => written.join("").match(/^(id|event): .*/gm) ?? [];
  return {
    sink,
    written,
    events,
    makeRoom: () => {
      left = Number.POSITIVE_INFINITY;
    },
  };
}

describe("liveClients()", () => {
  it("greets with all of now, then sends every frame of changes with its id", () => {
    const clients = liveClients("r", () => frameOf(7, true));
    const { sink, events, written } = client();
    clients.join(sink, null);
    clients.send(frameOf(8, false));
    expect(events()).toEqual(["id: r-7", "event: frame", "id: r-8", "event: frame"]);
    expect(written[0]).toMatch(/^retry: 2000\n\n/);
    expect(written[0]).toContain('"full":true');
    expect(written[1]).toContain('"full":false');
  });

  it("gives one who comes back just what was missed", () => {
    const clients = liveClients("r", () => frameOf(99, true));
    for (let id = 1; id <= 6; id++) clients.send(frameOf(id, false));
    const back = client();
    clients.join(back.sink, "r-4");
    expect(back.events().filter((line) => line.startsWith("id"))).toEqual(["id: r-5", "id: r-6"]);
  });

  it.each(["other-4", "r-1", "nonsense", "r-9999"])("gives all of now to one who had %s", (lastEventId) => {
    const clients = liveClients("r", () => frameOf(99, true));
    for (let id = 1; id <= 60; id++) clients.send(frameOf(id, false));
    const back = client();
    clients.join(back.sink, lastEventId);
    expect(back.events()[0]).toBe("id: r-99");
  });

  it("drops the oldest frames of a slow client, says how many, and makes it whole again; others notice nothing", () => {
    const clients = liveClients("r", () => frameOf(500, true));
    const [slow, quick] = [client(1), client()];
    const joined = clients.join(slow.sink, null);
    clients.join(quick.sink, null);
    for (let id = 501; id <= 525; id++) clients.send(frameOf(id, false));
    expect(slow.written).toHaveLength(1);
    expect(quick.written).toHaveLength(26);
    slow.makeRoom();
    joined.drained();
    expect(slow.written[1]).toContain('event: dropped\ndata: {"frames":15}');
    expect(slow.written[1]).toContain('"full":true');
  });

  it("keeps a short wait whole: nothing is dropped, nothing sent twice", () => {
    const clients = liveClients("r", () => frameOf(500, true));
    const slow = client(1);
    const joined = clients.join(slow.sink, null);
    for (const id of [501, 502]) clients.send(frameOf(id, false));
    slow.makeRoom();
    joined.drained();
    expect(slow.events().filter((line) => line.startsWith("id"))).toEqual(["id: r-500", "id: r-501", "id: r-502"]);
  });

  it("forgets those who left, and beats for the others", () => {
    const clients = liveClients("r", () => frameOf(1, true));
    const [gone, here] = [client(), client()];
    clients.join(gone.sink, null).leave();
    clients.join(here.sink, null);
    clients.beat();
    expect(clients.count).toBe(1);
    expect(gone.written).toHaveLength(1);
    expect(here.written[1]).toBe(": beat\n\n");
  });
});
