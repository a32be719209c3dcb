// A phone's own browser: what the page offers instead of a form leads into a wallet.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { screenshotPath } from "./support/machine.mjs";
import { Phone, launch } from "./support/phone.mjs";
import { run } from "./support/program.mjs";
import { Shop } from "./support/shop.mjs";
import { noWallet } from "./support/wallets.mjs";

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

for (const dark of [false, true]) {
  test(`the code on the page scans, and leads to this page (${dark ? "dark" : "light"})`, async () => {
    const phone = await Phone.of(browser, noWallet, { dark });
    await phone.opens(shop.entry(shop.codes.counter));
    const picture = screenshotPath(`no-wallet-code-${dark ? "dark" : "light"}`);
    await phone.page.locator(".qr").screenshot({ path: picture });
    const decoded = await run("zbarimg", ["--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", picture]);
    assert.equal(decoded.trim(), shop.entry(shop.codes.counter));
    await phone.close();
  });
}

test("the link is copied by a touch, and the page says so", async () => {
  const phone = await Phone.of(browser, noWallet);
  await phone.context.grantPermissions(["clipboard-read"]);
  await phone.opens(shop.entry(shop.codes.counter));
  assert.equal(await phone.page.locator("#link").inputValue(), shop.entry(shop.codes.counter));
  await phone.page.getByRole("button", { name: "Copy" }).tap();
  await phone.page.getByText("Copied").waitFor();
  const copied = await phone.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, shop.entry(shop.codes.counter));
  await phone.close();
});

test("without JavaScript there is no button that does nothing", async () => {
  const phone = await Phone.of(browser, noWallet, { script: false });
  await phone.opens(shop.entry(shop.codes.counter));
  assert.equal(await phone.page.getByRole("button").count(), 0);
  assert.equal(await phone.page.locator("#link").inputValue(), shop.entry(shop.codes.counter));
  await phone.close();
});
