// Preloaded into tests and the processes they start: a connection that would leave this machine throws.
import { Socket } from "node:net";

const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof first === "object" ? first?.host : typeof args[1] === "string" ? args[1] : undefined;
  if (host !== undefined && !/^(localhost|127\.[\d.]+|::1|0\.0\.0\.0|::)$/.test(host)) {
    throw new Error(`Cannot connect to ${host} as tests must not leave this machine`);
  }
  return connect.apply(this, args);
};
