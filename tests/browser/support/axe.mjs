// What axe finds fault with on a page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Everything that is wrong with the page, by all standards. */
export async function faults(page) {
  await page.evaluate(axe);
  return run(page, { type: "tag", values: STANDARDS });
}

/** What is wrong with the colours alone, once more on a page that `faults` has looked at. */
export async function faultsOfColours(page) {
  await page.evaluate(() => {
    // axe reads the colour of letters from a property of which Chromium does not tell when colours are forced; what
    // it paints then is `color`.
    if (!matchMedia("(forced-colors: active)").matches) return;
    for (const element of document.querySelectorAll("body *")) {
      element.style.webkitTextFillColor = getComputedStyle(element).color;
    }
  });
  return run(page, { type: "rule", values: ["color-contrast"] });
}

function run(page, runOnly) {
  return page.evaluate(async (runOnly) => {
    const options = { runOnly, preload: false, resultTypes: ["violations"] };
    const { violations } = await globalThis.axe.run(document, options);
    const told = (id) => (node) => `${id}: ${node.failureSummary} ${node.html}`;
    return violations.flatMap(({ id, nodes }) => nodes.map(told(id)));
  }, runOnly);
}
