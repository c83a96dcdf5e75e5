// A running site on a folder of its own, and what its people get by letter.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(here, "../../target");
const binary = process.env.LAUREL_TEST_BINARY ?? join(target, "debug/laurel");
export const small = join(here, "../programs/small-steps");
export const password = "seven quiet herons by the lake";

const freePort = () => new Promise((done, failed) => {
  const server = createServer();
  server.once("error", failed);
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), "laurel-browser-"));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = {
    LAUREL_DATA_DIR: join(folder, "data"),
    LAUREL_LISTEN: `127.0.0.1:${port}`,
    LAUREL_PUBLIC_URL: `http://127.0.0.1:${port}`,
    LAUREL_LOG: "warn",
  };
  let said = "";
  const server = spawn(binary, ["serve"], { cwd: folder, env });
  const listen = (chunk) => { said += chunk; };
  server.stdout.on("data", listen);
  server.stderr.on("data", listen);
  const site = {
    base,
    log: () => said,
    run(args, input = "") {
      const done = spawnSync(binary, args, { cwd: folder, env, input, encoding: "utf8" });
      if (done.status !== 0) throw new Error(`laurel ${args.join(" ")}: ${done.stdout}${done.stderr}`);
      return done.stdout;
    },
    person(name, email, ...role) {
      const args = ["user", "create", "--email", email, "--name", name, "--password-stdin", ...role];
      return site.run(args, `${password}\n`);
    },
    // the path of the first link with `part` in the newest letter to this address
    async link(to, part) {
      for (let tries = 0; tries < 3000; tries += 1) {
        for (const letter of letters(join(folder, "data/mail")).reverse()) {
          const found = letter.match(new RegExp(`https?://[^/\\s]+([^\\s"<]*${part}[^\\s"<]*)`));
          if (found && letter.includes(to)) return found[1];
        }
        await pause(100);
      }
      throw new Error(`no letter to ${to} with a link to ${part}`);
    },
    stop() {
      server.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (let tries = 0; tries < 3000; tries += 1) {
    if (server.exitCode !== null) throw new Error(`the site did not start: ${said}`);
    const ready = await fetch(`${base}/readyz`).catch(() => null);
    if (ready?.ok) return site;
    await pause(100);
  }
  site.stop();
  throw new Error(`the site is not ready: ${said}`);
}

// quoted-printable and base64 undone, oldest first
function letters(folder) {
  let names = [];
  try { names = readdirSync(folder).filter((name) => name.endsWith(".eml")).sort(); } catch { return []; }
  return names.map((name) => {
    const raw = readFileSync(join(folder, name), "utf8");
    const plain = raw.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
    const packed = [...raw.matchAll(/base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+)/g)];
    return plain + packed.map((part) => Buffer.from(part[1], "base64").toString("utf8")).join("\n");
  });
}
