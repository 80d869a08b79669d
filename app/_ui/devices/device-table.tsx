"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { DeviceQuery, ListedDevice, SortBy } from "./device-query.ts";
import { agoText, nameOf, valueText } from "./device-text.ts";
import type { DevicesProps } from "./devices-props.ts";
import { HealthMark } from "./health-mark.tsx";
import { kindName } from "./kind-name.ts";
import { devicesMessages } from "./messages-devices.ts";
import { SparkLine } from "./spark-line.tsx";
import { useSparkLines } from "./use-spark-lines.ts";

const ROW_PX = 44;
/** What the server paints, and the browser before it knows its own size. */
const SERVED = { width: 1200, height: 880 };

interface DeviceTableProps extends DevicesProps {
  readonly all: number;
  readonly query: DeviceQuery;
  readonly choose: (change: Partial<DeviceQuery>) => void;
}

/** Devices as rows: only those in sight are in the page, however many there are. */
export function DeviceTable(props: DeviceTableProps) {
  const { language, devices, all, query, choose } = props;
  const say = devicesMessages(language);
  const scroller = useRef<HTMLElement>(null);
  const [isHere, setIsHere] = useState(false);
  useEffect(() => setIsHere(true), []);
  const virtual = useVirtualizer({
    count: devices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    initialRect: SERVED,
    overscan: 8,
  });
  const inSight = virtual.getVirtualItems();
  const rows = inSight.flatMap(({ index }) => devices[index] ?? []);
  const lines = useSparkLines(rows, props.lines);
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const count = (value: number) => formatNumber(value, language, 9);
  const head = (by: SortBy, label: string, className = "") => (
    <th
      scope="col"
      className={className}
      aria-sort={query.sortBy === by ? (query.descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        title={say.sortBy(label)}
        onClick={() => choose({ sortBy: by, descending: query.sortBy === by ? !query.descending : by === "alarms" })}
      >
        {label}
        <span aria-hidden="true">{query.sortBy === by ? (query.descending ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
  return (
    <>
      <p className="fleet-count" role="status">
        {devices.length === all ? say.allShown(count(all)) : say.shown(count(devices.length), count(all))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={scroller} className="fleet-table" tabIndex={0} aria-label={say.list}>
        <table aria-rowcount={devices.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {head("name", say.device)}
              {head("health", say.health)}
              {head("value", say.value, "number")}
              <th scope="col" className="fleet-wide">
                {say.day}
              </th>
              {head("last_seen", say.lastSeen)}
              {head("alarms", say.alarmsColumn, "number")}
              {head("place", say.place)}
              {head("kind", say.kind)}
            </tr>
          </thead>
          <tbody>
            {isHere && above > 0 ? <Gap height={above} /> : null}
            {inSight.map(({ index }) => {
              const device = devices[index];
              return device ? (
                <Row key={device.id} {...props} device={device} index={index} line={lines[device.id]} />
              ) : null;
            })}
            {isHere && below > 0 ? <Gap height={below} /> : null}
          </tbody>
        </table>
        {devices.length === 0 ? (
          <p className="fleet-empty">
            {say.noMatch}{" "}
            <button type="button" onClick={() => choose({ q: "", status: "", kind: "", building: "", health: "" })}>
              {say.reset}
            </button>
          </p>
        ) : null}
      </section>
    </>
  );
}

interface RowProps extends DeviceTableProps {
  readonly device: ListedDevice;
  readonly index: number;
  readonly line: readonly (number | null)[] | undefined;
}

function Row({ device, index, line, language, zone, now, keep }: RowProps) {
  const say = devicesMessages(language);
  const name = nameOf(device, language);
  const place = placeText(device, language);
  return (
    <tr aria-rowindex={index + 2} data-device={device.id} data-status={device.status}>
      <th scope="row">
        <a href={`/devices/${encodeURIComponent(device.id)}${keep}`} title={name}>
          {name}
        </a>
        {name === device.id ? null : <code>{device.id}</code>}
        {device.status === "known" ? null : <span className="fleet-tag">{say.statuses[device.status]}</span>}
      </th>
      <td>
        <HealthMark health={device.health} zone={zone} language={language} />
      </td>
      <td className="number">{valueText(device.value, device.unit, language)}</td>
      <td className="fleet-wide">{line ? <SparkLine values={line} label={say.dayOf(name)} /> : null}</td>
      <td>{agoText(device.lastSeen, now, language)}</td>
      <td className="number">
        {device.alarms > 0 ? (
          <a href={`/alarms${keep}${keep ? "&" : "?"}q=${encodeURIComponent(device.id)}`}>
            {formatNumber(device.alarms, language, 6)}
          </a>
        ) : (
          ""
        )}
      </td>
      <td title={place}>{place}</td>
      <td>{device.kind === null ? "" : kindName(device.kind, language)}</td>
    </tr>
  );
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr className="fleet-gap">
      <td colSpan={8} style={{ height }} />
    </tr>
  );
}

function placeText({ building, buildingEn, buildingKo, room }: ListedDevice, language: DevicesProps["language"]) {
  const of = (language === "ko" ? buildingKo : buildingEn) ?? building;
  return [of, room].filter(Boolean).join(" ");
}
