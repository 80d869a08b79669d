#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** CRC-8 of Sensirion's sensors: polynomial 0x31, initial 0xFF (SHT3x-DIS data sheet, section 4.12). BE EF gives 0x92. */
uint8_t crc8Sensirion(const uint8_t* bytes, size_t length);

/** CRC-16/MODBUS: polynomial 0x8005 reflected, initial 0xFFFF (Modbus over serial line 1.02, appendix B). */
uint16_t crc16Modbus(const uint8_t* bytes, size_t length);

/** CRC-32/ISO-HDLC, as in Ethernet: any three flipped bits of less than 372 bytes are noticed. */
uint32_t crc32(const uint8_t* bytes, size_t length);

/** Whether a CRC-32 that follows so many bytes is theirs, once at most one wrong bit is mended, in place. */
bool mendCrc32(uint8_t* bytes, size_t length);

}  // namespace wattnode
