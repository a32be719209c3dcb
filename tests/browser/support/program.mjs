// Programs that a test starts, and stops again.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const START_MILLISECONDS_MAX = 30_000;
const STOP_MILLISECONDS_MAX = 10_000;

/** Runs a program to its end, and gives what it printed. */
export async function run(path, args, options) {
  const { stdout } = await promisify(execFile)(path, args, { ...options, maxBuffer: 1 << 24 });
  return stdout;
}

/** A program that runs until it is told to stop. */
export class Program {
  #child;
  #said = [];

  /** Starts it, and waits for a line that matches `ready` on either output. */
  static async start(path, args, { ready, ...options }) {
    const program = new Program();
    const child = spawn(path, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    program.#child = child;
    const started = new Promise((resolve, reject) => {
      const hear = (line) => {
        program.#said.push(line);
        const found = line.match(ready);
        if (found) resolve(found);
      };
      createInterface(child.stdout).on("line", hear);
      createInterface(child.stderr).on("line", hear);
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`${path} ended:\n${program.#said.join("\n")}`)));
      setTimeout(() => reject(new Error(`${path} is not ready`)), START_MILLISECONDS_MAX).unref();
    });
    try {
      program.announced = await started;
      return program;
    } catch (error) {
      await program.stop();
      throw error;
    }
  }

  async stop() {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_MILLISECONDS_MAX);
    await ended;
    clearTimeout(impatience);
  }
}
