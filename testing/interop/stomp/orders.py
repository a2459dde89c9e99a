"""Places an order by a SOAP-over-JMS message through STOMP, and hears of order events.

Usage: orders.py HOST:PORT
"""

import queue
import re
import sys
import uuid

import stomp

ORDER = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<o:PlaceOrder xmlns:o="http://woad.dev/orderdesk" xmlns="http://woad.dev/orderdesk/types"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <o:order>
    <customer><id>%s</id><name>Ada</name></customer>
    <lines><sku>%s</sku><quantity>1</quantity></lines>
    <delivery><speed>STANDARD</speed><pickupPoint><code>EF-12</code></pickupPoint></delivery>
    <payment xsi:type="InvoicePayment"><dueDays>30</dueDays></payment>
    <deliverBy xsi:nil="true"/><giftWrapped>false</giftWrapped>
  </o:order>
</o:PlaceOrder></s:Body></s:Envelope>"""

failed = 0


class Inbox(stomp.ConnectionListener):
    def __init__(self):
        self.frames = queue.Queue()
        self.receipts = queue.Queue()

    def on_receipt(self, frame):
        self.receipts.put(frame)

    def on_message(self, frame):
        self.frames.put(frame)

    def on_error(self, frame):
        self.frames.put(frame)

    def next(self):
        return self.frames.get(timeout=20)


def check(name, action):
    global failed
    try:
        action()
        print("ok   " + name)
    except Exception as problem:  # Whatever it is, it is the outcome of the check.
        failed += 1
        print(f"FAIL {name}: {type(problem).__name__}: {problem}")


def expect(what, text):
    if what not in text:
        raise AssertionError(f"{text!r} (expected: {what!r} in it)")


def connect(broker):
    host, port = broker.rsplit(":", 1)
    connection = stomp.Connection12([(host, int(port))])
    inbox = Inbox()
    connection.set_listener("", inbox)
    connection.connect(wait=True)
    return connection, inbox


def ask(connection, inbox, body, **headers):
    correlation = uuid.uuid4().hex
    connection.send(
        "/queue/orders",
        body,
        headers={
            "SOAPJMS_contentType": "text/xml; charset=utf-8",
            "SOAPJMS_requestURI": "jms:queue:orders",
            "reply-to": "queue://order-replies",
            "correlation-id": correlation,
            **headers,
        },
    )
    while True:
        frame = inbox.next()
        if frame.headers.get("correlation-id") == correlation:
            return frame


def main(broker):
    connection, inbox = connect(broker)
    connection.subscribe("/queue/order-replies", id="replies", ack="auto")

    def order_is_placed():
        frame = ask(connection, inbox, ORDER % ("stomp-" + uuid.uuid4().hex, "PN-0001"))
        expect("PlaceOrderResponse", frame.body)
        expect("text/xml", frame.headers["SOAPJMS_contentType"])

    def fault_is_told():
        frame = ask(connection, inbox, ORDER % ("stomp", "NO-0000"))
        expect("Fault", frame.body)
        expect("true", frame.headers["SOAPJMS_isFault"])

    def wrong_content_type_is_a_fault():
        frame = ask(connection, inbox, "{}", SOAPJMS_contentType="application/json")
        expect("contentTypeMismatch", frame.body)

    def order_event_is_heard():
        listener, heard = connect(broker)
        listener.subscribe("/topic/order-events", id="events", ack="auto", headers={"receipt": "subscribed"})
        heard.receipts.get(timeout=20)
        customer = "stomp-" + uuid.uuid4().hex
        placed = ask(connection, inbox, ORDER % (customer, "PN-0001")).body
        order = re.search(r"orderId>(\d+)<", placed).group(1)
        while True:
            frame = heard.next()
            if frame.cmd == "ERROR":
                raise AssertionError(str(frame.headers))
            # Others place orders, too.
            if frame.headers.get("customerId") == customer:
                break
        expect("OrderPlaced", frame.body)
        expect(f"orderId>{order}<", frame.body)
        expect("PLACED", frame.headers["status"])
        expect("http://woad.dev/orderdesk/events/OrderEvents/OrderPlaced", frame.headers["SOAPJMS_soapAction"])
        listener.disconnect()

    def selected_events_are_heard():
        listener, heard = connect(broker)
        customer = "stomp-" + uuid.uuid4().hex
        listener.subscribe(
            "/topic/order-events",
            id="selected",
            ack="auto",
            headers={"receipt": "subscribed", "selector": f"customerId = '{customer}'"},
        )
        heard.receipts.get(timeout=20)
        ask(connection, inbox, ORDER % ("stomp-other", "PN-0001"))
        ask(connection, inbox, ORDER % (customer, "PN-0001"))
        expect(customer, heard.next().headers["customerId"])
        listener.disconnect()

    check("an order is placed by a message", order_is_placed)
    check("a fault is told", fault_is_told)
    check("a wrong content type is a fault", wrong_content_type_is_a_fault)
    check("the event of an order is heard", order_event_is_heard)
    check("of events some are selected", selected_events_are_heard)
    connection.disconnect()
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))
