// Every page, in every language, in light and dark: nothing wrong in the console, nothing that axe finds fault
// with, nothing wider than a narrow phone. Each is kept as a picture, for people to look at.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { chinese, english, noWallet } from "./support/wallets.mjs";

let browser, shop;
before(async () => {
  shop = await Shop.open();
  browser = await launch(shop);
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** A payment that this phone made, with the payer still in the wallet. */
async function payment(phone, code) {
  await phone.opens(shop.entry(code));
  await phone.page.locator("#note").fill("no ice, please");
  await phone.presses(["1", "2", "5", "0", ".", "5"]);
  await phone.pays();
  return (await shop.payments(code)).at(-1);
}

/** The outcome page of a payment that the payer decided like this, or not yet. */
async function outcome(phone, decision, status) {
  const made = await payment(phone, shop.codes.counter);
  if (decision) await shop.decide(made, decision);
  await phone.opens(made.request.paymentRedirectUrl);
  await phone.sees(status);
}

/** Each page, and how to get there. */
const pages = {
  entry: (phone) => phone.opens(shop.entry(shop.codes.counter)),
  "entry-limited": (phone) => phone.opens(shop.entry(shop.codes.limited)),
  "entry-fixed": (phone) => phone.opens(shop.entry(shop.codes.fixed)),
  "entry-typed": async (phone) => {
    await phone.opens(shop.entry(shop.codes.counter));
    await phone.isAlive();
    await phone.presses([..."1234567.89"]);
  },
  "entry-refused": async (phone) => {
    phone.forgive(/status of 422/);
    await phone.opens(shop.entry(shop.codes.limited));
    await phone.presses(["0"]);
    await phone.payButton.tap();
    await phone.page.locator("#problem").waitFor();
  },
  checking: (phone) => outcome(phone, "", "processing"),
  paid: (phone) => outcome(phone, "approve", "succeeded"),
  failed: (phone) => outcome(phone, "decline?code=RISK_REJECT", "failed"),
  "unknown-code": (phone) => phone.opens(shop.entry("nonsense"), 404),
  "switched-off": (phone) => phone.opens(shop.entry(shop.codes.off), 410),
  "unknown-page": (phone) => phone.opens(`${shop.url}/p/00000000000000000000000000000000`, 404),
  "no-wallet": (phone, { language }) => phone.opens(`${shop.entry(shop.codes.counter)}?lang=${language}`),
  unreachable: async (phone) => {
    phone.forgive(/status of 503/);
    await phone.opens(shop.entry(shop.codes.yen));
    await phone.presses(["9", "00"]);
    await shop.goesWrong({ operation: "pay", kind: "http_500", times: 2 });
    await phone.payButton.tap();
    await phone.page.locator("main.notice").waitFor();
  },
};

for (const [page, open] of Object.entries(pages)) {
  for (const wallet of [english, chinese]) {
    for (const dark of [false, true]) {
      const name = `page-${page}-${wallet.language}-${dark ? "dark" : "light"}`;
      test(name, async () => {
        const who = page === "no-wallet" ? { ...noWallet, locale: wallet.locale } : wallet;
        const phone = await Phone.of(browser, who, { dark });
        await open(phone, wallet);
        assert.equal(await phone.page.locator("html").getAttribute("lang"), wallet.language);
        await phone.looks(name);
        await phone.close();
      });
    }
  }
}

test("a touch changes the language and keeps the amount", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(`${shop.entry(shop.codes.counter)}?amount=12.50`);
  await phone.page.locator(".languages summary").tap();
  await phone.shoots("languages-en");
  await phone.page.getByRole("link", { name: "简体中文" }).tap();
  await phone.page.locator("html[lang=zh-Hans]").waitFor();
  assert.equal(await phone.amount.inputValue(), "12.50");
  await phone.pays();
  await phone.decides("Pay");
  await phone.sees("succeeded");
  assert.equal(await phone.page.locator("h1").innerText(), "付款成功", "the language stays until the end");
  await phone.close();
});

test("a release's files are named by what is in them, kept for ever, and sent compressed", async () => {
  const phone = await Phone.of(browser, english);
  const files = [];
  phone.page.on("response", (response) => {
    if (response.url().includes("/pkg/")) files.push(response);
  });
  await phone.opens(shop.entry(shop.codes.counter));
  await phone.isAlive();
  assert.deepEqual(files.map((file) => file.url().split(".").pop()).sort(), ["js", "wasm"]);
  for (const file of files) {
    assert.match(new URL(file.url()).pathname, /^\/pkg\/standee\.[\w-]{22}\.(js|wasm)$/);
    assert.equal(file.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert.equal(file.headers()["content-encoding"], "br");
  }
  await phone.close();
});
