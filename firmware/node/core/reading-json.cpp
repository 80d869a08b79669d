#include "reading-json.h"

namespace wattnode {

static const char* wordOf(Quality quality) {
  return quality == Quality::Synthetic ? "synthetic" : quality == Quality::Estimated ? "estimated" : "measured";
}

static const char* wordOf(TimeQuality quality) {
  return quality == TimeQuality::Synced ? "synced" : quality == TimeQuality::Holdover ? "holdover" : "estimated";
}

void writeReadingJson(JsonWriter& json, const char* deviceId, const Reading& reading, uint32_t oldestSeq, uint8_t metrics) {
  json.raw("{\"device_id\":");
  json.text(deviceId);
  const auto whole = [&json](const char* name, uint64_t value) {
    json.name(name);
    json.whole(value);
  };
  whole("ts", reading.tsMs);
  whole("seq", reading.seq);
  whole("boot", reading.boot);
  if (oldestSeq > 0) whole("oldest_seq", oldestSeq);
  whole("uptime_ms", reading.uptimeMs);
  if (reading.quality != Quality::Measured) {
    json.name("quality");
    json.text(wordOf(reading.quality));
  }
  json.name("time_quality");
  json.text(wordOf(reading.timeQuality));
  const auto metric = [&json, metrics](uint8_t which, const char* name, float value, uint8_t decimals) {
    if (!(metrics & which)) return;
    json.name(name);
    json.decimal(value, decimals);
  };
  metric(kPower, "power_w", reading.powerW, 3);
  if (metrics & kEnergy) {
    json.name("energy_wh");
    if (reading.energyMwh == kNoEnergy) json.raw("null");
    else json.scaled(static_cast<int64_t>(reading.energyMwh), 3);
  }
  metric(kVoltage, "voltage_v", reading.voltageV, 2);
  metric(kCurrent, "current_a", reading.currentA, 3);
  metric(kFrequency, "frequency_hz", reading.frequencyHz, 2);
  metric(kTemp, "temp_c", reading.tempC, 2);
  metric(kHumidity, "humidity_pct", reading.humidityPct, 2);
  metric(kIlluminance, "illuminance_lx", reading.illuminanceLx, 2);
  json.raw("}");
}

void writeBirthJson(JsonWriter& json, const Birth& birth) {
  json.raw("{\"device_id\":");
  json.text(birth.deviceId);
  const auto text = [&json](const char* name, const char* value) {
    json.name(name);
    json.text(value);
  };
  const auto whole = [&json](const char* name, uint64_t value) {
    json.name(name);
    json.whole(value);
  };
  text("firmware", birth.firmware);
  whole("firmware_version", birth.firmwareVersion);
  text("reset", birth.reset);
  whole("boot", birth.boot);
  whole("pending", birth.pending);
  whole("dropped", birth.dropped);
  whole("broken_slots", birth.brokenSlots);
  whole("flash_wear", birth.flashWear);
  whole("missed", birth.missed);
  json.raw("}");
}

}  // namespace wattnode
