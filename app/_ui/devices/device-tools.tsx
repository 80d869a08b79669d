"use client";
import { useState } from "react";
import { AddDevice } from "./add-device.tsx";
import type { DevicesProps } from "./devices-props.ts";
import { ImportDevices } from "./import-devices.tsx";
import { devicesMessages } from "./messages-devices.ts";

/** What can be done with the list as a whole. */
export function DeviceTools(props: DevicesProps) {
  const say = devicesMessages(props.language);
  const [open, setOpen] = useState<"add" | "import">();
  const close = () => setOpen(undefined);
  return (
    <div className="fleet-tools">
      <button type="button" onClick={() => setOpen("add")}>
        {say.add}
      </button>
      <button type="button" onClick={() => setOpen("import")}>
        {say.importCsv}
      </button>
      <a href="/api/devices?format=csv" download="devices.csv">
        {say.exportCsv}
      </a>
      {open === "add" ? <AddDevice {...props} onClose={close} /> : null}
      {open === "import" ? <ImportDevices language={props.language} onClose={close} /> : null}
    </div>
  );
}
