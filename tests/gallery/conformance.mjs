// Asks the Nu HTML Checker whether pages are HTML as its standard says.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const jar = createRequire(new URL("../browser/checks.mjs", import.meta.url))("vnu-jar");
// the samples' authors write English on every page, which is not what their pages are in
const options = ["--format", "json", "--no-langdetect", "--exit-zero-always"];

// What is wrong, by the file's name, a line each; all files in one process.
export function invalid(files) {
  const asked = spawnSync("java", ["-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, ...options, ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (asked.status !== 0) throw new Error(`the checker does not run: ${asked.error ?? asked.stderr.slice(-2000)}`);
  const byFile = new Map();
  for (const { type, subType, message, url, extract } of JSON.parse(asked.stderr || asked.stdout).messages) {
    if (type === "info" && subType !== "warning") continue;
    const file = basename(new URL(url ?? pathToFileURL("unknown")).pathname);
    if (!byFile.has(file)) byFile.set(file, []);
    byFile.get(file).push(`${message} (${(extract ?? "").replace(/\s+/g, " ").slice(0, 160)})`);
  }
  return byFile;
}
