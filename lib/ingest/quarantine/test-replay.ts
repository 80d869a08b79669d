// A replay in a process of its own, which kills itself at a step: `node test-replay.ts <home> <log> <step>`. It puts messages back
// into a file, in three steps for each segment: before, with half of the bytes written, and after.
import { open } from "node:fs/promises";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { toMessageJson } from "../raw-message-json.ts";
import { replayQuarantine } from "./replay-quarantine.ts";

const [home = "", log = "", deadly] = process.argv.slice(2);
let steps = 0;
const step = () => {
  if (++steps === Number(deadly)) process.kill(process.pid, "SIGKILL");
};

await replayQuarantine(home, {
  decode: (message) => decodeMessage(message, { zone: "Asia/Seoul" }),
  append: async (messages) => {
    const bytes = Buffer.from(messages.map((message) => `${JSON.stringify(toMessageJson(message))}\n`).join(""));
    const half = bytes.length >> 1;
    const handle = await open(log, "a");
    step();
    await handle.write(Buffer.concat([Buffer.from("\n"), bytes.subarray(0, half)]));
    step();
    await handle.write(bytes.subarray(half));
    await handle.sync();
    await handle.close();
    step();
  },
});
