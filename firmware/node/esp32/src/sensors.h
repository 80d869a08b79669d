#pragma once
#include "reading.h"
#include "store.h"

#define METER_NONE 0
#define METER_PZEM 1
#define METER_ADC 2
#define AIR_NONE 0
#define AIR_SHT31 1
#define AIR_DHT22 2
#define LIGHT_NONE 0
#define LIGHT_BH1750 1

/** The sensors that this node was built for. */
void beginSensors(Store& store, uint64_t energyMwh);
void readSensors(wattnode::Reading& reading, uint32_t periodMs);
uint8_t sensorMetrics();
