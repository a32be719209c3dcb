// What a screen reader has to say: the amount, what is wrong, how it ended. Asked of the tree that Chromium hands to it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Phone, launch } from "./support/phone.mjs";
import { STORE_NAME, Shop } from "./support/shop.mjs";
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

/** What can be heard of the page, in its order. */
async function heard(phone) {
  const session = await phone.context.newCDPSession(phone.page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (id) => [byId.get(id), ...byId.get(id).childIds.flatMap(inOrder)];
  const told = ({ role, name, description, value, properties = [] }) => {
    const property = Object.fromEntries(properties.map(({ name, value }) => [name, value.value]));
    const texts = { name: name?.value, description: description?.value, value: value?.value };
    return { role: role?.value, ...texts, ...property };
  };
  return inOrder(nodes[0].nodeId).filter(({ ignored }) => !ignored).map(told);
}

const all = (nodes, role) => nodes.filter((node) => node.role === role);

function one(nodes, role) {
  const found = all(nodes, role);
  assert.equal(found.length, 1, `${role}: ${JSON.stringify(found)}`);
  return found[0];
}

/** All text, as it is read out. */
const text = (nodes) => all(nodes, "StaticText").map(({ name }) => name).join(" ");

test("the amount: what it is of, what may be paid, what was typed, what the button will do", async () => {
  const phone = await Phone.of(browser, english);
  await phone.opens(shop.entry(shop.codes.limited));
  await phone.isAlive();
  await phone.presses(["1", "2", "5"]);
  const nodes = await heard(phone);
  const amount = all(nodes, "textbox")[0];
  assert.equal(amount.name, "Amount to pay (SGD)");
  assert.equal(amount.description, "From SGD 1.00 to SGD 500.00");
  assert.equal(amount.value, "125");
  assert.equal(amount.required, true);
  assert.equal(amount.focused, true);
  assert.equal(all(nodes, "heading")[0].name, STORE_NAME);
  assert.ok(all(nodes, "button").some(({ name }) => name === "Pay SGD 125.00"));
  assert.ok(all(nodes, "button").some(({ name }) => name === "Delete"));

  // The field keeps the focus, so that what a key of the page did is not told by the field. It is told after it was
  // painted, and so a little later than it was done.
  const said = one(nodes, "status");
  assert.equal(said.live, "polite");
  const tells = (amount) => {
    return phone.page.getByRole("status").filter({ hasText: new RegExp(`^${amount}$`) }).waitFor();
  };
  await tells("125");
  await phone.presses(["delete"]);
  await tells("12");
  await phone.close();
});

test("a wrong amount: told as an alert, and by the field that has it", async () => {
  const phone = await Phone.of(browser, english);
  phone.forgive(/status of 422/);
  await phone.opens(shop.entry(shop.codes.limited));
  await phone.presses(["9", "0", "0"]);
  await phone.payButton.tap();
  await phone.page.locator("#problem").waitFor();
  const nodes = await heard(phone);
  const problem = "The most you can pay here is SGD 500.00.";
  assert.equal(one(nodes, "alert").live, "assertive");
  assert.ok(text(nodes).includes(problem));
  const amount = all(nodes, "textbox")[0];
  assert.equal(amount.invalid, "true");
  assert.ok(amount.description.startsWith(problem), amount.description);
  assert.equal(amount.focused, true, "it is where the payer goes on");
  await phone.close();
});

test("how it ended: first of all, with the amount, as soon as the money has moved", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  await phone.opens(shop.entry(code));
  await phone.presses(["1", "2", ".", "5"]);
  await phone.pays();
  const payment = (await shop.payments(code)).at(-1);
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("processing");
  const waiting = await heard(phone);
  assert.equal(one(waiting, "status").live, "polite", "it will say when the connection is lost");
  assert.equal(waiting[0].name, `Checking the payment · ${STORE_NAME}`);
  await shop.decide(payment, "approve");
  await phone.sees("succeeded");
  const paid = await heard(phone);
  // A page that is loaded is announced by its title.
  assert.equal(paid[0].name, `Paid · ${STORE_NAME}`);
  assert.equal(one(paid, "heading").name, "Paid");
  assert.match(text(paid), /Paid SGD 12\.50/);
  await phone.close();
});

test("not paid: told with the reason, and that no money moved", async () => {
  const phone = await Phone.of(browser, english);
  const code = shop.codes.counter;
  await phone.opens(shop.entry(code));
  await phone.presses(["7"]);
  await phone.pays();
  const payment = (await shop.payments(code)).at(-1);
  await shop.decide(payment, "decline?code=USER_BALANCE_NOT_ENOUGH");
  await phone.opens(payment.request.paymentRedirectUrl);
  await phone.sees("failed");
  const nodes = await heard(phone);
  assert.equal(one(nodes, "heading").name, "Not paid");
  const told = text(nodes);
  const order = ["Not paid", "balance in your wallet is too low", "You were not charged"].map((part) => told.indexOf(part));
  assert.ok(order[0] >= 0 && order[0] < order[1] && order[1] < order[2], told);
  await phone.close();
});
