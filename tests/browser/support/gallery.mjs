// Every page that a payer can meet, in every language, without a server: what `app/examples/gallery.rs` writes.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { galleryPath, site } from "./machine.mjs";
import { run } from "./program.mjs";

const ORIGIN = "https://gallery.test";
/** What stands in for the islands: the pages are looked at as they come from the server. */
const NO_ISLANDS = "export default () => {}; export const hydrate = () => {};";

export class Gallery {
  #folder;

  static async open() {
    const gallery = new Gallery();
    gallery.#folder = await mkdtemp(join(tmpdir(), "standee-gallery-"));
    const sheets = readdirSync(join(site, "pkg")).filter((name) => name.endsWith(".css"));
    assert.equal(sheets.length, 1, "the site has one style sheet");
    await run(galleryPath, [join(site, "pkg", sheets[0]), gallery.#folder]);
    return gallery;
  }

  /** The languages' tags. */
  get languages() {
    return readdirSync(this.#folder);
  }

  /** The names of the pages of a language. */
  pages(language) {
    return readdirSync(join(this.#folder, language)).map((name) => name.replace(/\.html$/, ""));
  }

  /** Lets pages of this context come from the gallery. */
  async hangsIn(context) {
    await context.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname.endsWith(".html")) {
        return route.fulfill({ contentType: "text/html", body: readFileSync(join(this.#folder, pathname)) });
      }
      if (pathname.endsWith(".js")) return route.fulfill({ contentType: "text/javascript", body: NO_ISLANDS });
      return route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    });
  }

  /** The address of a page. */
  address(language, name) {
    return `${ORIGIN}/${language}/${name}.html`;
  }

  async close() {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
