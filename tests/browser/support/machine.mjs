// What the tests find on this machine. `cargo xtask test` sets the variables; without it the defaults are the
// release build, and Chromium as Debian calls it.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";

export const workspace = fileURLToPath(new URL("../../../", import.meta.url));
const within = (variable, path) => resolve(process.env[variable] ?? join(workspace, path));

/** The folder with `standee` and `alipayplus-simulator`. */
export const programs = within("STANDEE_PROGRAMS", "target/release");
/** The site that the server carries in itself, as files. */
export const site = within("STANDEE_SITE", "target/site");
/** What writes every page as a file. `cargo test` builds it, as it builds every example. */
export const galleryPath = within("STANDEE_GALLERY", "target/debug/examples/gallery");
export const chromiumPath = process.env.STANDEE_CHROMIUM ?? "/usr/bin/chromium";

const screenshots = within("STANDEE_SCREENSHOTS", "target/screenshots");

/** Where the screenshot of this name goes. */
export function screenshotPath(name) {
  mkdirSync(screenshots, { recursive: true });
  return join(screenshots, `${name}.png`);
}
