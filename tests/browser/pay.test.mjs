// Scan, type an amount, pay, come back: in each language.

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

const words = {
  en: {
    paid: "Paid",
    notPaid: "Not paid",
    notCharged: "You were not charged.",
    tooLow: "The balance in your wallet is too low.",
    again: "Start again",
  },
  "zh-Hans": {
    paid: "付款成功",
    notPaid: "付款未成功",
    notCharged: "您没有被扣款。",
    tooLow: "钱包余额不足。",
    again: "重新开始",
  },
};

for (const wallet of [english, chinese]) {
  const say = words[wallet.language];

  test(`approve: the payer comes back to a page that says paid (${wallet.language})`, async () => {
    const phone = await Phone.of(browser, wallet);
    await phone.opens(shop.entry(shop.codes.counter));
    assert.equal(await phone.page.locator("html").getAttribute("lang"), wallet.language);
    await phone.presses(["1", "2", ".", "5", "0"]);
    await phone.pays();
    await phone.shoots(`wallet-${wallet.language}`);
    await phone.decides("Pay");
    await phone.sees("succeeded");
    assert.equal(await phone.page.locator("h1").innerText(), say.paid);
    assert.match(await phone.page.locator(".receipt").innerText(), /SGD 12\.50/);
    await phone.shoots(`approved-${wallet.language}`);
    const paid = (await shop.payments(shop.codes.counter)).at(-1);
    assert.equal(paid.status, "succeeded");
    assert.deepEqual(paid.amount, { currency: "SGD", value: "1250" });
    await phone.close();
  });

  test(`decline: the page says so and starts again with the amount kept (${wallet.language})`, async () => {
    const phone = await Phone.of(browser, wallet);
    await phone.opens(shop.entry(shop.codes.limited));
    await phone.presses(["8", ".", "3"]);
    await phone.pays();
    await phone.page.locator("summary").tap();
    await phone.page.locator("select").selectOption("USER_BALANCE_NOT_ENOUGH");
    await phone.decides("Fail");
    await phone.sees("failed");
    assert.equal(await phone.page.locator("h1").innerText(), say.notPaid);
    const text = await phone.page.locator("main").innerText();
    assert.ok(text.includes(say.notCharged) && text.includes(say.tooLow), text);
    await phone.shoots(`declined-${wallet.language}`);

    const [declined] = (await shop.payments(shop.codes.limited)).slice(-1);
    await phone.page.getByRole("link", { name: say.again }).tap();
    await phone.page.waitForURL(/\/e\//);
    assert.equal(await phone.amount.inputValue(), "8.30");
    await phone.shoots(`started-again-${wallet.language}`);
    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    const [again] = (await shop.payments(shop.codes.limited)).slice(-1);
    assert.notEqual(again.paymentId, declined.paymentId);
    assert.deepEqual(again.amount, { currency: "SGD", value: "830" });
    assert.equal(await phone.page.locator("html").getAttribute("lang"), wallet.language);
    await phone.close();
  });
}

test("a page that is open changes by itself when the money has moved", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  await phone.opens(shop.entry(code));
  await phone.presses(["5"]);
  await phone.pays();
  const payment = (await shop.payments(code)).at(-1);
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("processing");
  await phone.shoots("checking-en");
  await shop.decide(payment, "approve");
  await phone.sees("succeeded");
  const clock = phone.page.locator("#clock");
  const before = await clock.innerText();
  await phone.page.waitForFunction((before) => document.querySelector("#clock").innerText !== before, before);
  await phone.close();
});

test("the time to confirm counts down, and once it is over the page asks what to show", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  await phone.opens(shop.entry(code));
  await phone.presses(["5"]);
  await phone.pays();
  const payment = (await shop.payments(code)).at(-1);
  await phone.page.clock.install();
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("processing");
  const left = phone.page.locator("#left");
  assert.match(await left.innerText(), /^0?9:5\d$/);
  await phone.page.clock.runFor(60_000);
  assert.match(await left.innerText(), /^08:5\d$/);
  const loaded = phone.page.waitForEvent("domcontentloaded");
  await phone.page.clock.runFor(540_000);
  await loaded;
  await phone.sees("processing");
  await phone.close();
});

test("a payment that nobody was told of is found out while the payer waits", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  await phone.opens(shop.entry(code));
  await phone.presses(["5"]);
  await phone.pays();
  const payment = (await shop.payments(code)).at(-1);
  await shop.decide(payment, "approve?notify=false");
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("succeeded");
  await phone.close();
});

test("Alipay+ out of reach: nothing was charged, and trying again leads to the wallet", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  const before = (await shop.payments(code)).length;
  await phone.opens(shop.entry(code));
  await phone.presses(["4", ".", "2"]);
  await shop.goesWrong({ operation: "pay", kind: "bad_signature", times: 2 });
  phone.forgive(/status of 503/);
  await phone.payButton.tap();
  await phone.page.getByRole("button", { name: "Try again" }).waitFor();
  await phone.looks("unreachable-en");
  await phone.page.getByRole("button", { name: "Try again" }).tap();
  await phone.page.waitForURL(/\/wallet\//);
  await phone.decides("Pay");
  await phone.sees("succeeded");
  assert.equal((await shop.payments(code)).length, before + 1);
  await phone.close();
});

test("a code with an amount needs one touch", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.fixed));
  assert.equal(await phone.amount.count(), 0);
  await phone.pays();
  await phone.decides("Pay");
  await phone.sees("succeeded");
  assert.match(await phone.page.locator(".receipt").innerText(), /SGD 5\.80/);
  await phone.close();
});
