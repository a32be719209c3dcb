// The till where its stream does not come, or is one of many: behind a proxy that gathers answers, and in more tabs than
// HTTP/1.1 has connections for.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english, noWallet } from "./support/wallets.mjs";

const PASSWORD = "correct horse battery";
/** More than browsers have connections to one host. */
const TABS = 8;

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop, "--disable-http2");
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** Somebody who is signed in. */
async function clerk(name) {
  const phone = await Phone.of(browser, noWallet, { desk: true });
  phone.forgive(/ERR_|Failed to load/);
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
async function pays() {
  const payer = await Phone.of(browser, english);
  await payer.opens(shop.entry(shop.codes.counter));
  await payer.presses(["7"]);
  await payer.pays();
  const payment = (await shop.payments(shop.codes.counter)).at(-1);
  await shop.decide(payment, "approve");
  await payer.close();
  return payment;
}

const arrived = (page, payment) => page.locator(`[data-payment="${payment.paymentRequestId}"]`);

/** Counts the streams that a page has open. */
function countStreams() {
  const Real = EventSource;
  globalThis.streams = 0;
  globalThis.EventSource = class extends Real {
    constructor(...of) {
      super(...of);
      globalThis.streams += 1;
    }
    close() {
      if (this.readyState !== Real.CLOSED) globalThis.streams -= 1;
      super.close();
    }
  };
}

// field.md 1: behind nginx as it comes, a payment never appeared.
test("a till whose stream brings nothing shows payments all the same", async () => {
  const desk = await clerk("proxy@kopi.example");
  await desk.page.route("**/till/events*", () => {});
  await desk.page.reload();
  const payment = await pays();
  await arrived(desk.page, payment).waitFor({ timeout: 15_000 });
  assert.ok(await desk.page.locator(".till-live").isVisible(), "it is as live as it can be");
  await desk.close();
});

// field.md 24: the sixth tab hung.
test("a till in more tabs than HTTP/1.1 has connections for loads in each, and hears of a payment", async () => {
  const desk = await clerk("tabs@kopi.example");
  const tabs = [desk.page];
  while (tabs.length < TABS) {
    const tab = await desk.page.context().newPage();
    await tab.goto(`${shop.url}/console/till`, { timeout: 10_000 });
    tabs.push(tab);
  }
  const protocol = () => performance.getEntriesByType("navigation")[0].nextHopProtocol;
  assert.equal(await tabs.at(-1).evaluate(protocol), "http/1.1");
  const payment = await pays();
  for (const tab of tabs) await arrived(tab, payment).waitFor({ timeout: 15_000 });
  await desk.close();
});

test("a tab that is hidden lets go of its stream, unless its sound is on, and has it again when it is seen", async () => {
  const desk = await clerk("hidden@kopi.example");
  await desk.page.addInitScript(countStreams);
  await desk.page.reload();
  const turns = (hidden) =>
    desk.page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  const has = (count) => desk.page.waitForFunction((count) => globalThis.streams === count, count);
  await has(1);
  await turns(true);
  await has(0);
  const payment = await pays();
  await turns(false);
  await has(1);
  await arrived(desk.page, payment).waitFor({ timeout: 5_000 });
  await desk.page.locator("#till-sound").click();
  await turns(true);
  await arrived(desk.page, await pays()).waitFor({ timeout: 5_000 });
  await has(1);
  await desk.close();
});
