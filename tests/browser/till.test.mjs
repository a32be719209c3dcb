// Money arrives: a payer pays, the till shows and sounds it, a part goes back, and it all stands in the file. Then the
// pages that are about money are looked at, on a phone and on a desk, in light and dark.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english, noWallet } from "./support/wallets.mjs";

const PASSWORD = "correct horse battery";
/** Below the ten seconds after which the till looks by itself. */
const AT_ONCE = { timeout: 5_000 };

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop, "--autoplay-policy=user-gesture-required");
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** Somebody who is signed in. */
async function clerk(name, wallet, options) {
  const phone = await Phone.of(browser, wallet, options);
  await phone.opens(await shop.user(name, "--role", "operator"));
  for (const field of ["password", "repeated"]) await phone.page.locator(`#${field}`).fill(PASSWORD);
  await phone.page.locator("main button").click();
  await phone.page.waitForURL(/\/console\/sign-in/);
  await phone.page.locator("#name").fill(name);
  await phone.page.locator("#password").fill(PASSWORD);
  await phone.page.locator("main button").click();
  await phone.page.waitForURL(/\/console\/till/);
  return phone;
}

/** A payer scans a code, types an amount, and pays in the wallet. */
async function pays(code, keys) {
  const payer = await Phone.of(browser, english);
  await payer.opens(shop.entry(code));
  if (keys) await payer.presses(keys);
  await payer.pays();
  const payment = (await shop.payments(code)).at(-1);
  await shop.decide(payment, "approve");
  await payer.close();
  return payment;
}

const oscillators = (phone) => phone.page.evaluate(() => globalThis.beeps ?? 0);

test("a payment arrives on the till, a part of it goes back, and both stand in the file", async () => {
  const desk = await clerk("till@kopi.example", noWallet, { desk: true });
  await desk.page.addInitScript(() => {
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
      globalThis.beeps = (globalThis.beeps ?? 0) + 1;
      return make.call(this);
    };
  });
  await desk.opens(`${shop.url}/console/till`);
  await desk.page.locator(".till-live").waitFor();
  await desk.page.locator("#till-sound").click();
  const before = await oscillators(desk);
  const payment = await pays(shop.codes.counter, ["1", "2", ".", "5"]);
  const arrived = desk.page.locator(`[data-payment="${payment.paymentRequestId}"]`);
  await arrived.waitFor(AT_ONCE);
  assert.equal(await arrived.locator(".till-amount").innerText(), "SGD 12.50");
  assert.match(await arrived.locator(".till-what").innerText(), /^Counter · /);
  assert.equal(await arrived.getAttribute("data-fresh"), "yes", "it has a colour of its own");
  assert.ok((await oscillators(desk)) > before, "it is heard");
  const size = (locator) => locator.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  assert.ok((await size(arrived.locator(".till-amount"))) >= 44, "it is read from two metres");
  // ux.md F17: neither a sum nor the newest amount is broken over two lines, also where there are several stores.
  const lines = await desk.page.evaluate(() => {
    const tile = document.querySelector(".till-sum");
    tile.parentElement.append(...[1, 2].map(() => tile.cloneNode(true)));
    for (const sum of document.querySelectorAll(".till-sum strong")) sum.textContent = "SGD 19,045.96";
    const all = [...document.querySelectorAll(".till-sum strong, .till-amount")];
    return all.map((one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight));
  });
  assert.ok(lines.every((count) => count < 1.5), `${lines}`);
  await desk.looks("till-live");

  await arrived.locator("a").click();
  await desk.page.locator("#amount").fill("2.50");
  await desk.page.locator("#reason").fill("Cold coffee");
  await desk.page.locator("form[action$='/refund'] button").click();
  assert.equal(await desk.page.locator("main h2").innerText(), "Give SGD 2.50 back?");
  await desk.looks("payment-confirm");
  await desk.page.locator("main form button").click();
  await desk.page.waitForURL(/done=refund-asked/);
  await desk.looks("payment-refunded");

  await desk.opens(`${shop.url}/console/payments?amount=12.50`);
  const waiting = desk.page.waitForEvent("download");
  await desk.page.locator("a[href*='payments.csv']").click();
  const file = await readFile(await (await waiting).path(), "utf8");
  const line = file.split("\r\n").find((text) => text.includes(payment.paymentRequestId));
  assert.ok(line.includes(",succeeded,SGD,12.50,2.50,"), line);
  await desk.close();
});

test("a till that hears nothing says that it is not live, and is live again by itself", async () => {
  const desk = await clerk("lost@kopi.example", noWallet, { desk: true });
  desk.forgive(/ERR_|Failed to load/);
  await desk.page.locator(".till-live").waitFor();
  await shop.restarts(async () => {
    await desk.page.locator(".till-lost").waitFor();
    await desk.looks("till-lost");
  });
  await desk.page.locator(".till-live").waitFor({ timeout: 30_000 });
  const payment = await pays(shop.codes.counter, ["7"]);
  await desk.page.locator(`[data-payment="${payment.paymentRequestId}"]`).waitFor(AT_ONCE);
  await desk.close();
});

test("without script the till loads itself again", async () => {
  const phone = await clerk("plain@kopi.example", noWallet, { script: false });
  const payment = await pays(shop.codes.fixed);
  await phone.page.locator(`[data-payment="${payment.paymentRequestId}"]`).waitFor();
  assert.ok(await phone.page.locator("#till-sound").isHidden(), "there is no sound to turn on");
  assert.ok(await phone.page.locator(".till-live").isHidden(), "nobody claims that it is live");
  await phone.close();
});

for (const [language, locale] of [
  ["en", "en-SG"],
  ["ja", "ja-JP"],
]) {
  for (const [device, desk, dark] of [
    ["phone", false, false],
    ["desk", true, true],
  ]) {
    const name = `${language}-${device}-${dark ? "dark" : "light"}`;
    test(`every page about money: ${name}`, async () => {
      const payment = await pays(shop.codes.limited, ["8", ".", "8"]);
      const id = payment.paymentRequestId;
      const phone = await clerk(`${name}@kopi.example`, { ...noWallet, locale }, { desk, dark });
      const store = await phone.page.locator("#store option").nth(1).getAttribute("value");
      for (const [page, path] of Object.entries({
        till: "/console/till",
        payments: "/console/payments",
        "payments-none": "/console/payments?amount=999",
        payment: `/console/payments/${id}`,
        summary: "/console/summary",
        "summary-store": `/console/summary?store=${store}`,
      })) {
        await phone.opens(`${shop.url}${path}`);
        assert.equal(await phone.page.locator("html").getAttribute("lang"), language);
        await phone.looks(`money-${page}-${name}`);
      }
      await phone.opens(`${shop.url}/console/payments?amount=coffee`, 422);
      await phone.looks(`money-payments-wrong-${name}`);
      await phone.close();
    });
  }
}
