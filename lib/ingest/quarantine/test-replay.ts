// A replay in a process of its own, to be killed: `node test-replay.ts <home> <log>`. It puts messages back into a file.
import { open } from "node:fs/promises";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { toMessageJson } from "../raw-message-json.ts";
import { replayQuarantine } from "./replay-quarantine.ts";

const [home = "", log = ""] = process.argv.slice(2);
process.send?.("ready");
await replayQuarantine(home, {
  decode: (message) => decodeMessage(message, { zone: "Asia/Seoul" }),
  append: async (messages) => {
    const handle = await open(log, "a");
    await handle.write(messages.map((message) => `${JSON.stringify(toMessageJson(message))}\n`).join(""));
    await handle.sync();
    await handle.close();
  },
});
process.disconnect?.();
