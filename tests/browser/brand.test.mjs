// The operator's pictures: in their places, without a shift when they come, and nothing but pictures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

const svg = (width, height, shapes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${shapes}</svg>`;
const brand = {
  mark: svg(90, 30, '<path fill="#123a8c" d="M4 4h22v22H4zM32 4h54v8H32zM32 18h40v8H32z"/>'),
  logo: svg(40, 40, '<circle cx="20" cy="20" r="18" fill="#8a3b12"/><path d="M12 18h16v10H12z" fill="#fff"/>'),
};

let browser, shop;
before(async () => {
  shop = await Shop.open({ brand });
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

const boxes = (page) =>
  page.locator("main *, footer *").evaluateAll((all) => all.map((element) => element.getBoundingClientRect().toJSON()));

for (const dark of [false, true]) {
  test(`they are where they belong, and nothing moves when they come (${dark ? "dark" : "light"})`, async () => {
    const phone = await Phone.of(browser, english, { dark });
    const { page } = phone;
    let show;
    const wanted = new Promise((resolve) => (show = resolve));
    await phone.context.route("**/brand/**", (route) => wanted.then(() => route.continue()));
    await page.goto(shop.entry(shop.codes.counter), { waitUntil: "domcontentloaded" });
    await phone.isAlive();
    const before = await boxes(page);
    show();
    for (const picture of [".store img", ".foot img"]) {
      await page.waitForFunction((picture) => document.querySelector(picture).naturalWidth > 0, picture);
    }
    assert.deepEqual(await boxes(page), before);
    assert.equal(await page.locator(".foot img").getAttribute("alt"), "Payment through Alipay+");
    await phone.looks(`brand-entry-${dark ? "dark" : "light"}`);

    await phone.presses(["5"]);
    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    assert.equal(await page.locator(".foot img").count(), 1);
    await phone.looks(`brand-paid-${dark ? "dark" : "light"}`);
    await phone.close();
  });
}

test("another store has no logo, and is drawn as any shop", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.yen));
  assert.equal(await phone.page.locator(".store img").count(), 0);
  assert.equal(await phone.page.locator(".store-sign svg").count(), 1);
  await phone.close();
});

test("a picture is kept for ever, runs nothing, and is not there under another name", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.counter));
  const address = await phone.page.locator(".store img").evaluate((picture) => picture.src);
  phone.forgive(/\b404\b/);
  const wrong = address.replace("/brand/", "/brand/x");
  assert.equal(await phone.page.evaluate(async (address) => (await fetch(address)).status, wrong), 404);
  const headers = (await phone.page.goto(address)).headers();
  assert.equal(headers["content-type"], "image/svg+xml");
  assert.equal(headers["x-content-type-options"], "nosniff");
  const policy = "default-src 'none'; img-src data:; frame-ancestors 'none'; sandbox";
  assert.equal(headers["content-security-policy"], policy);
  assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
  assert.equal(headers["content-encoding"], "br");
  await phone.close();
});
