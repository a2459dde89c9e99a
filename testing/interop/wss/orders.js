// Calls the order desk by the npm package soap with a UsernameToken, its nonce, and a Timestamp.
// Usage: NODE_EXTRA_CA_CERTS=CA-CERTIFICATE node orders.js ADDRESS

import soap from 'soap';

const [, , address] = process.argv;

async function outcome(password) {
  const client = await soap.createClientAsync(address + '?wsdl');
  client.setSecurity(
    new soap.WSSecurity('alice', password, { hasTimeStamp: true, passwordType: 'PasswordText' }));
  try {
    await client.FindOrdersAsync({ query: {} });
    return 'answered';
  } catch (error) {
    return /InvalidSecurity/.test(error.response?.data ?? '') ? 'refused' : String(error);
  }
}

let failed = false;
for (const [name, password, expected] of [
  ['node soap with password', 'wonder1and', 'answered'],
  ['node soap with wrong password', 'wonderland', 'refused'],
]) {
  const actual = await outcome(password);
  failed ||= actual !== expected;
  console.log(actual === expected ? `ok   ${name}` : `FAIL ${name}: ${actual} (expected: ${expected})`);
}
process.exitCode = failed ? 1 : 0;
