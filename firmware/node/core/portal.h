#pragma once
#include "claim-code.h"
#include "form.h"
#include "settings.h"

namespace wattnode {

/** What the portal answers with. */
enum class PortalAnswer : uint8_t {
  /** The form: also for the addresses by which phones look for a portal. */
  Form,
  /** 400: a field cannot be used; the fault names it. */
  Unusable,
  /** 403: not the device's code. */
  WrongCode,
  /** 429: too many wrong codes. */
  Wait,
  /** All there: the settings can be kept, and the node starts anew. */
  Saved,
};

/** The set-up page of a node's own access point. */
class Portal {
 public:
  Portal(const char code[kClaimCode + 1], ClaimGuard& guard) : code_(code), guard_(guard) {}

  /** Answers a whole request; with Saved the settings are in `settings`, else they are as before. */
  PortalAnswer answer(const HttpRequest& request, uint64_t uptimeMs, Settings& settings);

  /** The field of the form that could not be used. */
  const char* fault() const { return fault_; }

 private:
  const char* code_;
  ClaimGuard& guard_;
  const char* fault_ = nullptr;
};

}  // namespace wattnode
