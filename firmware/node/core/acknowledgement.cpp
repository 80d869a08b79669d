#include "acknowledgement.h"

namespace wattnode {

Acknowledgement readAcknowledgement(const char* text, size_t length) {
  Acknowledgement ack;
  JsonFields fields(text, length);
  Span name;
  Span value;
  uint8_t boots = 0;
  uint8_t seqs = 0;
  while (fields.next(name, value)) {
    const bool isBoot = name.is("boot");
    if (!isBoot && !name.is("seq")) continue;
    if (!wholeNumber(value, 0xFFFFFFFFu, isBoot ? ack.boot : ack.seq)) return Acknowledgement();
    (isBoot ? boots : seqs)++;
    if (boots > 1 || seqs > 1) return Acknowledgement();
  }
  ack.isValid = fields.isValid() && boots == 1 && seqs == 1;
  return ack.isValid ? ack : Acknowledgement();
}

}  // namespace wattnode
