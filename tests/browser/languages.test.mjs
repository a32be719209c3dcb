// Every language on the narrowest phone: nothing is cut off, and the page says which language it is in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

/** How many languages there are, so that a list that lost one is noticed. */
const LANGUAGES = 20;

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

test("in every language the entry page, the paid page and a page of errors fit", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.limited));
  const links = await phone.page.locator(".languages a").evaluateAll((all) => all.map(({ lang }) => lang));
  const languages = ["en", ...links];
  assert.equal(new Set(languages).size, LANGUAGES);
  await phone.presses(["1", "2", "5"]);
  await phone.pays();
  const { request } = (await shop.payments(shop.codes.limited)).at(-1);
  await phone.decides("Pay");
  await phone.sees("succeeded");

  const pages = [
    [shop.entry(shop.codes.limited), 200],
    [request.paymentRedirectUrl, 200],
    [shop.entry("nonsense"), 404],
  ];
  const titles = new Set();
  for (const language of languages) {
    for (const [url, status] of pages) {
      await phone.opens(`${url}?lang=${language}`, status);
      const html = phone.page.locator("html");
      assert.equal(await html.getAttribute("lang"), language);
      assert.equal(await html.getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      await phone.fits();
    }
    titles.add(await phone.page.locator("h1").innerText());
  }
  assert.equal(titles.size, LANGUAGES, "each says it in its own words");
  await phone.close();
});

test("from right to left: nothing that axe finds fault with, and amounts that read as on the till", async () => {
  for (const dark of [false, true]) {
    const phone = await Phone.of(browser, english, { dark });
    await phone.opens(`${shop.entry(shop.codes.limited)}?lang=ar`);
    await phone.presses(["1", "2", ".", "5"]);
    await phone.looks(`page-entry-ar-${dark ? "dark" : "light"}`);
    await phone.pays();
    await phone.decides("Pay");
    await phone.sees("succeeded");
    assert.equal(await phone.page.locator("h1").innerText(), "تم الدفع");
    assert.equal(await phone.page.locator(".face > .for-store").innerText(), "Paid", "the clerk reads English");
    const [currency, figure] = [".currency", ".figure"].map((part) => phone.page.locator(`.face ${part}`));
    assert.ok((await currency.boundingBox()).x < (await figure.boundingBox()).x, "SGD 12.50, not 12.50 SGD");
    await phone.looks(`page-paid-ar-${dark ? "dark" : "light"}`);
    await phone.close();
  }
});
