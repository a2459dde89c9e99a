// Calls the order desk by the npm package soap: every operation of Orders, its faults, and bad input.
// Usage: node orders.js BASE-ADDRESS

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import soap from 'soap';

const ADDRESSING = 'http://www.w3.org/2005/08/addressing';

/** Gives each request the headers of WS-Addressing, of which the package knows nothing. */
function addAddressing(client, address) {
  client.addSoapHeader(
    (method, location, action) =>
      `<a:Action xmlns:a="${ADDRESSING}">${action}</a:Action>` +
      `<a:MessageID xmlns:a="${ADDRESSING}">urn:uuid:${randomUUID()}</a:MessageID>` +
      `<a:To xmlns:a="${ADDRESSING}">${address}</a:To>`);
}

/** Says of what type a value is; t is the prefix that the WSDL gives the types, and so the package. */
function typed(name, value) {
  return { attributes: { 'xsi:type': `t:${name}` }, ...value };
}

class Orders {
  constructor(client, port, soap12) {
    // An operation taken from the client itself goes to the last port that has it.
    this.port = client.OrderDesk[port];
    this.soap12 = soap12;
    this.customer = 'node-' + randomUUID();
  }

  call(operation, parameters) {
    return new Promise((resolve, reject) => {
      this.port[operation](parameters, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }

  order(sku = 'PN-0002', quantity = 3, others = {}) {
    return {
      customer: { id: this.customer, name: 'Zoë Färber & Söhne <GmbH>', email: ['a@b.example', 'c@d.example'] },
      lines: [{ sku, quantity }, { sku: 'IN-0001', quantity: 1, engraving: 'für Zoë' }],
      delivery: {
        speed: 'SAME-DAY',
        address: { street: ['Am Markt 1'], postalCode: '99084', city: 'Erfurt', country: 'DE' },
      },
      payment: typed('InvoicePayment', { reference: 'r-1', dueDays: 14 }),
      deliverBy: { attributes: { 'xsi:nil': true } },
      giftWrapped: false,
      ...others,
    };
  }

  async get(id) {
    return (await this.call('GetOrder', { id })).order;
  }

  async fault(call, name) {
    try {
      await call();
    } catch (error) {
      const fault = error.root?.Envelope?.Body?.Fault;
      if (fault === undefined) {
        throw error;
      }
      const code = this.soap12 ? fault.Code.Value : fault.faultcode;
      if (name === null) {
        return this.soap12 ? fault.Reason.Text.$value ?? fault.Reason.Text : fault.faultstring;
      }
      assert.equal((code.$value ?? code).split(':').pop(), this.soap12 ? 'Sender' : 'Client');
      const detail = fault.Detail ?? fault.detail;
      assert.deepEqual(Object.keys(detail), [name]);
      return detail[name];
    }
    return assert.fail(`no fault (expected: ${name})`);
  }

  // The checks, in order: later ones call for what the earlier ones placed.

  async 'place order on invoice'() {
    const { receipt } = await this.call('PlaceOrder', { order: this.order() });
    assert.equal(receipt.total.$value, '15.90');
    assert.equal(receipt.total.attributes.currency, 'EUR');
    assert.deepEqual(receipt.lines.map((line) => Number(line.quantity)), [3, 1]);
    this.invoiced = receipt.orderId;
  }

  async 'place order by card'() {
    const { receipt } = await this.call('PlaceOrder', {
      order: this.order('PN-0002', 3, {
        delivery: { speed: 'EXPRESS', pickupPoint: { code: 'P-7', locker: 12 } },
        payment: typed('CardPayment', { token: 'tok', authorizedAt: new Date().toISOString() }),
        deliverBy: '2099-12-31T12:00:00+01:00',
        giftWrapped: true,
        note: '',
        signature: 'AAH+/w==',
      }),
    });
    this.byCard = receipt.orderId;
  }

  async 'get order on invoice'() {
    const order = await this.get(this.invoiced);
    assert.equal(order.status, 'PLACED');
    assert.equal(order.customer.name, 'Zoë Färber & Söhne <GmbH>');
    assert.deepEqual(order.customer.email, ['a@b.example', 'c@d.example']);
    assert.equal(order.delivery.speed, 'SAME-DAY');
    assert.equal(order.delivery.address.city, 'Erfurt');
    assert.match(order.payment.attributes['xsi:type'], /InvoicePayment$/);
    assert.equal(Number(order.payment.dueDays), 14);
    assert.equal(order.deliverBy ?? null, null);
    assert.equal(order.lines[1].engraving, 'für Zoë');
  }

  async 'get order by card'() {
    const order = await this.get(this.byCard);
    assert.equal(order.delivery.pickupPoint.locker, 12);
    assert.match(order.payment.attributes['xsi:type'], /CardPayment$/);
    assert.equal(order.payment.token, 'tok');
    assert.equal(order.deliverBy.getTime(), Date.parse('2099-12-31T12:00:00+01:00'));
    assert.equal(order.giftWrapped, true);
    assert.equal(order.signature, 'AAH+/w==');
  }

  async 'find orders'() {
    const found = await this.call('FindOrders', { query: { customerId: this.customer, status: ['PLACED', 'SHIPPED'] } });
    assert.deepEqual(found.order.map((order) => order.id), [this.byCard, this.invoiced]);
  }

  async 'find no orders'() {
    const found = await this.call('FindOrders', { query: { customerId: 'nobody' } });
    assert.deepEqual(found?.order ?? [], []);
  }

  async 'notify shipped'() {
    await this.call('NotifyShipped', {
      id: this.invoiced,
      shipment: { carrier: 'Bote', shippedAt: new Date().toISOString(), parcels: [{ weight: '0.125', fragile: true }] },
    });
    const deadline = Date.now() + 10_000;
    while ((await this.get(this.invoiced)).status !== 'SHIPPED') {
      assert.ok(Date.now() < deadline, 'order is not shipped after 10 s');
      await pause(50);
    }
  }

  async 'cancel order'() {
    await this.call('CancelOrder', { id: this.byCard });
    assert.equal((await this.get(this.byCard)).status, 'CANCELLED');
  }

  async 'unknown order'() {
    const detail = await this.fault(() => this.get('no-such <order>'), 'UnknownOrder');
    assert.equal(detail.orderId, 'no-such <order>');
  }

  async 'out of stock'() {
    const detail = await this.fault(() => this.call('PlaceOrder', { order: this.order('SE-0001', 2) }), 'OutOfStock');
    // The package reads details without the schema: one is no array, and numbers are text.
    assert.deepEqual({ ...[detail.shortages].flat()[0] }, { sku: 'SE-0001', requested: '2', available: '0' });
  }

  async 'invalid order'() {
    const detail = await this.fault(() => this.call('PlaceOrder', { order: this.order('pen', 0) }), 'InvalidOrder');
    assert.deepEqual(detail.violations.map((violation) => violation.path), ['lines[0].sku', 'lines[0].quantity']);
  }

  async 'cancel shipped order'() {
    const detail = await this.fault(() => this.call('CancelOrder', { id: this.invoiced }), 'InvalidOrder');
    assert.equal([detail.violations].flat()[0].path, 'status');
  }

  async 'not a number'() {
    const order = this.order();
    order.lines[0].unitPrice = { attributes: { currency: 'EUR' }, $value: 'ten' };
    assert.match(await this.fault(() => this.call('PlaceOrder', { order }), null), /unitPrice/);
  }

  async 'goes on'() {
    assert.equal((await this.get(this.byCard)).status, 'CANCELLED');
  }
}

const base = process.argv[2];
const endpoints = {
  'SOAP 1.1': async () => new Orders(await soap.createClientAsync(`${base}/orders?wsdl`), 'BasicHttpBinding_Orders', false),
  'SOAP 1.2 with WS-Addressing': async () => {
    const client = await soap.createClientAsync(`${base}/orders/ws?singleWsdl`, { forceSoap12Headers: true });
    addAddressing(client, `${base}/orders/ws`);
    return new Orders(client, 'WSHttpBinding_Orders', true);
  },
};
let failed = 0;
for (const [title, open] of Object.entries(endpoints)) {
  const orders = await open();
  const checks = Object.getOwnPropertyNames(Orders.prototype).filter((name) => name.includes(' '));
  for (const check of checks) {
    const name = `node, ${title}: ${check}`;
    try {
      await orders[check]();
      console.log(`ok   ${name}`);
    } catch (problem) {
      failed++;
      console.log(`FAIL ${name}: ${`${problem?.message ?? JSON.stringify(problem)}`.replaceAll('\n', ' ')}`);
    }
  }
}
process.exit(failed ? 1 : 0);
