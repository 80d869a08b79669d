import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];

/** A certificate for this machine's loopback that nobody but a test trusts. */
export async function testCertificate(): Promise<{ readonly cert: Buffer; readonly key: Buffer }> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-tls-"));
  try {
    const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    execFileSync("openssl", ["req", "-x509", ...CURVE, "-keyout", key, "-out", cert, ...subject], { stdio: "pipe" });
    return { cert: await readFile(cert), key: await readFile(key) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An authority that gives certificates to clients, and that nobody but a test trusts. */
export interface TestAuthority {
  readonly ca: Buffer;
  issue(name: string): Promise<{ readonly cert: Buffer; readonly key: Buffer }>;
  remove(): Promise<void>;
}

export async function testAuthority(): Promise<TestAuthority> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-authority-"));
  const at = (name: string) => [path.join(folder, `${name}.key`), path.join(folder, `${name}.pem`)] as const;
  const make = async (name: string, subject: string, by: readonly string[]) => {
    const [key, cert] = at(name);
    const extension = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const args = [
      "req",
      "-x509",
      ...CURVE,
      "-keyout",
      key,
      "-out",
      cert,
      "-subj",
      `/CN=${subject}`,
      ...extension,
      ...by,
    ];
    execFileSync("openssl", args, { stdio: "pipe" });
    return { key: await readFile(key), cert: await readFile(cert) };
  };
  const { cert: ca } = await make("authority", "Authority of a test", []);
  const [key, cert] = at("authority");
  const made = new Map<string, ReturnType<typeof make>>();
  return {
    ca,
    issue(name) {
      const known =
        made.get(name) ?? make(name, name, ["-CA", cert, "-CAkey", key, "-addext", "basicConstraints=CA:FALSE"]);
      made.set(name, known);
      return known;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
