import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder with a machine's counters and tools in it, made up. */
export interface MadeUpMachine {
  readonly folder: string;
  readonly powercap: string;
  readonly powerSupply: string;
  readonly nvidiaSmi: string;
  /** Writes files under `powercap` or `power_supply`. */
  write(files: Readonly<Record<string, string | number>>): Promise<void>;
  /** What the tool of the graphics cards answers from now on; null: it fails. */
  cards(answer: { readonly gpus: string; readonly users: string } | null): Promise<void>;
  remove(): Promise<void>;
}

export async function madeUpMachine(): Promise<MadeUpMachine> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-machine-"));
  const nvidiaSmi = path.join(folder, "nvidia-smi");
  const write: MadeUpMachine["write"] = async (files) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), `${text}\n`);
    }
  };
  return {
    folder,
    powercap: path.join(folder, "powercap"),
    powerSupply: path.join(folder, "power_supply"),
    nvidiaSmi,
    write,
    async cards(answer) {
      await write({ gpus: answer?.gpus ?? "", users: answer?.users ?? "" });
      const script = `#!/bin/sh\ncd "${folder}"\ncase "$1" in pmon) cat users;; *) cat gpus;; esac\n`;
      await writeFile(nvidiaSmi, answer ? script : "#!/bin/sh\nexit 9\n");
      await chmod(nvidiaSmi, 0o755);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Files of a processor package of Intel or AMD. [µJ] */
export function packageFiles(joules: { readonly package: number; readonly dram?: number }, rangeUj = 262_143_328_850) {
  const zone = (name: string, label: string, uj: number) => ({
    [`powercap/${name}/name`]: label,
    [`powercap/${name}/energy_uj`]: Math.round(uj * 1e6),
    [`powercap/${name}/max_energy_range_uj`]: rangeUj,
  });
  return {
    ...zone("intel-rapl:0", "package-0", joules.package),
    // Parts of the package, and the package and the platform once more: to be left alone.
    ...zone("intel-rapl:0:0", "core", joules.package * 0.8),
    ...zone("intel-rapl:1", "psys", joules.package * 2),
    ...zone("intel-rapl-mmio:0", "package-0", joules.package),
    ...(joules.dram === undefined ? {} : zone("intel-rapl:0:1", "dram", joules.dram)),
  };
}
