// Our server starts anew while a payer waits: the page says so, keeps trying, and shows what came of the payment.

import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

const engines = {
  "with the live status": async () => {},
  "where the live status cannot run": (phone) => {
    return phone.context.addInitScript("delete globalThis.WebAssembly");
  },
};
for (const [how, prepare] of Object.entries(engines)) {
  test(`the page waits for the server (${how})`, async () => {
    const phone = await Phone.of(browser, english);
    phone.forgive(/Failed to load resource: net::ERR_/);
    await prepare(phone);
    const code = shop.codes.counter;
    await phone.opens(shop.entry(code));
    await phone.presses(["5"]);
    await phone.pays();
    const payment = (await shop.payments(code)).at(-1);
    await phone.opens(payment.request.paymentRedirectUrl);
    await phone.sees("processing");
    await shop.restarts(async () => {
      await phone.page.getByText("The connection was lost. We keep trying.").waitFor();
      await phone.shoots(`connection-lost-${how === "with the live status" ? "en" : "script-only-en"}`);
    });
    await shop.decide(payment, "approve");
    await phone.sees("succeeded");
    await phone.close();
  });
}
