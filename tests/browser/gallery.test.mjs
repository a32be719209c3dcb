// Every page and ending in every language: axe in light, dark and forced colours, nothing lost or cut off when the
// page is enlarged, nothing that moves for who does not want it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { faults, faultsOfColours } from "./support/axe.mjs";
import { misfits } from "./support/fit.mjs";
import { Gallery } from "./support/gallery.mjs";
import { Phone, launchAlone } from "./support/phone.mjs";
import { english } from "./support/wallets.mjs";

const LANGUAGES = "ar de en es fil fr id it ja kk km ko mn ms pt ru th vi zh-Hans zh-Hant-HK".split(" ");

/** What is left of a window of 1280 by 1024 at 400 % and at 200 %, in CSS pixels. */
const ENLARGED = [
  { width: 320, height: 256 },
  { width: 640, height: 512 },
];

let browser, gallery;
before(async () => {
  gallery = await Gallery.open();
  browser = await launchAlone();
});
after(async () => {
  await browser?.close();
  await gallery?.close();
});

async function visitor() {
  const phone = await Phone.of(browser, english);
  await gallery.hangsIn(phone.context);
  return phone;
}

test("the gallery has every language", () => {
  assert.deepEqual(gallery.languages.sort(), LANGUAGES);
});

/** Everything that is wrong with a page, in all colours and enlarged. */
async function faultsOf(phone, language, name) {
  const { page } = phone;
  const found = [];
  const note = (where, faults) => found.push(...faults.map((fault) => `${name} (${where}): ${fault}`));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.goto(gallery.address(language, name), { waitUntil: "domcontentloaded" });
  note("light", await faults(page));
  await page.emulateMedia({ colorScheme: "dark" });
  note("dark", await faultsOfColours(page));
  await page.emulateMedia({ forcedColors: "active" });
  note("forced colours", await faultsOfColours(page));
  const before = page.viewportSize();
  for (const size of ENLARGED) {
    await page.setViewportSize(size);
    note(`${size.width} wide`, await page.evaluate(misfits));
  }
  await page.setViewportSize(before);
  return found;
}

// Two at a time: a page keeps one core busy.
describe("axe finds nothing, and nothing is lost at 400 %", { concurrency: 2 }, () => {
  for (const language of LANGUAGES) {
    test(language, async () => {
      const phone = await visitor();
      const pages = gallery.pages(language);
      assert.ok(pages.length > 30, "every page and ending");
      for (const name of pages) assert.deepEqual(await faultsOf(phone, language, name), []);
      await phone.close();
    });
  }
});

/** Runs in the page: what would look different if it had this style sheet. */
function differences(sheet) {
  const elements = [...document.querySelectorAll("body, body *")];
  const looks = () => elements.map((element) => {
    const style = getComputedStyle(element);
    return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
  });
  const before = looks();
  document.querySelector("style").textContent = sheet;
  const told = (element, now, then) => {
    const other = now.filter((value) => !then.includes(value) && !value.startsWith("--"));
    return other.map((value) => `${element.tagName}.${element.className} ${value}`);
  };
  return looks().flatMap((now, index) => told(elements[index], now, before[index])).slice(0, 10);
}

test("the entry page looks as it would with the whole style sheet", async () => {
  const phone = await visitor();
  const { page } = phone;
  const sheet = () => page.locator("style").innerText();
  await page.goto(gallery.address("ar", gallery.pages("ar").find((name) => /succeeded/.test(name))));
  const whole = await sheet();
  const names = gallery.pages("ar").filter((name) => name.startsWith("entry"));
  assert.ok(names.length > 5, "the entry page in each of its forms");
  for (const name of names) {
    await page.goto(gallery.address("ar", name));
    assert.ok((await sheet()).length < whole.length * 0.75, "it carries its own part only");
    assert.deepEqual(await page.evaluate(differences, whole), [], name);
  }
  await phone.close();
});

test("nothing moves for who asked for less motion", async () => {
  const phone = await visitor();
  const moving = () => phone.page.evaluate(() => document.getAnimations().length);
  for (const name of gallery.pages("en")) {
    await phone.opens(gallery.address("en", name));
    // A payment of some time ago, or one whose money was returned, has no clock that runs.
    const isOld = /earlier|yesterday|refunded$/.test(name);
    const waits = /processing|created|cancelling|succeeded/.test(name) && !isOld;
    assert.equal((await moving()) > 0, waits, name);
    await phone.page.emulateMedia({ reducedMotion: "reduce" });
    assert.equal(await moving(), 0, name);
    await phone.page.emulateMedia({ reducedMotion: "no-preference" });
  }
  await phone.close();
});
