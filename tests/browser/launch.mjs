// Starts headless Chromium; what the suites, the gallery and the screenshots share.
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const launch = (...more) => chromium.launch({ executablePath: process.env.LAUREL_TEST_BROWSER ?? "/usr/bin/chromium", args: [...flags, ...more] });
