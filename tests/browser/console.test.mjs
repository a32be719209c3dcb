// The merchant's console: an operator comes in by a link and opens a shop; then every page is looked at, on a phone and
// on a desk, in light and dark.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { run } from "./support/program.mjs";
import { Shop } from "./support/shop.mjs";
import { english, noWallet } from "./support/wallets.mjs";

const PASSWORD = "correct horse battery";

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** Chooses a password by a link. */
async function setsPassword(phone, link) {
  await phone.opens(link);
  for (const field of ["password", "repeated"]) await phone.page.locator(`#${field}`).fill(PASSWORD);
  await phone.page.locator("main button").click();
  await phone.page.waitForURL(/\/console\/sign-in/);
}

async function signsIn(phone, name) {
  await phone.opens(`${shop.url}/console/sign-in`);
  await fills(phone, { name, password: PASSWORD });
}

/** Fills in the form of the page, and sends it. */
async function fills(phone, fields) {
  for (const [name, value] of Object.entries(fields)) await phone.page.locator(`#${name}`).fill(value);
  await phone.page.locator("main form button[type=submit]").first().click();
  await phone.page.waitForLoadState();
}

const follows = (phone, words) => phone.page.getByRole("link", { name: words, exact: true }).click();

test("a shop is opened in the console, its poster scanned and paid at, a part given back, all without script", async () => {
  const link = await shop.user("first@kopi.example", "--role", "operator");
  const phone = await Phone.of(browser, noWallet, { script: false });
  await setsPassword(phone, link);
  await signsIn(phone, "first@kopi.example");
  await follows(phone, "Stores");
  await follows(phone, "Add a merchant");
  await fills(phone, { name: "Laksa & Sons", category_code: "5812" });
  await follows(phone, "Add a store");
  await phone.page.locator("#merchant").selectOption({ label: "Laksa & Sons" });
  await fills(phone, { name: "Laksa <Corner>", currency: "SGD", region: "SG", timezone: "Asia/Singapore" });
  assert.equal(await phone.page.locator("h1").innerText(), "Laksa <Corner>");
  await follows(phone, "Add a code");
  await fills(phone, { label: "Table 7", minimum: "1.00" });
  const url = await phone.page.locator("dd code").innerText();
  await follows(phone, "Make the poster");
  await phone.page.locator("#size").selectOption("a6");
  await phone.page.locator("#format").selectOption("png");
  const waiting = phone.page.waitForEvent("download");
  await phone.page.locator("main form button").click();
  const file = await (await waiting).path();
  const read = await run("zbarimg", ["--quiet", "--raw", `png:${file}`], {});
  assert.equal(read.trim(), url);

  const payer = await Phone.of(browser, english, { script: false });
  await payer.opens(read.trim());
  assert.equal(await payer.page.locator("h1").innerText(), "Laksa <Corner>");
  await payer.amount.fill("12.50");
  await payer.pays();
  await payer.decides("Pay");
  await payer.sees("succeeded");
  await payer.close();

  await phone.opens(`${shop.url}/console/till`);
  const arrived = phone.page.locator("[data-payment]");
  assert.equal(await arrived.locator(".till-amount").innerText(), "SGD 12.50");
  assert.match(await arrived.locator(".till-what").innerText(), /^Table 7 · /);
  await arrived.locator("a").click();
  await phone.page.locator("#amount").fill("2.50");
  await phone.page.locator("#reason").fill("Cold laksa");
  await phone.page.locator("form[action$='/refund'] button").click();
  await phone.page.locator("main form button").click();
  await phone.page.waitForURL(/done=refund-asked/);
  await phone.opens(`${shop.url}/console/payments?amount=12.50`);
  const saving = phone.page.waitForEvent("download");
  await phone.page.locator("a[href*='payments.csv']").click();
  const lines = (await readFile(await (await saving).path(), "utf8")).trimEnd().split("\r\n");
  assert.equal(lines.length, 2, "the names of the columns, and the one payment");
  assert.ok(lines[1].includes(",succeeded,SGD,12.50,2.50,"), lines[1]);
  await phone.close();
});

/** Each page, and how to get there. */
const pages = {
  stores: "/console/stores",
  merchants: "/console/merchants",
  "merchant-edit": (at) => at("/console/merchants", ".lines a"),
  "merchant-new": "/console/merchants/new",
  "store-new": "/console/stores/new",
  store: (at) => at("/console/stores", "main h2 a"),
  "code-new": async (at) => at(await at("/console/stores", "main h2 a"), "a[href$='/codes/new']"),
  "code-edit": async (at) => at(await at(await at("/console/stores", "main h2 a"), ".lines a"), "a[href$='/edit']"),
  poster: async (at) => at(await at(await at("/console/stores", "main h2 a"), ".lines a"), "a[href$='/poster']"),
  users: "/console/users",
  "user-new": "/console/users/new",
  user: (at) => at("/console/users", ".lines a[href*='/users/U']"),
  account: "/console/account",
  // The last: what follows goes on from it.
  code: async (at) => at(await at("/console/stores", "main h2 a"), ".lines a"),
};

for (const { language, locale } of [
  { language: "en", locale: "en-SG" },
  { language: "th", locale: "th-TH" },
]) {
  for (const [device, desk, dark] of [
    ["phone", false, false],
    ["phone", false, true],
    ["desk", true, false],
    ["desk", true, true],
  ]) {
    const name = `${language}-${device}-${dark ? "dark" : "light"}`;
    test(`every page of the console: ${name}`, async () => {
      const user = `${name}@kopi.example`;
      const phone = await Phone.of(browser, { ...noWallet, locale }, { desk, dark });
      await phone.opens(await shop.user(user, "--role", "operator"));
      await phone.looks(`console-welcome-${name}`);
      await setsPassword(phone, phone.page.url());
      await phone.looks(`console-sign-in-${name}`);
      await signsIn(phone, user);
      for (const [page, where] of Object.entries(pages)) {
        const at = async (path, selector) => {
          await phone.opens(new URL(path, shop.url).href);
          return phone.page.locator(selector).first().getAttribute("href");
        };
        const path = typeof where === "string" ? where : await where(at);
        await phone.opens(new URL(path, shop.url).href);
        assert.equal(await phone.page.locator("html").getAttribute("lang"), language);
        await phone.looks(`console-${page}-${name}`);
        // ux.md F16: a tick is as large as it is made, however long what stands beside it.
        const ticks = await phone.page.locator(".tick").evaluateAll((all) =>
          all.map((tick) => {
            tick.querySelector("label").textContent = "Kopi Corner at the far end of the hall ".repeat(9);
            return tick.querySelector("input").offsetWidth;
          }),
        );
        assert.ok(ticks.every((width) => width === 22), `${page}: ${ticks}`);
      }
      // The code's page, from which the question comes.
      await phone.page.locator("form[action$='/replace'] button").click();
      await phone.page.locator("main h2").waitFor();
      await phone.looks(`console-confirm-${name}`);
      phone.forgive(/status of 422/);
      await phone.opens(`${shop.url}/console/users/new`);
      await phone.page.locator("#name").fill("not a name");
      await phone.page.locator("main form button").last().click();
      await phone.page.locator("#name-problem").waitFor();
      await phone.looks(`console-wrong-${name}`);
      await phone.opens(`${shop.url}/console/account`);
      await phone.page.locator("form[action$='/second-factor'] button").click();
      await phone.page.locator(".qr svg").waitFor();
      await phone.looks(`console-second-factor-${name}`);
      await phone.close();
    });
  }
}
