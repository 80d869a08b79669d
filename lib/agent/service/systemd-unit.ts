import path from "node:path";
import type { ServiceCommand, ServiceDefinition } from "./service-command.ts";

/** A user's service of Linux. */
export function systemdUnit({ program, args, folder }: ServiceCommand, home: string): ServiceDefinition {
  const text = `[Unit]
Description=Wattbook agent: power of this computer
After=network-online.target

[Service]
ExecStart=${[program, ...args].map(quoted).join(" ")}
WorkingDirectory=${escaped(folder)}
Restart=always
RestartSec=10
Nice=10
NoNewPrivileges=true

[Install]
WantedBy=default.target
`;
  return {
    file: path.join(home, ".config/systemd/user/wattbook-agent.service"),
    text,
    next: [
      "systemctl --user daemon-reload",
      "systemctl --user enable --now wattbook-agent",
      'loginctl enable-linger "$USER"    # also while nobody is signed in',
      "journalctl --user -u wattbook-agent -f",
    ],
  };
}

/** Per cent signs and dollars mean something to systemd. */
function escaped(text: string): string {
  return text.replaceAll("%", "%%");
}

function quoted(word: string): string {
  return `"${escaped(word).replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("$", "$$$$")}"`;
}
