"""Calls the order desk by zeep: every operation of Orders, its faults, and bad input.

Usage: orders.py BASE-ADDRESS
"""

import datetime
import decimal
import sys
import time
import uuid

import zeep
from zeep.exceptions import Fault

TYPES = "{http://woad.dev/orderdesk/types}"


class Checks:
    def __init__(self):
        self.failed = 0

    def run(self, name, check):
        try:
            check()
            print("ok   " + name)
        except Exception as problem:  # Whatever it is, it is the outcome of the check.
            self.failed += 1
            print(f"FAIL {name}: {type(problem).__name__}: {problem}")


def expect(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} (expected: {expected!r})")


class Orders:
    """One endpoint, by the proxy that zeep makes of the WSDL at the given address."""

    def __init__(self, wsdl, port):
        self.client = zeep.Client(wsdl)
        self.service = self.client.bind("OrderDesk", port)
        self.type = lambda name: self.client.get_type(TYPES + name)
        self.customer = "zeep-" + uuid.uuid4().hex
        self.soap12 = port.startswith("WSHttp")

    def order(self, sku="PN-0002", quantity=3, **others):
        order = dict(
            customer={"id": self.customer, "name": "Zoë Färber & Söhne <GmbH>", "email": ["a@b.example", "c@d.example"]},
            lines=[{"sku": sku, "quantity": quantity}, {"sku": "IN-0001", "quantity": 1, "engraving": "für Zoë"}],
            delivery={"speed": "SAME-DAY", "address": {"street": ["Am Markt 1"], "postalCode": "99084", "city": "Erfurt", "country": "DE"}},
            payment=self.type("InvoicePayment")(reference="r-1", dueDays=14),
            deliverBy=zeep.xsd.Nil,
            giftWrapped=False,
        )
        order.update(others)
        return order

    def fault(self, call, detail, code="Client"):
        try:
            result = call()
        except Fault as fault:
            if detail is not None:
                expect(fault.detail[0].tag, TYPES + detail)
                expect(fault.code.split(":")[-1], "Sender" if self.soap12 else code)
                return self.client.get_element(TYPES + detail).parse(fault.detail[0], self.client.wsdl.types)
            return fault
        raise AssertionError(f"{result!r} (expected: the fault {detail})")

    # The checks, in order: later ones call for what the earlier ones placed.

    def place_order_on_invoice(self):
        receipt = self.service.PlaceOrder(order=self.order())
        expect(receipt.total._value_1, decimal.Decimal("15.90"))
        expect(receipt.total.currency, "EUR")
        expect([line.quantity for line in receipt.lines], [3, 1])
        self.invoiced = receipt.orderId

    def place_order_by_card(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.until = (now + datetime.timedelta(days=3)).replace(microsecond=0)
        receipt = self.service.PlaceOrder(
            order=self.order(
                delivery={"speed": "EXPRESS", "pickupPoint": {"code": "P-7", "locker": 12}},
                payment=self.type("CardPayment")(token="tok", authorizedAt=now),
                deliverBy=self.until,
                giftWrapped=True,
                note="",
                signature=bytes(range(256)),
            )
        )
        self.by_card = receipt.orderId

    def get_order_on_invoice(self):
        order = self.service.GetOrder(id=self.invoiced)
        expect(order.status, "PLACED")
        expect(order.customer.name, "Zoë Färber & Söhne <GmbH>")
        expect(order.customer.email, ["a@b.example", "c@d.example"])
        expect(order.delivery.speed, "SAME-DAY")
        expect(order.delivery.address.city, "Erfurt")
        expect(type(order.payment).__name__, "InvoicePayment")
        expect(order.payment.dueDays, 14)
        expect(order.deliverBy, None)
        expect(order.lines[1].engraving, "für Zoë")
        expect(order.signature, None)

    def get_order_by_card(self):
        order = self.service.GetOrder(id=self.by_card)
        expect(order.delivery.pickupPoint.locker, 12)
        expect(type(order.payment).__name__, "CardPayment")
        expect(order.payment.token, "tok")
        expect(order.deliverBy, self.until)
        expect(order.giftWrapped, True)
        expect(order.signature, bytes(range(256)))

    def find_orders(self):
        orders = self.service.FindOrders(query={"customerId": self.customer, "status": ["PLACED", "SHIPPED"]})
        expect([order.id for order in orders], [self.by_card, self.invoiced])

    def find_no_orders(self):
        expect(self.service.FindOrders(query={"customerId": "nobody"}) or [], [])

    def notify_shipped(self):
        shipment = {
            "carrier": "Bote",
            "shippedAt": datetime.datetime.now(datetime.timezone.utc),
            "parcels": [{"weight": decimal.Decimal("0.125"), "fragile": True}, {"weight": decimal.Decimal("2")}],
        }
        expect(self.service.NotifyShipped(id=self.invoiced, shipment=shipment), None)
        deadline = time.monotonic() + 10
        while self.service.GetOrder(id=self.invoiced).status != "SHIPPED":
            if time.monotonic() > deadline:
                raise AssertionError("order is not shipped after 10 s")
            time.sleep(0.05)

    def cancel_order(self):
        expect(self.service.CancelOrder(id=self.by_card), None)
        expect(self.service.GetOrder(id=self.by_card).status, "CANCELLED")

    def unknown_order(self):
        detail = self.fault(lambda: self.service.GetOrder(id="no-such <order>"), "UnknownOrder")
        expect(detail.orderId, "no-such <order>")

    def out_of_stock(self):
        detail = self.fault(lambda: self.service.PlaceOrder(order=self.order("SE-0001", 2)), "OutOfStock")
        expect([(s.sku, s.requested, s.available) for s in detail.shortages], [("SE-0001", 2, 0)])

    def invalid_order(self):
        detail = self.fault(lambda: self.service.PlaceOrder(order=self.order("pen", 0)), "InvalidOrder")
        expect([v.path for v in detail.violations], ["lines[0].sku", "lines[0].quantity"])

    def cancel_shipped_order(self):
        detail = self.fault(lambda: self.service.CancelOrder(id=self.invoiced), "InvalidOrder")
        expect([v.path for v in detail.violations], ["status"])

    def not_a_number(self):
        order = self.order()
        order["lines"][0]["unitPrice"] = {"_value_1": "ten", "currency": "EUR"}
        fault = self.fault(lambda: self.service.PlaceOrder(order=order), None)
        if "unitPrice" not in str(fault.message):
            raise AssertionError(f"{fault.code}: {fault.message} (expected: what is wrong)")

    def goes_on(self):
        expect(self.service.GetOrder(id=self.by_card).status, "CANCELLED")


def main(base):
    checks = Checks()
    for title, wsdl, port in (
        ("SOAP 1.1", "/orders?wsdl", "BasicHttpBinding_Orders"),
        ("SOAP 1.2 with WS-Addressing", "/orders/ws?singleWsdl", "WSHttpBinding_Orders"),
    ):
        orders = Orders(base + wsdl, port)
        for check in (
            orders.place_order_on_invoice,
            orders.place_order_by_card,
            orders.get_order_on_invoice,
            orders.get_order_by_card,
            orders.find_orders,
            orders.find_no_orders,
            orders.notify_shipped,
            orders.cancel_order,
            orders.unknown_order,
            orders.out_of_stock,
            orders.invalid_order,
            orders.cancel_shipped_order,
            orders.not_a_number,
            orders.goes_on,
        ):
            checks.run(f"zeep, {title}: {check.__name__.replace('_', ' ')}", check)
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
