// How fast the payer's page is on an old phone in a slow network: a table, and target/speed.json.
//
// Chromium is slowed down through DevTools: a sixth of this machine's speed, and a network of 400 ms a round trip and
// 400 kbit/s. DevTools slows requests and not handshakes, so two more round trips, TCP's and TLS 1.3's, are added to
// each time that is counted from the scan.
//
// A tap is a finger that touches a key and leaves it after a while: what counts is the longer of the two waits, until
// the key looks pressed and until the amount is there. Taps come from DevTools itself, since Playwright's run code in
// the page first, at a sixth of the speed. The layout must not shift at all until the first of them; after it, what
// comes within half a second of a touch is the answer to it, as browsers have it.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { workspace } from "./support/machine.mjs";
import { Phone, launch } from "./support/phone.mjs";
import { Shop } from "./support/shop.mjs";
import { english } from "./support/wallets.mjs";

const ROUND_TRIP_MS = 400;
const BYTES_PER_SECOND = 50_000;
const SLOWDOWN = 6;
const HANDSHAKE_MS = 2 * ROUND_TRIP_MS;
/** How long a finger stays on a key, and how long it is on its way to the next. */
const TOUCH_MS = 80;
const PAUSE_MS = 400;
/** Phones that open the page, one after the other; what counts is the median. */
const VISITS = 5;

/** What is asked of each figure, and the most it may be. */
const BUDGETS = {
  "first paint, ms": 1600,
  "form usable, ms": 1600,
  "keypad's island runs, ms": 4000,
  "tap to paint, ms": 50,
  "layout shift": 0,
  connections: 1,
  requests: 4,
};

/** Notes, inside the page, what only the page can see. */
function observe() {
  globalThis.seen = { paint: 0, shift: 0, tap: 0, island: 0, touched: false };
  const watch = (type, note, options = {}) => {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  };
  watch("paint", (entry) => (globalThis.seen.paint = entry.startTime));
  watch("layout-shift", (entry) => {
    const answers = entry.hadRecentInput && globalThis.seen.touched;
    if (!answers) globalThis.seen.shift += entry.value;
  });
  addEventListener("touchstart", () => (globalThis.seen.touched = true), { capture: true, passive: true });
  const taps = ["pointerdown", "pointerup", "click"];
  const longest = (entry) => {
    if (taps.includes(entry.name)) globalThis.seen.tap = Math.max(globalThis.seen.tap, entry.duration);
  };
  watch("event", longest, { durationThreshold: 16 });
  // The loader says so to the window once the islands listen.
  addEventListener("input", (event) => {
    if (event.target === globalThis) globalThis.seen.island ||= performance.now();
  });
}

/** A finger on a key of the page. */
async function touch(session, { x, y, width, height }) {
  const point = { x: x + width / 2, y: y + height / 2 };
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await sleep(TOUCH_MS);
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await sleep(PAUSE_MS);
}

async function visit(browser, shop) {
  const phone = await Phone.of(browser, english);
  const session = await phone.context.newCDPSession(phone.page);
  const connections = new Set();
  let requests = 0;
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ response }) => {
    connections.add(response.connectionId);
    requests += 1;
  });
  const network = { offline: false, latency: ROUND_TRIP_MS };
  Object.assign(network, { downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND });
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await phone.page.addInitScript(observe);
  await phone.opens(shop.entry(shop.codes.counter));
  await phone.isAlive();
  const boxes = [];
  for (const key of ["1", "2"]) boxes.push(await phone.page.locator(`[data-key="${key}"]`).boundingBox());
  await sleep(PAUSE_MS);
  for (const box of boxes) await touch(session, box);
  assert.equal(await phone.amount.inputValue(), "12");
  // Two frames, so that the taps were painted and reported.
  await phone.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
  const seen = await phone.page.evaluate(() => {
    const { domInteractive } = performance.getEntriesByType("navigation")[0];
    return { ...globalThis.seen, domInteractive };
  });
  await phone.close();
  return {
    "first paint, ms": seen.paint + HANDSHAKE_MS,
    "form usable, ms": seen.domInteractive + HANDSHAKE_MS,
    "keypad's island runs, ms": seen.island + HANDSHAKE_MS,
    "tap to paint, ms": seen.tap,
    "layout shift": seen.shift,
    connections: connections.size,
    requests,
  };
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

const shop = await Shop.open();
const browser = await launch(shop);
try {
  const visits = [];
  for (let number = 0; number < VISITS; number += 1) visits.push(await visit(browser, shop));
  const table = Object.entries(BUDGETS).map(([what, most]) => {
    const measured = Math.round(median(visits.map((visit) => visit[what])) * 1000) / 1000;
    return { what, measured, most };
  });
  for (const { what, measured, most } of table) {
    const figure = Number.isInteger(most) && measured > 1 ? Math.round(measured) : measured;
    console.log(`    ${what.padEnd(28)} ${String(figure).padStart(8)} of ${most}`);
  }
  const report = { slowdown: SLOWDOWN, roundTripMs: ROUND_TRIP_MS, bytesPerSecond: BYTES_PER_SECOND, table };
  writeFileSync(join(workspace, "target/speed.json"), `${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = table.every(({ measured, most }) => measured <= most) ? 0 : 1;
} finally {
  await browser.close();
  await shop.close();
}
