import type { SMTPServerOptions } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testCertificate } from "#lib/broker/broker-fixture.ts";
import { messageOf } from "../message-fixture.ts";
import { noticeOf } from "../notice-fixture.ts";
import { type MailWorld, sendMail } from "./send-mail.ts";
import { type TestMailServer, testMailServer } from "./smtp-fixture.ts";

const channel = { to: ["energy@example.org", "night@example.org"], language: "en", channel: "Energy team" } as const;
const site = { from: "wattbook@energy.example.org", zone: "Asia/Seoul", siteUrl: "https://energy.example.org" };
const servers: TestMailServer[] = [];
let sink: TestMailServer;
let world: MailWorld;

async function serverWith(options: SMTPServerOptions): Promise<TestMailServer> {
  const server = await testMailServer(options);
  servers.push(server);
  return server;
}

beforeAll(async () => {
  sink = await serverWith({});
  world = { ...site, smtpUrl: `smtp://127.0.0.1:${sink.port}` };
});
beforeEach(() => {
  sink.mails.length = 0;
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe("sendMail()", () => {
  it("sends one mail to all addresses, as text and HTML", async () => {
    expect(await sendMail(channel, messageOf(), world)).toEqual({ ok: true });
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: site.from, to: channel.to });
    expect(mail?.headers).toMatchObject({
      subject: "[Wattbook] Alarm: Laboratory 3 is too warm",
      from: "Wattbook <wattbook@energy.example.org>",
      to: "energy@example.org, night@example.org",
      "message-id": `<wattbook.${messageOf().id}@energy.example.org>`,
      "auto-submitted": "auto-generated",
      date: "Fri, 27 Nov 2026 05:00:00 +0000",
    });
    expect(mail?.headers.references).toBe(undefined);
    expect(mail?.raw).toContain("Content-Type: text/plain");
    expect(mail?.raw).toContain("Content-Type: text/html");
    expect(mail?.raw).toContain("https://energy.example.org/alarms/warm~lab-3~temp_c~1");
  });

  it("has the same Message-ID at every try, and refers to what was sent of the alarm before", async () => {
    const clearing = messageOf({ id: "b", references: ["a1", "a2"], notices: [noticeOf({}, { kind: "cleared" })] });
    await sendMail(channel, clearing, world);
    await sendMail(channel, clearing, world);
    const ids = sink.mails.map(({ headers }) => headers["message-id"]);
    expect(ids).toEqual(["<wattbook.b@energy.example.org>", "<wattbook.b@energy.example.org>"]);
    expect(sink.mails[0]?.headers).toMatchObject({
      references: "<wattbook.a1@energy.example.org> <wattbook.a2@energy.example.org>",
      "in-reply-to": "<wattbook.a2@energy.example.org>",
    });
  });

  it("marks what is severe, but not that it cleared", async () => {
    await sendMail(channel, messageOf({ notices: [noticeOf({ severity: 800 })] }), world);
    await sendMail(channel, messageOf({ notices: [noticeOf({ severity: 800 }, { kind: "cleared" })] }), world);
    expect(sink.mails.map(({ headers }) => headers.importance)).toEqual(["high", undefined]);
  });

  it("lets nothing that others named become a header, another address or markup", async () => {
    const evil = "x\r\nBcc: all@example.org\r\n\r\n<script>\u2028\u202e";
    const message = { en: `${evil}${"y".repeat(2000)}`, ko: evil };
    const alarm = { message, deviceId: evil, metric: evil, ruleId: evil, unit: evil };
    await sendMail({ ...channel, channel: evil }, messageOf({ notices: [noticeOf(alarm, { comment: evil })] }), world);
    await sendMail({ ...channel, channel: evil, language: "ko" }, messageOf({ kind: "test", notices: [] }), world);
    expect(sink.mails).toHaveLength(2);
    for (const { headers, raw } of sink.mails) {
      expect(headers.bcc).toBe(undefined);
      expect(raw.slice(0, raw.indexOf("\r\n\r\n"))).not.toMatch(/^bcc:/im);
      expect(raw.slice(raw.indexOf("Content-Type: text/html"))).not.toContain("<script>");
    }
    expect(sink.mails[0]?.to).toEqual(channel.to);
  });

  it.each([
    ...[
      "a@example.org>, <b@example.org",
      "a@example.org, b@example.org",
      "A <a@example.org>",
      "a@example.org\r\nBcc: b",
    ],
    ...["a@example.org\n", "a b@example.org", "@example.org", "a@", "a@b@example.org", "a@-", "a@exa..mple.org", ""],
  ])("sends to no address such as %j", async (address) => {
    const outcome = await sendMail({ ...channel, to: ["c@example.org", address] }, messageOf(), world);
    expect(outcome).toEqual({ failed: "What the channel has for an address is none" });
    expect(sink.mails).toHaveLength(0);
  });

  it("speaks TLS from the start or by STARTTLS, and logs in", async () => {
    const { cert, key } = await testCertificate();
    const login: SMTPServerOptions = {
      onAuth({ username, password }, _, done) {
        if (username === "wattbook" && password === "p@ss/word") done(null, { user: username });
        else done(new Error(`No login with ${password}`));
      },
    };
    for (const secure of [true, false]) {
      const server = await serverWith({ cert, key, secure, authOptional: false, ...login });
      const smtpUrl = `smtp${secure ? "s" : ""}://wattbook:p%40ss%2Fword@localhost:${server.port}`;
      expect(await sendMail(channel, messageOf(), { ...world, smtpUrl, ca: cert })).toEqual({ ok: true });
      expect(server.mails[0]).toMatchObject({ secure: true, user: "wattbook" });
      const untrusted = await sendMail(channel, messageOf(), { ...world, smtpUrl });
      expect(untrusted).toEqual({ retry: expect.stringMatching(/self-signed/) });
      const wrong = { ...world, smtpUrl: smtpUrl.replace("word", "sesame"), ca: cert };
      const refused = await sendMail(channel, messageOf(), wrong);
      expect(refused).toEqual({ retry: expect.stringContaining("No login with …") });
      expect(JSON.stringify([untrusted, refused])).not.toMatch(/p@ss|p%40ss|sesame/);
    }
  });

  it("tries again what is refused for now and what is not there, and not what is refused", async () => {
    const refusing = (code: number) => ({
      onRcptTo: (_: object, __: object, done: (error?: Error) => void) =>
        done(Object.assign(new Error(code === 450 ? "later" : "nobody"), { responseCode: code })),
    });
    const at = async (options: SMTPServerOptions) => {
      const { port } = await serverWith(options);
      return sendMail(channel, messageOf(), { ...world, smtpUrl: `smtp://127.0.0.1:${port}` });
    };
    expect(await at(refusing(450))).toEqual({ retry: expect.stringContaining("later") });
    expect(await at(refusing(550))).toEqual({ failed: expect.stringContaining("nobody") });
    const gone = await sendMail(channel, messageOf(), { ...world, smtpUrl: "smtp://me:s3cret@127.0.0.1:1" });
    expect(gone).toEqual({ retry: expect.stringContaining("ECONNREFUSED") });
    expect(await sendMail(channel, messageOf(), site)).toEqual({ failed: "There is no mail server: set SMTP_URL" });
  });

  it("says which of the addresses were refused", async () => {
    const server = await serverWith({
      onRcptTo: ({ address }, _, done) => done(address.startsWith("night") ? new Error("nobody") : null),
    });
    const smtpUrl = `smtp://127.0.0.1:${server.port}`;
    expect(await sendMail(channel, messageOf(), { ...world, smtpUrl })).toEqual({
      ok: true,
      note: "Refused: night@example.org",
    });
    expect(server.mails[0]?.to).toEqual(["energy@example.org"]);
  });
});
