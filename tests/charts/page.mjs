// node page.mjs PAGE CHARTS
// A page that nbconvert made of a notebook must draw as many charts as the notebook has, without an error and without a network:
// plotly.js and require.js, which such pages link to, come from npm packages. SCREENSHOT names a file for a picture of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [path, expected] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const scripts = [[/cdn\.plot\.ly/, "plotly.js-dist-min/plotly.min.js"], [/require(\.min)?\.js/, "requirejs/require.js"]]
  .map(([address, file]) => ({ address, body: readFileSync(require.resolve(file), "utf8") }));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
const problems = [];
page.on("pageerror", error => problems.push(error.message));
// Debian's nbconvert links to a file where others link to a content network.
await page.route(/^https?:|\.js(\?|$)/, route => {
  const script = scripts.find(({ address }) => address.test(route.request().url()));
  return script ? route.fulfill({ contentType: "text/javascript", body: script.body }) : route.abort();
});
await page.goto(pathToFileURL(resolve(path)).href);
const drawn = () => page.$$eval(".js-plotly-plot", plots => plots.filter(plot => plot.querySelector(".main-svg")).length);
for (let seconds = 0; seconds < 60 && await drawn() < expected; seconds++) await page.waitForTimeout(1000);
const count = await drawn();
if (count !== Number(expected)) problems.push(`${count} charts are drawn instead of ${expected}`);
if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
await browser.close();
console.log(problems.join("\n") || `${count} charts`);
process.exitCode = problems.length ? 1 : 0;
