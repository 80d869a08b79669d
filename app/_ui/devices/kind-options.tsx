import type { Language } from "#lib/notebook/language.ts";
import { KNOWN_KINDS, kindName } from "./kind-name.ts";
import { devicesMessages } from "./messages-devices.ts";

/** Kinds of devices to be chosen from, or none; with the device's own, which need not be one that we know. */
export function KindOptions({ language, own = null }: { language: Language; own?: string | null }) {
  return (
    <>
      <option value="">{devicesMessages(language).noKind}</option>
      {[...new Set([...KNOWN_KINDS, ...(own === null ? [] : [own])])].map((kind) => (
        <option key={kind} value={kind}>
          {kindName(kind, language)}
        </option>
      ))}
    </>
  );
}
