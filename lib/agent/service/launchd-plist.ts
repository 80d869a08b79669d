import path from "node:path";
import type { ServiceCommand, ServiceDefinition } from "./service-command.ts";

const LABEL = "net.wattbook.agent";

/** A user's agent of macOS. */
export function launchdPlist({ program, args, folder }: ServiceCommand, home: string): ServiceDefinition {
  const file = path.posix.join(home, `Library/LaunchAgents/${LABEL}.plist`);
  const words = [program, ...args].map((word) => `    <string>${escaped(word)}</string>`).join("\n");
  const log = escaped(path.posix.join(home, "Library/Logs/wattbook-agent.log"));
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${words}
  </array>
  <key>WorkingDirectory</key>
  <string>${escaped(folder)}</string>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <true/>
  <key>ProcessType</key>
  <string>Background</string>
  <key>StandardOutPath</key>
  <string>${log}</string>
  <key>StandardErrorPath</key>
  <string>${log}</string>
</dict>
</plist>
`;
  return { file, text, next: [`launchctl bootstrap gui/$(id -u) "${file}"`, `launchctl print gui/$(id -u)/${LABEL}`] };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
