"""Calls the order desk by zeep with a UsernameToken and a Timestamp.

Usage: orders.py ADDRESS CA-CERTIFICATE
"""

import datetime
import sys

import requests
import zeep
from zeep.exceptions import Fault
from zeep.transports import Transport
from zeep.wsse.username import UsernameToken
from zeep.wsse.utils import WSU

INVALID = "InvalidSecurity"


def client(address, authority, password, created):
    session = requests.Session()
    session.trust_env = False
    session.verify = authority
    timestamp = None
    if created:
        timestamp = WSU.Timestamp()
        timestamp.append(WSU.Created(created.strftime("%Y-%m-%dT%H:%M:%SZ")))
        expires = created + datetime.timedelta(minutes=5)
        timestamp.append(WSU.Expires(expires.strftime("%Y-%m-%dT%H:%M:%SZ")))
    token = UsernameToken("alice", password, timestamp_token=timestamp)
    return zeep.Client(address + "?wsdl", transport=Transport(session=session), wsse=token)


def main(address, authority):
    now = datetime.datetime.utcnow()
    checks = [
        ("zeep with password", "wonder1and", now, None),
        ("zeep with wrong password", "wonderland", now, INVALID),
        ("zeep without timestamp", "wonder1and", None, INVALID),
        ("zeep with an old timestamp", "wonder1and", now - datetime.timedelta(hours=1), INVALID),
    ]
    failed = False
    for name, password, created, expected in checks:
        try:
            client(address, authority, password, created).service.FindOrders(query={})
            outcome = None
        except Fault as fault:
            outcome = fault.code.split(":")[-1]
        failed |= outcome != expected
        print(f"ok   {name}" if outcome == expected else f"FAIL {name}: {outcome} (expected: {expected})")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
