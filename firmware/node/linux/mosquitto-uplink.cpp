#include "mosquitto-uplink.h"
#include <mqtt_protocol.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

using wattnode::Span;

static const int kMostUnderWay = 20;
static const int kKeepAliveS = 60;

MosquittoUplink::MosquittoUplink(const Options& options, const wattnode::Topics& topics) : options_(options), topics_(topics) {
  mosquitto_lib_init();
}

MosquittoUplink::~MosquittoUplink() {
  drop();
  mosquitto_lib_cleanup();
}

bool MosquittoUplink::connect() {
  drop();
  // Anew each time, as the library would send again what it kept, and the log does that already.
  client_ = mosquitto_new(options_.device, true, this);
  if (!client_) return false;
  mosquitto_int_option(client_, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
  mosquitto_int_option(client_, MOSQ_OPT_TCP_NODELAY, 1);
  mosquitto_connect_v5_callback_set(client_, onConnect);
  mosquitto_disconnect_callback_set(client_, onDisconnect);
  mosquitto_publish_v5_callback_set(client_, onPublish);
  mosquitto_message_v5_callback_set(client_, onMessage);
  if (options_.token) mosquitto_username_pw_set(client_, options_.device, options_.token);
  if (options_.ca) mosquitto_tls_set(client_, options_.ca, nullptr, nullptr, nullptr, nullptr);
  static const char kGone[] = "{\"online\":false}";
  mosquitto_will_set(client_, topics_.lwt, sizeof kGone - 1, kGone, 1, false);
  if (mosquitto_connect(client_, options_.host, options_.port, kKeepAliveS) != MOSQ_ERR_SUCCESS) {
    drop();
    return false;
  }
  state_ = State::Connecting;
  return true;
}

void MosquittoUplink::drop() {
  if (client_) mosquitto_destroy(client_);
  client_ = nullptr;
  state_ = State::Off;
  underWay_ = 0;
}

void MosquittoUplink::leave() {
  if (client_ && state_ == State::On) {
    mosquitto_disconnect(client_);
    mosquitto_loop(client_, 100, 1);
  }
  drop();
}

void MosquittoUplink::cut() {
  if (client_ && mosquitto_socket(client_) >= 0) shutdown(mosquitto_socket(client_), SHUT_RDWR);
}

void MosquittoUplink::poll(uint64_t, wattnode::UplinkListener& listener) {
  if (!client_) return;
  listener_ = &listener;
  if (mosquitto_loop(client_, waitMs_, 1) != MOSQ_ERR_SUCCESS) drop();
}

bool MosquittoUplink::canPublish() { return state_ == State::On && underWay_ < kMostUnderWay; }

bool MosquittoUplink::publish(const char* topic, const char* payload, size_t length, bool isRetained) {
  if (!canPublish()) return false;
  if (mosquitto_publish(client_, nullptr, topic, static_cast<int>(length), payload, 1, isRetained) != MOSQ_ERR_SUCCESS) return false;
  underWay_++;
  return true;
}

void MosquittoUplink::onConnect(mosquitto* client, void* self, int reason, int, const mosquitto_property*) {
  auto& uplink = *static_cast<MosquittoUplink*>(self);
  if (reason != 0) {
    fprintf(stderr, "The broker refuses: %s\n", mosquitto_reason_string(reason));
    return;
  }
  mosquitto_subscribe(client, nullptr, uplink.topics_.ack, 1);
  mosquitto_subscribe(client, nullptr, uplink.topics_.cmd, 1);
  uplink.state_ = State::On;
}

void MosquittoUplink::onDisconnect(mosquitto*, void* self, int) { static_cast<MosquittoUplink*>(self)->state_ = State::Off; }

void MosquittoUplink::onPublish(mosquitto*, void* self, int, int, const mosquitto_property*) {
  auto& uplink = *static_cast<MosquittoUplink*>(self);
  if (uplink.underWay_ > 0) uplink.underWay_--;
}

void MosquittoUplink::onMessage(mosquitto*, void* self, const mosquitto_message* message, const mosquitto_property*) {
  Span topic;
  topic.text = message->topic;
  topic.length = strlen(message->topic);
  Span payload;
  payload.text = static_cast<const char*>(message->payload);
  payload.length = static_cast<size_t>(message->payloadlen);
  static_cast<MosquittoUplink*>(self)->listener_->onMessage(topic, payload);
}
