"""Places an order by a SOAP-over-JMS message through AMQP 1.0, and hears of order events.

Usage: orders.py HOST:PORT
"""

import re
import sys
import uuid

from proton import Message, symbol
from proton.reactor import LinkOption, Selector
from proton.utils import BlockingConnection

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


class FromTopic(LinkOption):
    def apply(self, link):
        link.source.capabilities.put_symbol(symbol("topic"))


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


def text(message):
    body = message.body
    return body if isinstance(body, str) else bytes(body).decode("utf-8")


def main(broker):
    connection = BlockingConnection("amqp://" + broker, timeout=20, allowed_mechs="ANONYMOUS")
    sender = connection.create_sender("orders")
    # A node that the broker makes for this connection, and that ends with it.
    replies = connection.create_receiver(None, dynamic=True)

    def ask(body, content_type="text/xml; charset=utf-8"):
        correlation = uuid.uuid4().hex
        sender.send(
            Message(
                body=body,
                durable=True,
                reply_to=replies.link.remote_source.address,
                correlation_id=correlation,
                properties={
                    "SOAPJMS_contentType": content_type,
                    "SOAPJMS_requestURI": "jms:queue:orders",
                },
            )
        )
        reply = replies.receive(timeout=20)
        replies.accept()
        expect(correlation, str(reply.correlation_id))
        return reply

    def order_is_placed():
        reply = ask(ORDER % ("proton-" + uuid.uuid4().hex, "PN-0001"))
        expect("PlaceOrderResponse", text(reply))
        expect("text/xml", reply.properties["SOAPJMS_contentType"])

    def bytes_are_read_too():
        reply = ask((ORDER % ("proton-" + uuid.uuid4().hex, "PN-0001")).encode("utf-8"))
        expect("PlaceOrderResponse", text(reply))

    def fault_is_told():
        reply = ask(ORDER % ("proton", "NO-0000"))
        expect("Fault", text(reply))
        expect("True", str(reply.properties["SOAPJMS_isFault"]))

    def wrong_content_type_is_a_fault():
        expect("contentTypeMismatch", text(ask("{}", "application/json")))

    def order_event_is_heard():
        customer = "proton-" + uuid.uuid4().hex
        selected = Selector(f"customerId = '{customer}'")
        events = connection.create_receiver("order-events", options=[FromTopic(), selected])
        ask(ORDER % ("proton-other", "PN-0001"))
        placed = text(ask(ORDER % (customer, "PN-0001")))
        order = re.search(r"orderId>(\d+)<", placed).group(1)
        event = events.receive(timeout=20)
        events.accept()
        expect(customer, event.properties["customerId"])
        expect("PLACED", event.properties["status"])
        expect("OrderPlaced", text(event))
        expect(f"orderId>{order}<", text(event))

    check("an order is placed by a message", order_is_placed)
    check("bytes are read, too", bytes_are_read_too)
    check("a fault is told", fault_is_told)
    check("a wrong content type is a fault", wrong_content_type_is_a_fault)
    check("the event of an order is heard, selected", order_event_is_heard)
    connection.close()
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))
