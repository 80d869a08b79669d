import type { Message } from "./message.ts";
import { NOW, noticeOf } from "./notice-fixture.ts";

/** A message of one alarm that rose. */
export function messageOf(message: Partial<Message> = {}): Message {
  return {
    id: "0f0e0d0c-0b0a-4908-8706-050403020100",
    kind: "alarm",
    at: NOW,
    notices: [noticeOf()],
    passed: 0,
    references: [],
    ...message,
  };
}
