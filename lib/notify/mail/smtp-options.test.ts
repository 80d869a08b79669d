import { describe, expect, it } from "vitest";
import { smtpOptions } from "./smtp-options.ts";

describe("smtpOptions()", () => {
  it.each([
    ["smtp://mail.example.org", { host: "mail.example.org", port: 587, secure: false, requireTLS: false }],
    ["smtps://mail.example.org", { port: 465, secure: true, requireTLS: false }],
    ["smtp://mail.example.org:25", { port: 25 }],
    ["smtp://me:p%40ss@mail.example.org", { requireTLS: true, auth: { user: "me", pass: "p@ss" } }],
    ["smtp://me:pass@127.0.0.1", { requireTLS: false, auth: { user: "me", pass: "pass" } }],
    ["smtp://me:pass@[::1]", { host: "::1", requireTLS: false }],
    ["smtp://me:pass@127.0.0.1.example.org", { requireTLS: true }],
  ])("reads %s", (url, options) => {
    expect(smtpOptions(url)).toMatchObject(options);
  });
});
