// A phone: Chromium, as small and as touchable as one, that notices everything that goes wrong on a page.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";

import { chromium } from "playwright-core";

import { faults } from "./axe.mjs";
import { misfits } from "./fit.mjs";
import { chromiumPath, screenshotPath } from "./machine.mjs";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The narrowest phone that wallets run on, in CSS pixels. */
const NARROW = 320;

/**
 * Starts the browser that a file's tests share. It trusts the shop's certificate, which nobody signed: a browser
 * that only overlooks what is wrong with it keeps none of the pages, and Back is then not what it is on a phone.
 */
export function launch(shop, ...more) {
  const trusted = `--ignore-certificate-errors-spki-list=${shop.certificateDigest()}`;
  return launchAlone(trusted, ...more);
}

/** Starts a browser for pages that come from no shop. */
export function launchAlone(...more) {
  return chromium.launch({ executablePath: chromiumPath, args: [...ARGUMENTS, ...more] });
}

export class Phone {
  #troubles = [];
  #forgiven = [];

  /** A phone of its own: nothing of another test is on it. */
  static async of(browser, wallet, { dark = false, script = true, desk = false } = {}) {
    const phone = new Phone();
    phone.context = await browser.newContext({
      viewport: desk ? { width: 1280, height: 800 } : { width: 360, height: 640 },
      deviceScaleFactor: desk ? 1 : 2,
      isMobile: !desk,
      hasTouch: !desk,
      userAgent: wallet.userAgent,
      locale: wallet.locale,
      colorScheme: dark ? "dark" : "light",
      javaScriptEnabled: script,
    });
    phone.context.setDefaultTimeout(15_000);
    phone.page = await phone.tab();
    return phone;
  }

  /** Another tab. */
  async tab() {
    const page = await this.context.newPage();
    // The loader says so to the window, for what was typed before.
    await page.addInitScript(() => {
      addEventListener("input", (event) => (globalThis.islandsRun ||= event.target === globalThis));
    });
    const note = (trouble) => this.#troubles.push(`${trouble}, at ${page.url()}`);
    // A violated policy is told as an error, too.
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) note(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
    page.on("crash", () => note("the page crashed"));
    page.on("response", (response) => {
      if (response.status() >= 400 && !response.request().isNavigationRequest()) {
        note(`${response.status()} for ${response.url()}`);
      }
    });
    return page;
  }

  /** From now on this is no trouble: the test is about it. */
  forgive(...patterns) {
    this.#forgiven.push(...patterns);
  }

  /** Ends the test on this phone: nothing may have gone wrong that was not forgiven. */
  async close() {
    await this.context.close();
    const forgiven = (trouble) => this.#forgiven.some((pattern) => pattern.test(trouble));
    const unforgiven = this.#troubles.filter((trouble) => !forgiven(trouble));
    assert.deepEqual(unforgiven, [], "something went wrong on a page");
  }

  /** Opens an address; the status is part of what is promised. */
  async opens(url, status = 200) {
    // Chromium reports a page's own 4xx and 5xx as errors.
    if (status >= 400) this.forgive(new RegExp(`error: Failed to load resource: .* status of ${status} `));
    const response = await this.page.goto(url);
    assert.equal(response.status(), status, url);
  }

  /** Types on the keypad of the page. */
  async presses(keys) {
    for (const key of keys) await this.page.locator(`[data-key="${key}"]`).tap();
  }

  /** The amount's field. */
  get amount() {
    return this.page.locator("#amount");
  }

  /** The button that pays, on the entry page. */
  get payButton() {
    return this.page.locator("form button[type=submit]");
  }

  /** Presses pay, and waits for the wallet's page. */
  async pays() {
    await this.payButton.tap();
    await this.page.waitForURL(/\/wallet\//);
  }

  /** Presses a button of the wallet's page, and waits until the shop is back. */
  async decides(button) {
    await this.page.getByRole("button", { name: button }).first().tap();
    await this.page.waitForURL(/\/p\//);
  }

  /** Waits until the page says that the payment stands like this. */
  async sees(status) {
    await this.page.locator(`body[data-status=${status}]`).waitFor();
  }

  /** Waits until the islands run. */
  async isAlive() {
    await this.page.waitForFunction(() => globalThis.islandsRun);
  }

  /** Looks at the page as a whole: how it looks, who can use it, and whether it fits a narrow phone. */
  async looks(name) {
    await this.shoots(name);
    await this.fits();
    await this.isForEverybody();
  }

  async shoots(name) {
    await this.page.screenshot({ path: screenshotPath(name), fullPage: true });
  }

  /** The same of a page that is about to be left: Playwright itself would wait for the next one. */
  async shootsWhileLeaving(name) {
    const session = await this.context.newCDPSession(this.page);
    const { data } = await session.send("Page.captureScreenshot");
    writeFileSync(screenshotPath(name), data, "base64");
  }

  async fits() {
    const before = this.page.viewportSize();
    await this.page.setViewportSize({ width: NARROW, height: 568 });
    const found = await this.page.evaluate(misfits);
    assert.deepEqual(found, [], `${this.page.url()} does not fit a narrow phone`);
    await this.page.setViewportSize(before);
  }

  async isForEverybody() {
    assert.deepEqual(await faults(this.page), [], "axe finds fault with the page");
  }
}
