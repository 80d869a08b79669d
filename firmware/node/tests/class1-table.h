#pragma once
#include <stdint.h>

/** A load that a meter is tested with. */
struct Class1Load {
  float currentA;
  /** Of the current behind the voltage: 60 is PF 0.5 inductive, −36.87 PF 0.8 capacitive. [°] */
  float lagDeg;
  float frequencyHz;
  bool hasHarmonics;
  float limitPct;
};

const Class1Load kClass1Loads[] = {
    {0.5f, 0, 50, false, 1.5f},      {1, 0, 50, false, 1.0f},         {10, 0, 50, false, 1.0f},        {60, 0, 50, false, 1.0f},
    {1, 60, 50, false, 1.5f},        {2, 60, 50, false, 1.0f},        {10, 60, 50, false, 1.0f},       {60, 60, 50, false, 1.0f},
    {1, -36.87f, 50, false, 1.5f},   {2, -36.87f, 50, false, 1.0f},   {10, -36.87f, 50, false, 1.0f},  {60, -36.87f, 50, false, 1.0f},
    {30, 0, 50, true, 0.8f},         {0.5f, 0, 60, false, 1.5f},      {1, 0, 60, false, 1.0f},         {10, 0, 60, false, 1.0f},
    {60, 0, 60, false, 1.0f},        {1, 60, 60, false, 1.5f},        {2, 60, 60, false, 1.0f},        {10, 60, 60, false, 1.0f},
    {60, 60, 60, false, 1.0f},       {1, -36.87f, 60, false, 1.5f},   {2, -36.87f, 60, false, 1.0f},   {10, -36.87f, 60, false, 1.0f},
    {60, -36.87f, 60, false, 1.0f},  {30, 0, 60, true, 0.8f},
};

/** Shows a row of the table where the target can. */
void showClass1(const Class1Load& load, float powerPct, float voltagePct, float currentPct);
