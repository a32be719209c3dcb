// A shop that is open: the real server, the simulator in the place of Alipay+ and the wallet, and codes on the
// counter.

import assert from "node:assert/strict";
import { X509Certificate, createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { programs } from "./machine.mjs";
import { Program, run } from "./program.mjs";

const CLIENT_ID = "BROWSER_TEST_ACQUIRER";
export const STORE_NAME = "Kopi Corner 咖啡角";

const standee = join(programs, "standee");
const simulatorPath = join(programs, "alipayplus-simulator");

/** Below the ports that systems give out by themselves. */
const somePort = () => 12_000 + Math.floor(Math.random() * 18_000);
const PORTS_TRIED_MAX = 20;

export class Shop {
  #folder;
  #programs = [];
  #server;
  #environment;

  /** Opens a shop of its own for the tests of a file; `brand` has the SVGs of its acceptance `mark` and `logo`. */
  static async open({ brand } = {}) {
    const shop = new Shop();
    try {
      await shop.#furnish(brand);
      return shop;
    } catch (error) {
      await shop.close();
      throw error;
    }
  }

  async #furnish(brand) {
    this.#folder = await mkdtemp(join(tmpdir(), "standee-browser-test-"));
    this.#environment = {
      ...process.env,
      NO_COLOR: "1",
      STANDEE_DATABASE_URL: `sqlite://${join(this.#folder, "data/standee.db")}`,
      STANDEE_DATA_DIR: join(this.#folder, "data"),
      STANDEE_ADMIN_LISTEN: "127.0.0.1:0",
      STANDEE_CLIENT_ID: CLIENT_ID,
      STANDEE_PRIVATE_KEY_FILE: this.#key("acquirer", "private"),
      STANDEE_ALIPAYPLUS_PUBLIC_KEY_FILE: this.#key("alipayplus", "public"),
    };
    const command = (...args) => this.#command(args);
    for (const owner of ["acquirer", "alipayplus"]) {
      await command("keys", "new", "--output", join(this.#folder, owner));
    }
    const json = async (...args) => JSON.parse(await command(...args, "--json"));
    const { merchant } = await json("merchant", "add", "--name", "Kopi Pte Ltd", "--mcc", "5812");
    const add = async (name, currency, region) => {
      const args = ["--merchant", merchant, "--name", name, "--currency", currency, "--region", region];
      return (await json("store", "add", ...args)).store;
    };
    const code = async (store, label, ...args) => {
      return (await json("code", "add", "--store", store, "--label", label, ...args)).code;
    };
    const dollars = await add(STORE_NAME, "SGD", "SG");
    const yen = await add("コピコーナー 浅草", "JPY", "JP");
    const euros = await add("Kaffee-Ecke Köln", "EUR", "DE");
    this.codes = {
      counter: await code(dollars, "Counter"),
      limited: await code(dollars, "Table 4", "--minimum", "1.00", "--maximum", "500.00"),
      fixed: await code(dollars, "Breakfast set", "--amount", "5.80"),
      off: await code(dollars, "Old counter"),
      yen: await code(yen, "Counter"),
      euros: await code(euros, "Theke"),
    };
    await command("code", "off", this.codes.off);
    if (brand) {
      const folder = join(this.#folder, "brand");
      await mkdir(folder);
      await writeFile(join(folder, "acceptance-mark.svg"), brand.mark);
      await writeFile(join(folder, `${dollars}.svg`), brand.logo);
      this.#environment.STANDEE_BRAND_DIR = folder;
    }
    await this.#startSimulator();
    await this.#startServer();
  }

  /** Runs a command of the server, which asks nothing of Alipay+. */
  #command(args) {
    const env = { ...this.#environment };
    if (this.url) env.STANDEE_PUBLIC_URL = this.url;
    for (const name of ["CLIENT_ID", "PRIVATE_KEY_FILE", "ALIPAYPLUS_PUBLIC_KEY_FILE"]) {
      delete env[`STANDEE_${name}`];
    }
    return run(standee, args, { cwd: this.#folder, env });
  }

  /** Adds a user of the console, and gives the link by which they set their password. */
  async user(name, ...args) {
    return JSON.parse(await this.#command(["user", "add", "--name", name, ...args, "--json"])).url;
  }

  #key(owner, kind) {
    return join(this.#folder, owner, `${kind}-key.pem`);
  }

  async #startSimulator() {
    const args = ["--listen", "127.0.0.1:0", "--client-id", CLIENT_ID, "--time-scale", "100"];
    args.push("--acquirer-public-key", this.#key("acquirer", "public"));
    args.push("--private-key", this.#key("alipayplus", "private"));
    const simulator = await Program.start(simulatorPath, args, { ready: /listening on (127\.0\.0\.1:\d+)/ });
    this.#programs.push(simulator);
    this.simulator = `http://${simulator.announced[1]}`;
  }

  async #startServer() {
    for (let tried = 1; ; tried += 1) {
      try {
        await this.#startServerAt(somePort());
        return;
      } catch (error) {
        const taken = error.message.includes("cannot be listened on");
        if (!taken || tried === PORTS_TRIED_MAX) throw error;
      }
    }
  }

  async #startServerAt(port) {
    this.url = `https://localhost:${port}`;
    const env = {
      ...this.#environment,
      STANDEE_GATEWAY_URL: this.simulator,
      STANDEE_PUBLIC_URL: this.url,
      STANDEE_LISTEN: `127.0.0.1:${port}`,
    };
    const options = { cwd: this.#folder, env, ready: /\bserving\b/ };
    this.#server = await Program.start(standee, ["serve"], options);
    this.#programs.push(this.#server);
  }

  /** Stops the server, and starts it again at the same address once this is done. */
  async restarts(meanwhile) {
    await this.#server.stop();
    await meanwhile();
    await this.#startServerAt(new URL(this.url).port);
  }

  /** SHA-256 of the public key in the server's certificate, in base64. */
  certificateDigest() {
    const certificate = new X509Certificate(readFileSync(join(this.#folder, "data/self-signed.crt.pem")));
    const key = certificate.publicKey.export({ type: "spki", format: "der" });
    return createHash("sha256").update(key).digest("base64");
  }

  /** The address that a code's poster carries. */
  entry(code) {
    return `${this.url}/e/${code}`;
  }

  /** What the simulator holds for this code, oldest first. */
  async payments(code) {
    const payments = await (await fetch(`${this.simulator}/simulator/payments`)).json();
    return payments.filter((payment) => payment.request.order.env.storeTerminalId === code);
  }

  /** The payer's decision, without the wallet's page: `approve`, `decline`, with a query. */
  async decide(payment, decision) {
    const url = `${this.simulator}/simulator/payments/${payment.paymentId}/${decision}`;
    const answer = await fetch(url, { method: "POST" });
    assert.equal(answer.status, 200);
  }

  /** Lets Alipay+ go wrong from now on. */
  async goesWrong(...faults) {
    const request = { method: "PUT", body: JSON.stringify(faults) };
    const answer = await fetch(`${this.simulator}/simulator/faults`, request);
    assert.equal(answer.status, 200, await answer.text());
  }

  /** Waits until `look` finds something, and gives it. */
  async eventually(what, look) {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const found = await look();
      if (found) return found;
      assert.ok(Date.now() < deadline, `it never came that ${what}`);
      await sleep(50);
    }
  }

  /** Stops what was started, and removes what was stored. */
  async close() {
    for (const program of this.#programs.reverse()) await program.stop();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }
}
