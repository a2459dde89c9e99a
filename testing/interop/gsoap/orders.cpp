// Calls the order desk by gSOAP: every operation of Orders, its faults, and bad input.
// Usage: orders BASE-ADDRESS

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

#include "BasicHttpBinding_USCOREOrders.nsmap"
#include "soapBasicHttpBinding_USCOREOrdersProxy.h"
#include "soapWSHttpBinding_USCOREOrdersProxy.h"
#include "wsaapi.h"

namespace {

int failed = 0;

template <typename A, typename E>
void expect(const A& actual, const E& expected) {
  if (!(actual == expected)) {
    std::ostringstream message;
    message << actual << " (expected: " << expected << ")";
    throw std::runtime_error(message.str());
  }
}

/// Of the two versions that the WSDL speaks, soapcpp2 puts the later one into every table.
const Namespace* soap11Namespaces() {
  static std::vector<Namespace> table;
  for (const Namespace* entry = namespaces; table.empty() || table.back().id; ++entry) {
    table.push_back(*entry);
  }
  table[0].ns = "http://schemas.xmlsoap.org/soap/envelope/";
  table[1].ns = "http://schemas.xmlsoap.org/soap/encoding/";
  return table.data();
}

/// One endpoint. The checks stand in order: later ones call for what the earlier ones placed.
template <typename Proxy>
class Orders {
 public:
  Orders(std::string title, std::string address, bool addressed)
      : title(std::move(title)), address(std::move(address)), addressed(addressed) {
    soap_set_mode(proxy.soap, SOAP_C_UTFSTRING);
    if (addressed) {
      soap_register_plugin(proxy.soap, soap_wsa);
    } else {
      soap_set_namespaces(proxy.soap, soap11Namespaces());
    }
    proxy.soap_endpoint = this->address.c_str();
    customer = "gsoap-" + std::to_string(getpid()) + "-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
  }

  void run() {
    check("place order on invoice", [this] {
      auto receipt = place(order());
      expect(receipt->total->__item, "15.90");
      expect(receipt->total->currency, "EUR");
      expect(receipt->lines.size(), 2u);
      invoiced = receipt->orderId;
    });
    check("place order by card", [this] {
      auto order = this->order();
      auto point = soap_new_ns1__PickupPoint(proxy.soap);
      point->code = "P-7";
      point->locker = of(12);
      order->delivery->speed = ns1__DeliverySpeed::EXPRESS;
      order->delivery->__union_Delivery = SOAP_UNION__ns1__union_Delivery_pickupPoint;
      order->delivery->union_Delivery.pickupPoint = point;
      auto card = soap_new_ns1__CardPayment(proxy.soap);
      card->token = "tok";
      card->authorizedAt = time(nullptr);
      order->payment = card;
      order->deliverBy = of<time_t>(until);
      order->giftWrapped = true;
      order->note = of<std::string>("");
      order->signature = soap_new_xsd__base64Binary(proxy.soap);
      order->signature->__ptr = signature;
      order->signature->__size = sizeof signature;
      byCard = place(order)->orderId;
    });
    check("get order on invoice", [this] {
      auto order = get(invoiced);
      expect(*order->status == ns1__OrderStatus::PLACED, true);
      expect(order->customer->name, "Zoë Färber & Söhne <GmbH>");
      expect(order->customer->email.at(1), "c@d.example");
      expect(order->delivery->speed == ns1__DeliverySpeed::SAME_DAY, true);
      expect(order->delivery->union_Delivery.address->city, "Erfurt");
      expect(dynamic_cast<ns1__InvoicePayment&>(*order->payment).dueDays, 14);
      expect(order->deliverBy == nullptr, true);
      expect(*order->lines.at(1)->engraving, "für Zoë");
    });
    check("get order by card", [this] {
      auto order = get(byCard);
      expect(*order->delivery->union_Delivery.pickupPoint->locker, 12);
      expect(dynamic_cast<ns1__CardPayment&>(*order->payment).token, "tok");
      expect(*order->deliverBy, until);
      expect(order->giftWrapped, true);
      expect(std::string(order->signature->__ptr, order->signature->__ptr + order->signature->__size),
             std::string(signature, signature + sizeof signature));
    });
    check("find orders", [this] { expect(find(customer), byCard + " " + invoiced + " "); });
    check("find no orders", [this] { expect(find("nobody"), ""); });
    check("notify shipped", [this] { notifyShipped(); });
    check("cancel order", [this] {
      call(cancel(byCard));
      expect(*get(byCard)->status == ns1__OrderStatus::CANCELLED, true);
    });
    check("unknown order", [this] {
      _ws__GetOrder request;
      _ws__GetOrderResponse response;
      request.id = "no-such <order>";
      prepare("GetOrder");
      auto detail = fault(proxy.GetOrder(&request, response));
      expect(detail->ns1__UnknownOrder->orderId, "no-such <order>");
    });
    check("out of stock", [this] {
      auto detail = fault(tryToPlace(order("SE-0001", 2)));
      auto shortage = detail->ns1__OutOfStock->shortages.at(0);
      expect(shortage->sku, "SE-0001");
      expect(shortage->requested, 2);
      expect(shortage->available, 0);
    });
    check("invalid order", [this] {
      auto detail = fault(tryToPlace(order("pen", 0)));
      auto& violations = detail->ns1__InvalidOrder->violations;
      expect(violations.at(0)->path, "lines[0].sku");
      expect(violations.at(1)->path, "lines[0].quantity");
    });
    check("cancel shipped order", [this] {
      expect(fault(cancel(invoiced))->ns1__InvalidOrder->violations.at(0)->path, "status");
    });
    check("not a number", [this] {
      auto order = this->order();
      auto price = soap_new_ns1__Money(proxy.soap);
      price->__item = "ten";
      price->currency = "EUR";
      order->lines[0]->unitPrice = price;
      expect(tryToPlace(order), SOAP_FAULT);
      std::string reason = *soap_faultstring(proxy.soap);
      if (reason.find("unitPrice") == std::string::npos) {
        throw std::runtime_error(reason + " (expected: what is wrong)");
      }
    });
    check("goes on", [this] { expect(*get(byCard)->status == ns1__OrderStatus::CANCELLED, true); });
  }

 private:
  Proxy proxy;
  const std::string title;
  const std::string address;
  const bool addressed;
  const time_t until = 4102398000;  // 2099-12-31T11:00:00Z
  unsigned char signature[4] = {0, 1, 254, 255};
  std::string customer, invoiced, byCard;
  _ws__PlaceOrderResponse placed;

  template <typename T>
  T* of(T value) {
    return new (soap_malloc(proxy.soap, sizeof(T))) T(value);
  }

  void check(const std::string& name, const std::function<void()>& body) {
    try {
      body();
      std::cout << "ok   gsoap, " << title << ": " << name << std::endl;
    } catch (const std::exception& problem) {
      ++failed;
      std::cout << "FAIL gsoap, " << title << ": " << name << ": " << problem.what() << std::endl;
    }
    proxy.soap->header = nullptr;
  }

  /// Adds the headers of WS-Addressing; which they are, the plugin leaves to its user.
  void prepare(const std::string& operation) {
    if (addressed) {
      soap_wsa_request(proxy.soap, soap_wsa_rand_uuid(proxy.soap), address.c_str(), ("http://woad.dev/orderdesk/Orders/" + operation).c_str());
    }
  }

  void call(int outcome) {
    if (outcome != SOAP_OK) {
      std::ostringstream message;
      proxy.soap_stream_fault(message);
      throw std::runtime_error(message.str());
    }
  }

  SOAP_ENV__Detail* fault(int outcome) {
    expect(outcome, SOAP_FAULT);
    std::string code = *soap_faultcode(proxy.soap);
    expect(code.substr(code.find(':') + 1), addressed ? "Sender" : "Client");
    return addressed ? proxy.soap_fault()->SOAP_ENV__Detail : proxy.soap_fault()->detail;
  }

  ns1__Order* order(const std::string& sku = "PN-0002", int quantity = 3) {
    auto soap = proxy.soap;
    auto order = soap_new_ns1__Order(soap);
    order->customer = soap_new_ns1__Customer(soap);
    order->customer->id = customer;
    order->customer->name = "Zoë Färber & Söhne <GmbH>";
    order->customer->email = {"a@b.example", "c@d.example"};
    auto first = soap_new_ns1__OrderLine(soap);
    first->sku = sku;
    first->quantity = quantity;
    auto second = soap_new_ns1__OrderLine(soap);
    second->sku = "IN-0001";
    second->quantity = 1;
    second->engraving = of<std::string>("für Zoë");
    order->lines = {first, second};
    auto home = soap_new_ns1__Address(soap);
    home->street = {"Am Markt 1"};
    home->postalCode = "99084";
    home->city = "Erfurt";
    home->country = "DE";
    order->delivery = soap_new_ns1__Delivery(soap);
    order->delivery->speed = ns1__DeliverySpeed::SAME_DAY;
    order->delivery->__union_Delivery = SOAP_UNION__ns1__union_Delivery_address;
    order->delivery->union_Delivery.address = home;
    auto invoice = soap_new_ns1__InvoicePayment(soap);
    invoice->reference = of<std::string>("r-1");
    invoice->dueDays = 14;
    order->payment = invoice;
    return order;
  }

  int tryToPlace(ns1__Order* order) {
    _ws__PlaceOrder request;
    request.order = order;
    prepare("PlaceOrder");
    return proxy.PlaceOrder(&request, placed);
  }

  ns1__Receipt* place(ns1__Order* order) {
    call(tryToPlace(order));
    return placed.receipt;
  }

  ns1__Order* get(const std::string& id) {
    _ws__GetOrder request;
    _ws__GetOrderResponse response;
    request.id = id;
    prepare("GetOrder");
    call(proxy.GetOrder(&request, response));
    return response.order;
  }

  std::string find(const std::string& customerId) {
    _ws__FindOrders request;
    _ws__FindOrdersResponse response;
    request.query = soap_new_ns1__OrderQuery(proxy.soap);
    request.query->customerId = of(customerId);
    request.query->status = {ns1__OrderStatus::PLACED, ns1__OrderStatus::SHIPPED};
    prepare("FindOrders");
    call(proxy.FindOrders(&request, response));
    std::string ids;
    for (auto order : response.order) {
      ids += *order->id + " ";
    }
    return ids;
  }

  int cancel(const std::string& id) {
    _ws__CancelOrder request;
    _ws__CancelOrderResponse response;
    request.id = id;
    prepare("CancelOrder");
    return proxy.CancelOrder(&request, response);
  }

  void notifyShipped() {
    _ws__NotifyShipped request;
    request.id = invoiced;
    request.shipment = soap_new_ns1__Shipment(proxy.soap);
    request.shipment->carrier = "Bote";
    request.shipment->shippedAt = time(nullptr);
    auto parcel = soap_new_ns1__Parcel(proxy.soap);
    parcel->weight = "0.125";
    parcel->fragile = of(true);
    request.shipment->parcels = {parcel};
    prepare("NotifyShipped");
    call(proxy.send_NotifyShipped(nullptr, nullptr, &request));
    // A one-way call has an answer of HTTP all the same: empty, with 202.
    int answer = soap_recv_empty_response(proxy.soap);
    expect(answer, SOAP_OK);
    auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (*get(invoiced)->status != ns1__OrderStatus::SHIPPED) {
      if (std::chrono::steady_clock::now() > deadline) {
        throw std::runtime_error("order is not shipped after 10 s");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
};

}  // namespace

int main(int, char** arguments) {
  const std::string base = arguments[1];
  Orders<BasicHttpBinding_USCOREOrdersProxy>("SOAP 1.1", base + "/orders", false).run();
  Orders<WSHttpBinding_USCOREOrdersProxy>("SOAP 1.2 with WS-Addressing", base + "/orders/ws", true).run();
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
