#!/usr/bin/env python3
"""Pays and inquires with Ant International's own client (PyPI: ant-intl-alipayplus-mcp).

The client signs its requests and verifies the answers with code that is not ours, so a gateway that it is
content with speaks the protocol. It dials port 443 of its gateway's host and nothing else: only the class that
opens the connection is replaced here, and sends it to --address instead. Everything it says is untouched: the
absolute request line, the headers, the body, and the certificate that it does not check.

Prints one JSON object with the answers; ends with 1 and a line on stderr if anything is not as it must be.
"""

import argparse
import http.client
import json
import sys
import types

from alipayplusmcp.sdk.default_alipay_client import DefaultAlipayClient
from alipayplusmcp.sdk.model.amount import Amount
from alipayplusmcp.sdk.model.env import Env
from alipayplusmcp.sdk.model.merchant import Merchant
from alipayplusmcp.sdk.model.order import Order
from alipayplusmcp.sdk.model.payment_factor import PaymentFactor
from alipayplusmcp.sdk.model.payment_method import PaymentMethod
from alipayplusmcp.sdk.model.settlement_strategy import SettlementStrategy
from alipayplusmcp.sdk.net import default_http_rpc
from alipayplusmcp.sdk.request.pay.alipay_inquiry_payment_request import AlipayInquiryPaymentRequest
from alipayplusmcp.sdk.request.pay.alipay_pay_request import AlipayPayRequest
from alipayplusmcp.sdk.response.pay.alipay_inquiry_payment_response import AlipayInquiryPaymentResponse
from alipayplusmcp.sdk.response.pay.alipay_pay_response import AlipayPayResponse

# What the client believes to talk to; its request line and Host header say so.
GATEWAY_URL = "https://gateway.example"


class Store:
    """The client has a place for a store and no class for it."""

    def to_aps_dict(self):
        return {
            "referenceStoreId": "store-1",
            "storeName": "Official Client's Store",
            "storeMCC": "5812",
            "storeAddress": {"region": "SG"},
        }


def dial_instead(address, plain):
    """Sends every connection of the client to `address`, host:port."""
    host, _, port = address.rpartition(":")

    def connect(timeout, context, **_gateway):
        if plain:
            return http.client.HTTPConnection(host, int(port), timeout=timeout)
        return http.client.HTTPSConnection(host, int(port), timeout=timeout, context=context)

    default_http_rpc.http_client = types.SimpleNamespace(HTTPSConnection=connect)


def base64_of(path):
    """The key in `path` without its BEGIN and END lines, which is how the client takes keys."""
    with open(path, encoding="ascii") as file:
        return "".join(line.strip() for line in file if not line.startswith("-----"))


def pay_request(arguments):
    merchant = Merchant()
    merchant.reference_merchant_id = "merchant-1"
    merchant.merchant_mcc = "5812"
    merchant.merchant_name = "Official Client"
    merchant.store = Store()
    env = Env()
    env.terminal_type = "WAP"
    env.os_type = "IOS"
    env.user_agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AlipayConnect iapconnectsdk/2.37.0"
    amount = Amount(arguments.currency, arguments.value)
    order = Order()
    order.reference_order_id = arguments.payment_request_id
    order.order_description = "Kopi 咖啡"
    order.order_amount = amount
    order.merchant = merchant
    order.env = env
    factor = PaymentFactor()
    factor.is_in_store_payment = True
    factor.in_store_payment_scenario = "EntryCode"
    method = PaymentMethod()
    method.payment_method_type = "CONNECT_WALLET"
    strategy = SettlementStrategy()
    strategy.settlement_currency = arguments.currency
    request = AlipayPayRequest()
    request.payment_request_id = arguments.payment_request_id
    request.payment_amount = amount
    request.payment_method = method
    request.payment_factor = factor
    request.order = order
    request.payment_expiry_time = arguments.expiry
    request.payment_notify_url = arguments.notify_url
    request.payment_redirect_url = arguments.redirect_url
    request.settlement_strategy = strategy
    return request


def must(holds, complaint):
    if not holds:
        raise AssertionError(complaint)


def must_not_leave_signatures_unchecked():
    """The client believes an answer whose signature is empty; this makes sure that it verified each one."""
    verified = []
    module = sys.modules[DefaultAlipayClient.__module__]
    verify = module.verify

    def counted(*arguments):
        outcome = verify(*arguments)
        verified.append(outcome)
        return outcome

    module.verify = counted
    return verified


def main():
    arguments = read_arguments()
    dial_instead(arguments.address, arguments.plain)
    verified = must_not_leave_signatures_unchecked()
    client = DefaultAlipayClient(
        gateway_url=GATEWAY_URL,
        client_id=arguments.client_id,
        merchant_private_key=base64_of(arguments.private_key),
        alipay_public_key=base64_of(arguments.alipayplus_public_key),
    )

    pay_body = client.execute(pay_request(arguments))
    paid = AlipayPayResponse(pay_body)
    must(paid.result is not None, f"pay has no result: {pay_body}")
    must(paid.result.result_code == "PAYMENT_IN_PROCESS", f"pay says {paid.result.result_code}: {pay_body}")
    must(paid.result.result_status.value == "U", f"pay's status is not U: {pay_body}")
    must(paid.payment_id, f"pay gives no paymentId: {pay_body}")
    must(json.loads(pay_body).get("paymentUrl"), f"pay gives no paymentUrl: {pay_body}")

    request = AlipayInquiryPaymentRequest()
    request.payment_request_id = arguments.payment_request_id
    inquiry_body = client.execute(request)
    inquired = AlipayInquiryPaymentResponse(inquiry_body)
    must(inquired.result.result_code == "SUCCESS", f"inquiryPayment itself failed: {inquiry_body}")
    must(inquired.payment_id == paid.payment_id, f"inquiryPayment tells of another payment: {inquiry_body}")
    must(inquired.payment_result is not None, f"inquiryPayment has no paymentResult: {inquiry_body}")
    told = inquired.payment_result.result_code
    must(told == arguments.expect, f"the payment is {told}, not {arguments.expect}: {inquiry_body}")

    must(verified == [True, True], f"the client verified {len(verified)} of 2 answers")
    print(json.dumps({"pay": json.loads(pay_body), "inquiryPayment": json.loads(inquiry_body)}))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", required=True, help="host:port where the gateway really listens")
    parser.add_argument("--plain", action="store_true", help="the gateway speaks HTTP, not HTTPS")
    parser.add_argument("--client-id", required=True)
    parser.add_argument("--private-key", required=True, help="the acquirer's key: PKCS#8 PEM file")
    parser.add_argument("--alipayplus-public-key", required=True, help="the gateway's key: SPKI PEM file")
    parser.add_argument("--payment-request-id", required=True)
    parser.add_argument("--currency", default="SGD")
    parser.add_argument("--value", default="1250", help="in the currency's smallest unit")
    parser.add_argument("--notify-url", default="https://shop.example/alipayplus/notifyPayment")
    parser.add_argument("--redirect-url", default="https://shop.example/p/token")
    parser.add_argument("--expiry", required=True, help="ISO 8601")
    parser.add_argument("--expect", default="PAYMENT_IN_PROCESS", help="the result code that inquiryPayment tells")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except Exception as problem:  # whatever the client raises, the test must fail with one line that says it
        print(f"official_client: {type(problem).__name__}: {problem}", file=sys.stderr)
        sys.exit(1)
