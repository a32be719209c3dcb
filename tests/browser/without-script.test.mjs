// The whole way without JavaScript, and with JavaScript whose wasm cannot be had.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { chinese, english } from "./support/wallets.mjs";

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

for (const wallet of [english, chinese]) {
  const { language } = wallet;

  test(`JavaScript off: typed, paid, and told by a page that loads itself (${language})`, async () => {
    const phone = await Phone.of(browser, wallet, { script: false });
    const code = shop.codes.counter;
    await phone.opens(shop.entry(code));
    const key = phone.page.locator("[data-key]").first();
    assert.equal(await key.isVisible(), false, "keys that do nothing are not shown");
    assert.equal(await phone.amount.getAttribute("inputmode"), "decimal", "the phone's own keyboard comes");
    await phone.shoots(`script-off-entry-${language}`);
    await phone.amount.fill("12,50");
    await phone.pays();
    const payment = (await shop.payments(code)).at(-1);
    await phone.opens(payment.request.paymentRedirectUrl);
    await phone.sees("processing");
    await phone.shoots(`script-off-checking-${language}`);
    await shop.decide(payment, "approve");
    await phone.sees("succeeded");
    assert.equal(await phone.page.locator("html").getAttribute("lang"), language);
    await phone.shoots(`script-off-approved-${language}`);
    await phone.close();
  });

  test(`JavaScript off: declined, and started again with the amount kept (${language})`, async () => {
    const phone = await Phone.of(browser, wallet, { script: false });
    await phone.opens(shop.entry(shop.codes.counter));
    await phone.amount.fill("3.40");
    await phone.pays();
    await phone.decides("Decline");
    await phone.sees("failed");
    await phone.page.locator("a.button").tap();
    await phone.page.waitForURL(/\/e\//);
    assert.equal(await phone.amount.inputValue(), "3.40");
    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    await phone.close();
  });
}

test("JavaScript off: a wrong amount is said and kept", async () => {
  const phone = await Phone.of(browser, english, { script: false });
  await phone.opens(shop.entry(shop.codes.limited));
  await phone.amount.fill("0.50");
  await phone.payButton.tap();
  await phone.page.locator("#problem").waitFor();
  assert.equal(await phone.amount.inputValue(), "0.50");
  phone.forgive(/status of 422/);
  await phone.shoots("script-off-refused-en");
  await phone.close();
});

const engines = {
  "the wasm does not come": async (phone) => {
    await phone.context.route("**/*.wasm", (route) => route.abort());
    phone.forgive(/Failed to load resource: net::ERR_FAILED/);
  },
  "the script does not come": async (phone) => {
    await phone.context.route("**/pkg/*.js", (route) => route.abort());
    phone.forgive(/Failed to load resource: net::ERR_FAILED/);
  },
  "the engine knows no wasm": (phone) => phone.context.addInitScript("delete globalThis.WebAssembly"),
};
for (const [what, spoil] of Object.entries(engines)) {
  test(`${what}: keys, pay and the page that changes by itself work all the same`, async () => {
    const phone = await Phone.of(browser, english);
    await spoil(phone);
    const code = shop.codes.counter;
    await phone.opens(shop.entry(code));
    await phone.presses(["1", "2", "0", "delete", ".", "5", ".", "0"]);
    assert.equal(await phone.amount.inputValue(), "12.50", "one decimal point is enough");
    await phone.pays();
    const payment = (await shop.payments(code)).at(-1);
    assert.equal(payment.amount.value, "1250");
    await phone.opens(payment.request.paymentRedirectUrl);
    await phone.sees("processing");
    await shop.decide(payment, "approve");
    await phone.sees("succeeded");
    await phone.close();
  });
}

test("a slow network: the page pays before any script has arrived", async () => {
  const phone = await Phone.of(browser, english);
  // They come when the payment is long over.
  await phone.context.route("**/pkg/**", () => {});
  const code = shop.codes.counter;
  await phone.page.goto(shop.entry(code), { waitUntil: "commit" });
  await phone.presses(["6"]);
  await phone.payButton.tap();
  await phone.page.waitForURL(/\/wallet\//);
  assert.equal((await shop.payments(code)).at(-1).amount.value, "600");
  await phone.close();
});
