// What the payer's pages say by themselves: problems as they are typed, a phone that is offline, a list that closes, and a
// paid page that ages.

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

const problem = (phone) => phone.page.locator("#problem");

// ux.md F3
test("nothing typed is said in the page's language, not in the browser's", async () => {
  const phone = await Phone.of(browser, { ...chinese, locale: "en-US" });
  const address = shop.entry(shop.codes.counter);
  await phone.opens(address);
  await phone.payButton.tap();
  await problem(phone).waitFor();
  assert.equal(await problem(phone).innerText(), "请输入付款金额。");
  assert.equal(phone.page.url(), address, "nothing was sent");
  await phone.close();
});

// ux.md F4
test("a problem goes as it is corrected, and limits are said at once", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.limited));
  await phone.isAlive();
  await phone.presses(["0", ".", "5"]);
  assert.equal(await problem(phone).isVisible(), false, "it may still grow");
  await phone.payButton.tap();
  assert.equal(await problem(phone).innerText(), "The least you can pay here is SGD 1.00.");
  await phone.presses(["8"]);
  assert.equal(await phone.amount.inputValue(), "8", "it takes the place of what was wrong");
  assert.equal(await problem(phone).isVisible(), false);
  await phone.presses(["0", "0", "0"]);
  assert.equal(await phone.amount.inputValue(), "8,000");
  assert.equal(await problem(phone).innerText(), "The most you can pay here is SGD 500.00.");
  assert.equal(await phone.amount.getAttribute("aria-invalid"), "true");
  await phone.looks("above-the-maximum");
  await phone.presses(["delete", "delete"]);
  assert.equal(await problem(phone).isVisible(), false);
  assert.equal(await phone.amount.getAttribute("aria-invalid"), null);
  await phone.pays();
  assert.equal((await shop.payments(shop.codes.limited)).at(-1).amount.value, "8000");
  await phone.close();
});

test("what the server refused is replaced by what is typed next", async () => {
  const phone = await Phone.of(browser, english);
  phone.forgive(/status of 422/);
  await phone.opens(shop.entry(shop.codes.counter));
  await phone.amount.fill("12€");
  await phone.payButton.tap();
  await problem(phone).waitFor();
  assert.equal(await problem(phone).innerText(), "“€” cannot be part of an amount. Use digits only.");
  await phone.page.waitForFunction(() => document.activeElement.id === "amount");
  await phone.presses(["7"]);
  assert.equal(await phone.amount.inputValue(), "7");
  assert.equal(await problem(phone).isVisible(), false);
  await phone.close();
});

// ux.md F5
for (const script of [true, false]) {
  test(`an unusually large amount is asked about once (${script ? "with" : "without"} script)`, async () => {
    const phone = await Phone.of(browser, english, { script });
    phone.forgive(/status of 422/);
    await phone.opens(shop.entry(shop.codes.counter));
    await phone.amount.fill("99999");
    await phone.payButton.tap();
    await phone.page.locator(".question").waitFor();
    assert.match(await problem(phone).innerText(), /^SGD 99,999\.00 is a very large amount\./);
    if (script) await phone.looks("unusual");
    await phone.pays();
    assert.equal((await shop.payments(shop.codes.counter)).at(-1).amount.value, "9999900");
    await phone.close();
  });
}

// ux.md F12
test("offline on pay: said by the page, with amount and note kept", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.counter));
  await phone.isAlive();
  await phone.presses(["1", "2"]);
  await phone.page.locator("#note").fill("Table 3");
  await phone.context.setOffline(true);
  await phone.payButton.tap();
  assert.match(await problem(phone).innerText(), /^You are offline, and nothing was sent\./);
  assert.equal(await phone.amount.inputValue(), "12");
  await phone.shoots("offline");
  await phone.context.setOffline(false);
  await phone.pays();
  const paid = (await shop.payments(shop.codes.counter)).at(-1);
  assert.equal(paid.amount.value, "1200");
  assert.match(paid.request.order.orderDescription, /Table 3/);
  await phone.close();
});

// ux.md F22
test("the list of languages marks the current one, and closes by Escape and by a tap outside", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.counter));
  const { page } = phone;
  const list = page.locator("#languages");
  await page.locator(".languages summary").tap();
  assert.equal(await list.locator("[aria-current]").innerText(), "English");
  await phone.shoots("languages-open");
  await page.keyboard.press("Escape");
  assert.equal(await list.isVisible(), false);
  await page.locator(".languages summary").tap();
  assert.equal(await list.isVisible(), true);
  await page.locator("h1").tap();
  assert.equal(await list.isVisible(), false);
  await page.locator(".languages summary").tap();
  await list.getByText("Deutsch").tap();
  await page.waitForURL(/lang=de/);
  await phone.close();
});

// security.md M2, ux.md F1
test("a paid page that stays open becomes an earlier payment, also offline", async () => {
  const phone = await Phone.of(browser, english);
  await phone.page.clock.install();
  await phone.opens(shop.entry(shop.codes.counter));
  await phone.presses(["5"]);
  await phone.pays();
  const payment = (await shop.payments(shop.codes.counter)).at(-1);
  await shop.decide(payment, "approve");
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("succeeded");
  const { page } = phone;
  assert.equal(await page.locator("h1").innerText(), "Paid");
  await page.locator("#clock").waitFor();
  await phone.looks("paid-fresh");
  phone.forgive(/ERR_INTERNET_DISCONNECTED/);
  await phone.context.setOffline(true);
  await page.clock.fastForward(4 * 60_000);
  assert.equal(await page.locator("h1").innerText(), "Paid");
  await page.clock.fastForward(2 * 60_000);
  await page.locator(".outcome-earlier").waitFor();
  assert.equal(await page.locator("h1").innerText(), "Earlier payment");
  assert.equal(await page.locator("#clock").count(), 0);
  assert.match(await page.locator(".paid-at").innerText(), /^Paid on \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
  assert.match(await page.title(), /^Earlier payment · /);
  await page.locator(".turn-words").tap();
  await phone.shoots("paid-earlier-turned");
  await phone.close();
});

// field.md O10
test("news of a payment while the network is gone: the page stays, and shows it once it is back", async () => {
  const phone = await Phone.of(browser, english);
  phone.forgive(/Failed to load resource/);
  await phone.opens(shop.entry(shop.codes.counter));
  await phone.presses(["6"]);
  await phone.pays();
  const payment = (await shop.payments(shop.codes.counter)).at(-1);
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("processing");
  await phone.page.locator("#status[data-live]").waitFor({ state: "attached" });
  // The stream still tells; everything else is refused, as where the network is going away.
  const gone = (route) => route.abort("internetdisconnected");
  await phone.context.route(/\/p\/[0-9a-f]+(\/status)?(\?.*)?$/, gone);
  await shop.decide(payment, "approve");
  await new Promise((done) => setTimeout(done, 2000));
  assert.equal(await phone.page.locator("h1").innerText(), "Checking the payment", "the page is still there");
  await phone.context.unroute(/\/p\/[0-9a-f]+(\/status)?(\?.*)?$/, gone);
  await phone.sees("succeeded");
  await phone.close();
});
