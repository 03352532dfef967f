// Runs every cell of live pages and compares what they show with what is stored in the page, which the desktop has computed.
// Usage: node compare.mjs SITE PAGE…
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, ...files] = process.argv.slice(2);
let passed = 0, failed = 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"] });

// Charts as their figures, the rest as text; measured times stand for themselves.
const shown = page => page.evaluate(() => liveCells.map(({ outputs }) => {
  const copy = outputs.cloneNode(true);
  copy.querySelectorAll(".plot, .katex-mathml").forEach(part => part.remove());
  // Numbers that a figure holds as bytes; single ones are rounded at the eighth digit already.
  const numbers = bytes => ({ f8: () => [...new Float64Array(bytes)], f4: () => [...new Float32Array(bytes)].map(value => Number(value.toPrecision(6))), i2: () => [...new Int16Array(bytes)], i4: () => [...new Int32Array(bytes)] });
  const decoded = (key, value) => value?.bdata ? numbers(Uint8Array.from(atob(value.bdata), letter => letter.charCodeAt(0)).buffer)[value.dtype]() : value;
  copy.querySelectorAll("script[type='application/json']").forEach(figure => { figure.textContent = JSON.stringify(JSON.parse(figure.textContent, decoded)); });
  return [...copy.children].map(output => output.textContent).join(" ").replace(/\s+/g, " ").trim();
}));
// What the self-test of 00 says of the machine's speed is a time, too.
const isTime = /[✓✗] speed: .*|\d[\d.,]*\s*(ns|µs|ms|s|min|seconds|times|×)(?![\p{L}])/gu;
const number = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

function differs(before, after) {
  const [a, b] = [before, after].map(text => text.replace(isTime, "TIME"));
  const words = [a, b].map(text => text.replace(number, "#"));
  if (words[0] !== words[1]) {
    const at = [...words[0]].findIndex((letter, i) => letter !== words[1][i]);
    return `text: "${words[0].slice(Math.max(0, at - 40), at + 60)}" became "${words[1].slice(Math.max(0, at - 40), at + 60)}"`;
  }
  const [x, y] = [a, b].map(text => (text.match(number) ?? []).map(Number));
  const worst = x.map((value, i) => [Math.abs(value - y[i]) / Math.max(1, Math.abs(value)), value, y[i]]).sort((p, q) => q[0] - p[0])[0];
  return worst && worst[0] > 1e-10 ? `number: ${worst[1]} became ${worst[2]}` : "";
}

for (const file of files) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await page.goto(pathToFileURL(resolve(site, file)).href);
  const stored = await shown(page);
  const start = Date.now();
  await page.evaluate(() => { window.all = (async () => { for (const cell of liveCells) await runCells([cell]); return true; })(); });
  while (!await page.evaluate(() => Promise.race([all, new Promise(done => setTimeout(() => done(false), 1000))]))) { }
  const now = await shown(page);
  const said = await page.evaluate(() => liveCells.map(({ status }) => status.textContent));
  const seconds = said.map(text => Number(/after ([\d.]+)/.exec(text)?.[1] ?? NaN));
  console.log(`${file}: ${((Date.now() - start) / 1000).toFixed(1)} s, slowest cells ${seconds.map((s, i) => [s, i + 1]).sort((p, q) => q[0] - p[0]).slice(0, 4).map(([s, i]) => `${i}: ${s} s`).join(", ")}`);
  for (let i = 0; i < stored.length; i++) {
    const problem = differs(stored[i], now[i]);
    if (problem === "") { passed++; continue; }
    failed++;
    console.log(`FAILED ${file}, cell ${i + 1} (${said[i]}): ${problem}`);
  }
  await page.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
