import { afterAll, beforeAll, expect, it } from "vitest";
import { testMailServer } from "#lib/notify/mail/smtp-fixture.ts";
import { channelOf } from "#lib/notify/notice-fixture.ts";
import { addChannel } from "#lib/state/notify/channels.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { runCli } from "../../checks/run-cli.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
});
afterAll(() => test.close());

it("wattbook channels list and test show the channels, send a test, and say what cannot be", async () => {
  await addChannel(test.state.db, channelOf(), "test", 0);
  const server = await testMailServer();
  const env = { WATTBOOK_HOME: test.home, SMTP_URL: `smtp://127.0.0.1:${server.port}` };
  const [list, sent, none] = await Promise.all([
    runCli(["channels", "list"], env),
    runCli(["channels", "test", "energy-team"], env),
    runCli(["channels", "test", "none"], env),
  ]);
  expect(list).toEqual({ code: 0, stderr: "", stdout: "energy-team  email  Energy team  nothing yet\n" });
  expect(sent).toEqual({ code: 0, stderr: "", stdout: "Sent.\n" });
  expect(server.mails[0]?.headers.subject).toBe("[Wattbook] Test of the channel Energy team");
  expect([none.code, none.stderr]).toEqual([1, expect.stringMatching(/no such channel/)]);
  await server.close();
});
