// SPDX-License-Identifier: MIT
// Asks whether this is an Arduino, and which media the sketch has included.
#pragma once

#include "option_macros.h"

#if defined(ARDUINO)
#define THIMBLE_NN_ARDUINO 1
#include <Arduino.h>
#else
#define THIMBLE_NN_ARDUINO 0
#endif

#if defined(__has_include)
#if __has_include(<SD.h>)
#include <SD.h>
#define THIMBLE_NN_SD 1
#endif
#if __has_include(<EEPROM.h>)
#include <EEPROM.h>
#define THIMBLE_NN_SAVES_EEPROM 1
#endif
#endif
#if !defined(THIMBLE_NN_SD) && (defined(__SD_H__) || defined(SD_h))
#define THIMBLE_NN_SD 1
#endif
#if !defined(THIMBLE_NN_SD)
#define THIMBLE_NN_SD 0
#endif
#if !defined(THIMBLE_NN_SAVES_EEPROM) && (defined(EEPROM_h) || defined(__EEPROM_H__))
#define THIMBLE_NN_SAVES_EEPROM 1
#endif
#if !defined(THIMBLE_NN_SAVES_EEPROM)
#define THIMBLE_NN_SAVES_EEPROM 0
#endif
// RobTillaart's FRAM_I2C, or anything with its interface.
#if defined(FRAM_OK)
#define THIMBLE_NN_SAVES_FRAM 1
#else
#define THIMBLE_NN_SAVES_FRAM 0
#endif
#if THIMBLE_NN_FRAM && !THIMBLE_NN_SAVES_FRAM
#error \
    "NeuralNetwork.h: parameters are in FRAM, but there is no FRAM library: write \
#include <FRAM.h> above #include <NeuralNetwork.h>"
#endif

#if !THIMBLE_NN_ARDUINO
#include <stdint.h>
typedef uint8_t byte;
#if !defined(__AVR__) && !defined(PROGMEM)
#define PROGMEM
#endif
#endif
