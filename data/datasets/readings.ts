import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "readings",
  rowIs: "device × metric × time",
  columns: {
    ts: { type: "TIMESTAMPTZ", meaning: "When the value held, by the device's clock." },
    device_id: { type: "VARCHAR", meaning: "Device, as its messages name it." },
    metric: { type: "VARCHAR", meaning: "What is read, its unit last: power_w." },
    value: { type: "DOUBLE", unit: "as the metric's suffix", meaning: "The reading." },
    rx_ts: { type: "TIMESTAMPTZ", meaning: "When it was received." },
    seq: { type: "BIGINT", meaning: "Number of the message within its boot.", nullable: true },
    boot: { type: "BIGINT", meaning: "Number of the device's start.", nullable: true },
    quality: { type: "VARCHAR", meaning: "measured, estimated or synthetic." },
    source: { type: "VARCHAR", meaning: "How it came: MQTT, or the file it was imported from." },
  },
  // Deduplicated as it is written, by (device, boot, seq) or (device, time): parts are not searched for twins once more.
  key: [],
  sort: ["device_id", "metric", "ts", "boot", "seq"],
};
