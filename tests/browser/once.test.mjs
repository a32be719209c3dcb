// Double tap, Back, two tabs: one payment, and never two by mistake.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

let browser, forgetful, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
  // As phones with little memory are: Back fetches the page again.
  forgetful = await launch(shop, "--disable-features=BackForwardCache");
});
after(async () => {
  await browser?.close();
  await forgetful?.close();
  await shop?.close();
});

/** Milliseconds between the taps of an impatient finger. */
const IMPATIENCE = 120;

/** Taps the same place of the screen twice. */
async function doubleTap(phone, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  const tap = () => phone.page.touchscreen.tap(x + width / 2, y + height / 2);
  const first = tap();
  await sleep(IMPATIENCE);
  await Promise.all([first, tap()]);
}

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test(`a double tap on pay makes one payment (${how})`, async () => {
    const phone = await Phone.of(browser, english, { script });
    const code = shop.codes.counter;
    const before = (await shop.payments(code)).length;
    await phone.opens(shop.entry(code));
    await phone.amount.fill("12.50");
    // Long enough for the second tap to meet a payment that is being asked for.
    await shop.goesWrong({ operation: "pay", kind: "slow", ms: 2000 });
    let posts = 0;
    phone.page.on("request", (request) => (posts += request.method() === "POST" ? 1 : 0));
    await doubleTap(phone, phone.payButton);
    await shop.eventually("Alipay+ is asked", async () => (await shop.payments(code)).length > before);
    await phone.shootsWhileLeaving(`paying-${script ? "en" : "script-off-en"}`);
    await phone.page.waitForURL(/\/wallet\//);
    // Where no script holds the second tap back, it is the server that sees to it.
    assert.equal(posts, script ? 1 : 2);
    assert.equal((await shop.payments(code)).length, before + 1);
    await phone.decides("Pay");
    await phone.sees("succeeded");
    await phone.close();
  });
}

const backs = {
  "with script": { script: true, keeps: true },
  "with script, and the page is not kept": { script: true, keeps: false },
  "without script": { script: false, keeps: true },
};
for (const [how, { script, keeps }] of Object.entries(backs)) {
  const chosen = () => (keeps ? browser : forgetful);

  test(`Back from the wallet, and pay again: the same payment (${how})`, async () => {
    const phone = await Phone.of(chosen(), english, { script });
    const code = shop.codes.limited;
    const before = (await shop.payments(code)).length;
    await phone.opens(shop.entry(code));
    await phone.amount.fill("12.50");
    await phone.pays();
    const wallet = phone.page.url();
    await phone.page.goBack();
    await phone.page.waitForURL(/\/e\//);
    if (script) {
      assert.equal(await phone.amount.inputValue(), "12.50", "the amount is kept");
      await phone.shoots("back-en");
    } else {
      await phone.amount.fill("12.50");
    }
    await phone.pays();
    assert.equal(phone.page.url(), wallet, "the wallet asks for the same payment");
    await phone.decides("Pay");
    await phone.sees("succeeded");
    const payments = (await shop.payments(code)).slice(before);
    assert.deepEqual(payments.map(({ status }) => status), ["succeeded"]);
    await phone.close();
  });

  test(`Back after paying, and pay again: the paid page, and no second payment (${how})`, async () => {
    const phone = await Phone.of(chosen(), english, { script });
    const code = shop.codes.limited;
    const before = (await shop.payments(code)).length;
    await phone.opens(shop.entry(code));
    await phone.amount.fill("7");
    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    while (!phone.page.url().includes("/e/")) await phone.page.goBack();
    await phone.amount.fill("7");
    await phone.payButton.tap();
    await phone.page.waitForURL(/\/p\//);
    await phone.sees("succeeded");
    assert.equal((await shop.payments(code)).length, before + 1);
    await phone.close();
  });
}

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test(`Back from the wallet, and another amount: the page asks which of the two (${how})`, async () => {
    const phone = await Phone.of(browser, english, { script });
    const code = shop.codes.limited;
    const before = (await shop.payments(code)).length;
    await phone.opens(shop.entry(code));
    await phone.amount.fill("12.50");
    await phone.pays();
    const wallet = phone.page.url();
    await phone.page.goBack();
    await phone.page.waitForURL(/\/e\//);
    await phone.amount.fill("99");
    await phone.payButton.tap();
    await phone.page.waitForURL(/\/p\//);
    const said = await phone.page.locator(".problem").innerText();
    assert.equal(said, "This payment is for SGD 12.50. You have now typed SGD 99.00.");
    if (script) await phone.looks("other-amount-en");

    await phone.page.getByRole("link", { name: "Continue with SGD 12.50" }).tap();
    await phone.page.waitForURL(wallet);
    await phone.page.goBack();
    await phone.page.getByRole("link", { name: "Start again with SGD 99.00" }).tap();
    await phone.page.waitForURL(/\/e\//);
    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    const amounts = (await shop.payments(code)).slice(before).map(({ amount }) => amount.value);
    assert.deepEqual(amounts, ["1250", "9900"]);
    await phone.close();
  });
}

test("two tabs are two payments, and each page tells of its own", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  const before = (await shop.payments(code)).length;
  const [one, two] = [phone.page, await phone.tab()];
  const pays = async (page, amount) => {
    phone.page = page;
    await phone.opens(shop.entry(code));
    await phone.amount.fill(amount);
    await phone.pays();
  };
  await pays(one, "5");
  await pays(two, "6");
  const [first, second] = (await shop.payments(code)).slice(before);
  assert.deepEqual([first.amount.value, second.amount.value], ["500", "600"]);

  phone.page = two;
  await phone.decides("Pay");
  await phone.sees("succeeded");
  phone.page = one;
  await phone.opens(first.request.paymentRedirectUrl);
  await phone.sees("processing");
  assert.match(await one.locator(".ending").innerText(), /SGD\s+5\.00/);
  await phone.close();
});

test("two tabs with one payment both change when it is paid", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  await phone.opens(shop.entry(code));
  await phone.amount.fill("5");
  await phone.pays();
  const payment = (await shop.payments(code)).at(-1);
  const tabs = [phone.page, await phone.tab()];
  for (phone.page of tabs) await phone.opens(payment.request.paymentRedirectUrl);
  await shop.decide(payment, "approve");
  for (phone.page of tabs) await phone.sees("succeeded");
  await phone.close();
});
