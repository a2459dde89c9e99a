<?php
// Calls the order desk by PHP's SoapClient: every operation of Orders, its faults, and bad input.
// Usage: php orders.php BASE-ADDRESS

const TYPES = 'http://woad.dev/orderdesk/types';
const WSA = 'http://www.w3.org/2005/08/addressing';

ini_set('soap.wsdl_cache_enabled', '0');

function expect(mixed $actual, mixed $expected): void
{
    if ($actual !== $expected) {
        throw new Exception(json_encode($actual) . ' (expected: ' . json_encode($expected) . ')');
    }
}

/** Adds the headers of WS-Addressing, which SoapClient knows nothing of. */
final class AddressingClient extends SoapClient
{
    public function __doRequest(string $request, string $location, string $action, int $version, bool $oneWay = false): ?string
    {
        $document = new DOMDocument();
        $document->loadXML($request);
        $envelope = $document->documentElement;
        $header = $document->createElementNS($envelope->namespaceURI, $envelope->prefix . ':Header');
        $envelope->insertBefore($header, $envelope->firstChild);
        $texts = ['Action' => $action, 'MessageID' => 'urn:uuid:' . $this->uuid(), 'To' => $location];
        foreach ($texts as $name => $text) {
            $element = $document->createElementNS(WSA, "a:$name");
            $element->appendChild($document->createTextNode($text));
            $header->appendChild($element);
        }
        return parent::__doRequest($document->saveXML(), $location, $action, $version, $oneWay);
    }

    private function uuid(): string
    {
        return vsprintf('%s%s-%s-4%.3s-a%.3s-%s%s%s', str_split(bin2hex(random_bytes(18)), 4));
    }
}

final class Orders
{
    private string $customer;
    private string $invoiced;
    private string $byCard;

    public function __construct(private SoapClient $client, private bool $soap12)
    {
        $this->customer = 'php-' . bin2hex(random_bytes(8));
    }

    private function order(string $sku = 'PN-0002', int $quantity = 3, array $others = []): array
    {
        $invoice = new SoapVar(['reference' => 'r-1', 'dueDays' => 14], SOAP_ENC_OBJECT, 'InvoicePayment', TYPES);
        return array_merge([
            'customer' => ['id' => $this->customer, 'name' => 'Zoë Färber & Söhne <GmbH>', 'email' => ['a@b.example', 'c@d.example']],
            'lines' => [['sku' => $sku, 'quantity' => $quantity], ['sku' => 'IN-0001', 'quantity' => 1, 'engraving' => 'für Zoë']],
            'delivery' => [
                'speed' => 'SAME-DAY',
                'address' => ['street' => ['Am Markt 1'], 'postalCode' => '99084', 'city' => 'Erfurt', 'country' => 'DE'],
            ],
            'payment' => $invoice,
            'deliverBy' => null,
            'giftWrapped' => false,
        ], $others);
    }

    private function get(string $id): object
    {
        return $this->client->GetOrder(['id' => $id])->order;
    }

    private function fault(callable $call, ?string $detail): mixed
    {
        try {
            $result = $call();
        } catch (SoapFault $fault) {
            if ($detail === null) {
                return $fault;
            }
            expect(substr(strrchr(':' . $fault->faultcode, ':'), 1), $this->soap12 ? 'Sender' : 'Client');
            expect(array_keys(get_object_vars($fault->detail)), [$detail]);
            return $fault->detail->$detail;
        }
        throw new Exception(json_encode($result) . " (expected: the fault $detail)");
    }

    // The checks, in order: later ones call for what the earlier ones placed.

    public function placeOrderOnInvoice(): void
    {
        $receipt = $this->client->PlaceOrder(['order' => $this->order()])->receipt;
        expect((string) $receipt->total->_, '15.90');
        expect($receipt->total->currency, 'EUR');
        expect(count($receipt->lines), 2);
        $this->invoiced = $receipt->orderId;
    }

    public function placeOrderByCard(): void
    {
        $card = new SoapVar(['token' => 'tok', 'authorizedAt' => date(DATE_ATOM)], SOAP_ENC_OBJECT, 'CardPayment', TYPES);
        $receipt = $this->client->PlaceOrder(['order' => $this->order(others: [
            'delivery' => ['speed' => 'EXPRESS', 'pickupPoint' => ['code' => 'P-7', 'locker' => 12]],
            'payment' => $card,
            'deliverBy' => '2099-12-31T12:00:00+01:00',
            'giftWrapped' => true,
            'note' => '',
            'signature' => "\x00\x01\xfe\xff",
        ])])->receipt;
        $this->byCard = $receipt->orderId;
    }

    public function getOrderOnInvoice(): void
    {
        $order = $this->get($this->invoiced);
        expect($order->status, 'PLACED');
        expect($order->customer->name, 'Zoë Färber & Söhne <GmbH>');
        expect($order->customer->email, ['a@b.example', 'c@d.example']);
        expect($order->delivery->speed, 'SAME-DAY');
        expect($order->delivery->address->city, 'Erfurt');
        expect($order->payment->dueDays, 14);
        expect($order->deliverBy, null);
        expect($order->lines[1]->engraving, 'für Zoë');
    }

    public function getOrderByCard(): void
    {
        $order = $this->get($this->byCard);
        expect($order->delivery->pickupPoint->locker, 12);
        expect($order->payment->token, 'tok');
        expect(strtotime($order->deliverBy), strtotime('2099-12-31T12:00:00+01:00'));
        expect($order->giftWrapped, true);
        expect($order->signature, "\x00\x01\xfe\xff");
    }

    public function findOrders(): void
    {
        $orders = $this->client->FindOrders(['query' => ['customerId' => $this->customer, 'status' => ['PLACED', 'SHIPPED']]])->order;
        expect(array_map(fn ($order) => $order->id, $orders), [$this->byCard, $this->invoiced]);
    }

    public function findNoOrders(): void
    {
        $found = $this->client->FindOrders(['query' => ['customerId' => 'nobody']]);
        expect(get_object_vars($found)['order'] ?? [], []);
    }

    public function notifyShipped(): void
    {
        $shipment = ['carrier' => 'Bote', 'shippedAt' => date(DATE_ATOM), 'parcels' => [['weight' => '0.125', 'fragile' => true]]];
        expect($this->client->NotifyShipped(['id' => $this->invoiced, 'shipment' => $shipment]), null);
        $deadline = time() + 10;
        while ($this->get($this->invoiced)->status !== 'SHIPPED') {
            if (time() > $deadline) {
                throw new Exception('order is not shipped after 10 s');
            }
            usleep(50000);
        }
    }

    public function cancelOrder(): void
    {
        $this->client->CancelOrder(['id' => $this->byCard]);
        expect($this->get($this->byCard)->status, 'CANCELLED');
    }

    public function unknownOrder(): void
    {
        $detail = $this->fault(fn () => $this->get('no-such <order>'), 'UnknownOrder');
        expect($detail->orderId, 'no-such <order>');
    }

    public function outOfStock(): void
    {
        $detail = $this->fault(fn () => $this->client->PlaceOrder(['order' => $this->order('SE-0001', 2)]), 'OutOfStock');
        // SoapClient reads details without the schema: one is no array, and numbers are text.
        expect(get_object_vars($detail->shortages), ['sku' => 'SE-0001', 'requested' => '2', 'available' => '0']);
    }

    public function invalidOrder(): void
    {
        $detail = $this->fault(fn () => $this->client->PlaceOrder(['order' => $this->order('pen', 0)]), 'InvalidOrder');
        expect(array_map(fn ($v) => $v->path, $detail->violations), ['lines[0].sku', 'lines[0].quantity']);
    }

    public function cancelShippedOrder(): void
    {
        $detail = $this->fault(fn () => $this->client->CancelOrder(['id' => $this->invoiced]), 'InvalidOrder');
        expect($detail->violations->path, 'status');
    }

    public function notANumber(): void
    {
        $order = $this->order();
        $order['lines'][0]['unitPrice'] = ['_' => 'ten', 'currency' => 'EUR'];
        $fault = $this->fault(fn () => $this->client->PlaceOrder(['order' => $order]), null);
        if (!str_contains($fault->getMessage(), 'unitPrice')) {
            throw new Exception($fault->getMessage() . ' (expected: what is wrong)');
        }
    }

    public function goesOn(): void
    {
        expect($this->get($this->byCard)->status, 'CANCELLED');
    }
}

$failed = 0;
$base = $argv[1];
$options = ['features' => SOAP_SINGLE_ELEMENT_ARRAYS, 'exceptions' => true];
$endpoints = [
    'SOAP 1.1' => fn () => new Orders(
        new SoapClient("$base/orders?wsdl", $options + ['soap_version' => SOAP_1_1]), false),
    // SoapClient takes the first port that it understands, whatever the version: name the address.
    'SOAP 1.2 with WS-Addressing' => fn () => new Orders(
        new AddressingClient("$base/orders/ws?singleWsdl", $options + ['soap_version' => SOAP_1_2, 'location' => "$base/orders/ws"]), true),
];
foreach ($endpoints as $title => $open) {
    $orders = $open();
    foreach ((new ReflectionClass(Orders::class))->getMethods(ReflectionMethod::IS_PUBLIC) as $check) {
        if ($check->isConstructor()) {
            continue;
        }
        $name = "php, $title: " . strtolower(preg_replace('/(?=[A-Z])/', ' ', $check->name));
        try {
            $check->invoke($orders);
            echo "ok   $name\n";
        } catch (Throwable $problem) {
            $failed++;
            echo "FAIL $name: {$problem->getMessage()}\n";
        }
    }
}
exit($failed ? 1 : 0);
