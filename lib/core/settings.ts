import { UserError } from "./user-error.ts";
import { checkedWeather, type WeatherSettings } from "./weather-settings.ts";
import { DEFAULT_ZONE } from "./zone.ts";

/** What a Wattbook process is told by its environment. */
export interface Settings {
  /** Folder of all state: the lake, caches. Relative paths count from the project's folder. */
  readonly home: string;
  /** Address the web server listens on. */
  readonly host: string;
  /** TCP port of the web server. */
  readonly port: number;
  /** IANA zone in which days, months and tariff periods are counted. */
  readonly siteTimeZone: string;
  /** What readers' own SQL may use. */
  readonly sql: SqlLimits;
  /** Where telemetry comes in. */
  readonly mqtt: MqttSettings;
  /** Name of the site in MQTT topics: `campus/v1/<site>/…`. */
  readonly siteId: string;
  /** How often what came in moves from the log to the lake. [s] */
  readonly compactSeconds: number;
  /** Days that readings stay, and their sums of 15 minutes, hours and days; 0: for ever. */
  readonly retainRawDays: number;
  readonly retainRollupDays: number;
  /** Where readers reach the site, such as https://energy.example.org; undefined: wherever they asked for it. */
  readonly siteUrl?: string;
  /** More names by which it is reached, without ports. */
  readonly allowedHosts: readonly string[];
  /** A PostgreSQL that runs elsewhere, instead of the embedded one. May hold a name and a password: never log it. */
  readonly databaseUrl?: string;
  /** How alarms are told. */
  readonly notify: NotifySettings;
  /** Where the site lies, and whose forecasts are fetched. */
  readonly weather: WeatherSettings;
}

/** What e-mails and webhooks need. */
export interface NotifySettings {
  /** The mail server: `smtp:` or `smtps:`, with name and password if needed. Never log it. */
  readonly smtpUrl?: string;
  /** Sender of e-mails. */
  readonly from: string;
  /** `host:port` of webhooks that may be called although they are within this network, and without TLS. */
  readonly privateHosts: readonly string[];
}

/** The broker: one of our own, or, with a `url`, another. */
export interface MqttSettings {
  /** Address the embedded broker listens on. */
  readonly host: string;
  /** TCP port of MQTT, and of MQTT over WebSocket. */
  readonly port: number;
  /** A broker that runs elsewhere, instead of the embedded one. May hold a name and a password: never log it. */
  readonly url?: string;
  /** Files in PEM: the embedded broker listens with TLS too; with `ca`, clients must show a certificate of it. */
  readonly tls?: { readonly port: number; readonly cert: string; readonly key: string; readonly ca?: string };
}

/** Limits of one query that a reader writes, and of how many there may be. */
export interface SqlLimits {
  /** Memory of a query's DuckDB. [MB] */
  readonly memoryMb: number;
  /** Time of a query. [s] */
  readonly timeoutSeconds: number;
  readonly maxRows: number;
  /** Queries that one client may have running at once. */
  readonly perClient: number;
  /** Queries that may wait; one more is turned away. */
  readonly queue: number;
}

/**
 * Reads the settings from environment variables, the only place that knows their names and defaults. An empty variable
 * counts as one not set.
 *
 * @param env Environment variables by name.
 * @returns Checked settings, defaults where a variable is not set.
 * @throws {UserError} If a value cannot be used: names the variable, its value and what was expected.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    home: env.WATTBOOK_HOME || ".wattbook",
    host: checkedHost(env.HOST || "127.0.0.1"),
    port: checkedPort("PORT", env.PORT || "3000"),
    siteTimeZone: checkedTimeZone(env.SITE_TIME_ZONE || DEFAULT_ZONE),
    sql: {
      memoryMb: checkedCount("SQL_MEMORY_MB", env.SQL_MEMORY_MB || "256"),
      timeoutSeconds: checkedCount("SQL_TIMEOUT_SECONDS", env.SQL_TIMEOUT_SECONDS || "10"),
      maxRows: checkedCount("SQL_MAX_ROWS", env.SQL_MAX_ROWS || "100000"),
      perClient: checkedCount("SQL_PER_CLIENT", env.SQL_PER_CLIENT || "2"),
      queue: checkedCount("SQL_QUEUE", env.SQL_QUEUE || "8"),
    },
    mqtt: readMqtt(env),
    siteId: checkedSiteId(env.SITE_ID || "main"),
    compactSeconds: checkedCount("COMPACT_SECONDS", env.COMPACT_SECONDS || "900"),
    retainRawDays: checkedCount("RETAIN_RAW_DAYS", env.RETAIN_RAW_DAYS || "0", 0),
    retainRollupDays: checkedCount("RETAIN_ROLLUP_DAYS", env.RETAIN_ROLLUP_DAYS || "0", 0),
    ...(env.DATABASE_URL ? { databaseUrl: checkedDatabaseUrl(env.DATABASE_URL) } : {}),
    notify: {
      ...(env.SMTP_URL ? { smtpUrl: checkedSmtpUrl(env.SMTP_URL) } : {}),
      from: checkedSender(env.ALARM_FROM || "wattbook@localhost"),
      privateHosts: checkedPrivateHosts(env.WEBHOOK_PRIVATE_HOSTS || ""),
    },
    weather: checkedWeather({
      openMeteoUrl: env.OPEN_METEO_URL,
      forecast: env.WEATHER_FORECAST,
      latitude: env.SITE_LATITUDE,
      longitude: env.SITE_LONGITUDE,
      elevation: env.SITE_ELEVATION,
    }),
    allowedHosts: checkedNames(env.ALLOWED_HOSTS || ""),
    ...(env.SITE_URL ? { siteUrl: checkedOrigin(env.SITE_URL) } : {}),
  };
}

function checkedHost(host: string, name = "HOST"): string {
  if (/^[A-Za-z0-9.:_-]+$/.test(host)) return host;
  throw new UserError(
    `Cannot use ${name} as it must be an address or a host name, such as 127.0.0.1: current value is ${host}`,
  );
}

function readMqtt(env: Readonly<Record<string, string | undefined>>): MqttSettings {
  const { MQTT_URL: url, MQTT_TLS_CERT: cert, MQTT_TLS_KEY: key, MQTT_TLS_CA: ca } = env;
  if (Boolean(cert) !== Boolean(key)) {
    throw new UserError("Cannot listen with TLS as MQTT_TLS_CERT and MQTT_TLS_KEY must both be set, or neither");
  }
  const port = checkedPort("MQTT_TLS_PORT", env.MQTT_TLS_PORT || "8883");
  return {
    host: checkedHost(env.MQTT_HOST || "127.0.0.1", "MQTT_HOST"),
    port: checkedPort("MQTT_PORT", env.MQTT_PORT || "1883"),
    ...(url ? { url: checkedBrokerUrl(url) } : {}),
    ...(cert && key ? { tls: { port, cert, key, ...(ca ? { ca } : {}) } } : {}),
  };
}

function checkedBrokerUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^(mqtts?|wss?):$/.test(url.protocol) && url.hostname) return text;
  // The value may hold a password, so it is not repeated.
  throw new UserError(
    "Cannot use MQTT_URL as it must be an address such as mqtt://broker.example.org:1883, mqtts://… or wss://…",
  );
}

function checkedDatabaseUrl(text: string): string {
  if (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  throw new UserError(
    "Cannot use DATABASE_URL as it must be an address such as postgres://name:password@db.example.org/wattbook",
  );
}

function checkedSmtpUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname) return text;
  throw new UserError("Cannot use SMTP_URL as it must be an address such as smtps://name:password@mail.example.org");
}

function checkedSender(address: string): string {
  if (/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address)) return address;
  throw new UserError(`Cannot use ALARM_FROM as it must be an e-mail address: current value is ${address}`);
}

function checkedPrivateHosts(list: string): string[] {
  const hosts = list.split(",").flatMap((host) => host.trim() || []);
  const bad = hosts.find((host) => !/^([A-Za-z0-9.-]+|\[[0-9a-f:.]+\]):\d{1,5}$/i.test(host));
  if (bad === undefined) return hosts;
  throw new UserError(
    `Cannot use WEBHOOK_PRIVATE_HOSTS as it must be hosts and ports with commas between, such as 10.0.0.5:8080: current value is ${list}`,
  );
}

function checkedNames(list: string): string[] {
  const names = list.split(",").flatMap((name) => name.trim() || []);
  if (names.every((name) => /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(name))) return names;
  throw new UserError(
    `Cannot use ALLOWED_HOSTS as it must be names without ports and with commas between, such as wattbook.lan, notebook: current value is ${list}`,
  );
}

function checkedSiteId(id: string): string {
  if (/^[\p{L}\p{N}_.-]{1,64}$/u.test(id)) return id;
  throw new UserError(`Cannot use SITE_ID as it must be a short word without / + or #: current value is ${id}`);
}

function checkedPort(name: string, port: string): number {
  const number = Number(port);
  if (/^\d+$/.test(port) && number >= 1 && number <= 65_535) return number;
  throw new UserError(`Cannot use ${name} as it must be a whole number from 1 to 65535: current value is ${port}`);
}

function checkedCount(name: string, text: string, least = 1): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= 1e7) return number;
  throw new UserError(
    `Cannot use ${name} as it must be a whole number from ${least} to 10000000: current value is ${text}`,
  );
}

function checkedOrigin(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username) {
    return url.origin;
  }
  throw new UserError(
    `Cannot use SITE_URL as it must be an http or https address without a path, such as https://energy.example.org: current value is ${text}`,
  );
}

function checkedTimeZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new UserError(
      `Cannot use SITE_TIME_ZONE as it must be an IANA zone, such as Asia/Seoul: current value is ${zone}`,
      { cause },
    );
  }
}
