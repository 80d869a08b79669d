#pragma once
#include <stddef.h>
#include <stdint.h>

/** Counts a check; one that fails is named with its place. */
void check(bool holds, const char* file, uint16_t line);

#define CHECK(condition) check((condition), __FILE__, __LINE__)

/** Whether two numbers are as near as said. */
inline bool isNear(float a, float b, float by) { return a - b <= by && b - a <= by; }

/** Prints on whatever the target has. */
void say(const char* text);

/** Runs all tests, prints how many passed and how many checks they made, and gives the exit code. A test that checks nothing fails. */
int runTests();
