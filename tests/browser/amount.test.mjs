// The amount: by the keypad, by a keyboard, by pasting, as each region writes it.

import assert from "node:assert/strict";
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

async function phoneAt(code) {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(code));
  await phone.isAlive();
  return phone;
}

/** What stands in the field, and what the button says. */
async function shown(phone) {
  return [await phone.amount.inputValue(), await phone.payButton.locator("span").first().innerText()];
}

test("the keypad types, deletes and says on the button what will be paid", async () => {
  const phone = await phoneAt(shop.codes.counter);
  assert.deepEqual(await shown(phone), ["", "Pay"]);
  await phone.presses(["1", "2", "5", "0"]);
  assert.deepEqual(await shown(phone), ["1,250", "Pay SGD 1,250.00"]);
  await phone.presses([".", "5", "7", "9"]);
  assert.deepEqual(await shown(phone), ["1,250.57", "Pay SGD 1,250.57"], "a third decimal is not taken");
  await phone.presses(["delete", "delete", "delete", "delete"]);
  assert.deepEqual(await shown(phone), ["125", "Pay SGD 125.00"]);
  await phone.shoots("keypad-en");
  await phone.presses(["delete", "delete", "delete", "delete"]);
  assert.deepEqual(await shown(phone), ["", "Pay"]);
  await phone.presses([".", "5"]);
  assert.match((await shown(phone))[1], /Pay SGD 0\.50/);
  await phone.close();
});

test("a finger that stays on delete clears the field", async () => {
  const phone = await phoneAt(shop.codes.counter);
  await phone.presses(["9", "9", "9"]);
  const { x, y, width, height } = await phone.page.locator("[data-key=delete]").boundingBox();
  await phone.page.mouse.move(x + width / 2, y + height / 2);
  await phone.page.mouse.down();
  await phone.page.waitForFunction(() => document.querySelector("#amount").value === "");
  await phone.page.mouse.up();
  assert.deepEqual(await shown(phone), ["", "Pay"]);
  await phone.close();
});

test("the field has the focus, and no keyboard of the phone covers the keypad", async () => {
  const phone = await phoneAt(shop.codes.counter);
  const focused = () => phone.page.evaluate(() => document.activeElement.id);
  assert.equal(await focused(), "amount");
  assert.equal(await phone.amount.getAttribute("inputmode"), "none");
  await phone.presses(["4"]);
  assert.equal(await focused(), "amount", "a key does not take it");
  await phone.close();
});

test("a keyboard types, edits in the middle and pays with Enter", async () => {
  const phone = await phoneAt(shop.codes.counter);
  await phone.page.keyboard.type("125000");
  assert.deepEqual(await shown(phone), ["125,000", "Pay SGD 125,000.00"]);
  for (const key of ["Home", "ArrowRight", "Delete"]) await phone.page.keyboard.press(key);
  assert.deepEqual(await shown(phone), ["15,000", "Pay SGD 15,000.00"]);
  await phone.page.keyboard.press("End");
  for (let deleted = 0; deleted < 3; deleted += 1) await phone.page.keyboard.press("Backspace");
  await phone.page.keyboard.type(".5");
  assert.deepEqual(await shown(phone), ["15.5", "Pay SGD 15.50"]);
  await phone.page.keyboard.type("x€-");
  assert.equal((await shown(phone))[0], "15.5", "letters are not taken");
  await phone.page.keyboard.press("Enter");
  await phone.page.waitForURL(/\/wallet\//);
  const payment = (await shop.payments(shop.codes.counter)).at(-1);
  assert.deepEqual(payment.amount, { currency: "SGD", value: "1550" });
  await phone.close();
});

for (const [pasted, button, value] of [
  ["12.50", "Pay SGD 12.50", "1250"],
  ["1,234.50", "Pay SGD 1,234.50", "123450"],
  // Not as the region writes it: the button promises nothing, and the server reads it.
  [" 1.234,50 ", "Pay", "123450"],
  ["１２.５", "Pay", "1250"],
]) {
  test(`${JSON.stringify(pasted)} is pasted and never changed into another amount`, async () => {
    const phone = await phoneAt(shop.codes.counter);
    await phone.page.evaluate((text) => document.execCommand("insertText", false, text), pasted);
    assert.deepEqual(await shown(phone), [pasted, button]);
    await phone.pays();
    assert.equal((await shop.payments(shop.codes.counter)).at(-1).amount.value, value);
    await phone.close();
  });
}

test("yen have no decimals: the last key types two zeros", async () => {
  const phone = await phoneAt(shop.codes.yen);
  assert.equal(await phone.page.locator('[data-key="."]').count(), 0);
  await phone.presses(["1", "2", "00"]);
  assert.deepEqual(await shown(phone), ["1,200", "Pay JPY 1,200"]);
  await phone.looks("yen-en");
  await phone.pays();
  assert.deepEqual((await shop.payments(shop.codes.yen))[0].amount, { currency: "JPY", value: "1200" });
  await phone.close();
});

test("a shop in Germany writes a comma, and its payers too", async () => {
  const phone = await phoneAt(shop.codes.euros);
  await phone.presses(["1", "2", "3", "4", ",", "5"]);
  assert.deepEqual(await shown(phone), ["1.234,5", "Pay EUR 1.234,50"]);
  await phone.looks("euros-en");
  await phone.pays();
  assert.deepEqual((await shop.payments(shop.codes.euros))[0].amount, { currency: "EUR", value: "123450" });
  await phone.close();
});

test("a wrong amount is said, kept and set right", async () => {
  const phone = await phoneAt(shop.codes.limited);
  phone.forgive(/status of 422/);
  await phone.presses(["9", "0", "0"]);
  await phone.page.locator("#note").fill("no ice");
  await phone.payButton.tap();
  const problem = phone.page.locator("#problem");
  await problem.waitFor();
  assert.equal(await problem.innerText(), "The most you can pay here is SGD 500.00.");
  assert.equal(await problem.getAttribute("role"), "alert");
  assert.equal(await phone.amount.inputValue(), "900");
  assert.equal(await phone.page.locator("#note").inputValue(), "no ice");
  await phone.looks("refused-en");
  await phone.presses(["delete"]);
  await phone.pays();
  const payment = (await shop.payments(shop.codes.limited)).at(-1);
  assert.equal(payment.amount.value, "9000");
  assert.match(payment.request.order.orderDescription, /no ice$/);
  await phone.close();
});

test("nothing typed: the page asks for it, and nothing is sent", async () => {
  const phone = await phoneAt(shop.codes.counter);
  const before = (await shop.payments(shop.codes.counter)).length;
  await phone.payButton.tap();
  assert.equal(await phone.amount.evaluate((field) => field.validity.valueMissing), true);
  assert.ok(phone.page.url().includes("/e/"));
  assert.equal((await shop.payments(shop.codes.counter)).length, before);
  await phone.close();
});
