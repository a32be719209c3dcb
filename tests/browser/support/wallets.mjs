// The phones of the tests: who the browser says it is, in which language.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { workspace } from "./machine.mjs";

const seen = readFileSync(join(workspace, "crates/checkout/tests/user-agents.tsv"), "utf8")
  .split("\n")
  .map((line) => line.split("\t"));

/** The first User-Agent of this label in the file that wallets are recognised from. */
export function userAgentOf(label) {
  const row = seen.find((row) => row[1] === label && row[2].startsWith("Mozilla/"));
  if (!row) throw new Error(`no User-Agent of ${label} is known`);
  return row[2];
}

/** A wallet that does not say its language, on a phone that is set to English. */
export const english = { language: "en", userAgent: userAgentOf("ALIPAYPLUS_OTHER"), locale: "en-SG" };
/** A wallet that says `Language/zh-Hans`, on a phone that says the same. */
export const chinese = { language: "zh-Hans", userAgent: userAgentOf("ALIPAY_CN"), locale: "zh-CN" };
/** A phone's own browser. */
export const noWallet = { language: "en", userAgent: userAgentOf("NONE"), locale: "en-SG" };
