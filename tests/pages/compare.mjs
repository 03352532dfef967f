// Runs the cells of live pages and compares what they show with what is stored in the page, which the desktop has computed.
// Two pages run at a time. Usage: node compare.mjs SITE PAGE…
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, ...files] = process.argv.slice(2);
let passed = 0, failed = 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"] });

// Charts as their figures, the rest as text, with a space after each cell of a table.
const shown = page => page.evaluate(() => liveCells.map(({ outputs }) => {
  const copy = outputs.cloneNode(true);
  copy.querySelectorAll(".plot, .katex-mathml").forEach(part => part.remove());
  // Of many derivatives a check shows those that are furthest apart; where all agree, rounding chooses them.
  copy.querySelectorAll("table").forEach(table => { if (/ worst of \d+\)/.test(table.caption?.textContent)) table.replaceChildren(table.caption); });
  copy.querySelectorAll("caption, th, td").forEach(part => part.append(" "));
  // Numbers that a figure holds as bytes; single ones are rounded at the eighth digit already.
  const numbers = bytes => ({ f8: () => [...new Float64Array(bytes)], f4: () => [...new Float32Array(bytes)].map(value => Number(value.toPrecision(6))), i2: () => [...new Int16Array(bytes)], i4: () => [...new Int32Array(bytes)] });
  const decoded = (key, value) => value?.bdata ? numbers(Uint8Array.from(atob(value.bdata), letter => letter.charCodeAt(0)).buffer)[value.dtype]() : value;
  copy.querySelectorAll("script[type='application/json']").forEach(figure => { figure.textContent = JSON.stringify(JSON.parse(figure.textContent, decoded)); });
  return [...copy.children].map(output => output.textContent).join(" ").replace(/\s+/g, " ").trim();
}));

// What differs between two runs for reasons of their own: measured times, with them what the self-test of 00 says of the
// machine's speed, a file that is named after the user, and how far the two sides of a check that holds are apart, which is rounding.
const apart = [
  [/[✓✗] speed: .*|(?<![\d.,])\d[\d.,]*\s*(ns|µs|ms|s|min|seconds|times|×)(?![\p{L}])/gu, "TIME"],
  [/agrees? (exactly|within [-+.\de]+)/g, "agree"],
  [/'[^']+\.npz'/g, "'FILE'"],
  [/largest relative difference \S+ at \S+/g, "differences"],
];
const number = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
// A list of numbers, whatever is missing in it: an unsteady training may end a step earlier.
const list = /(?:#|null|"#?"|NaN|never|[[\],\s])+/g;

function differs(before, after, tags) {
  const [a, b] = [before, after].map(text => apart.reduce((rest, [what, word]) => rest.replace(what, word), text));
  // Times, and what is nothing but rounding, have other digits each; the words around them stay.
  const isUnsteady = tags.includes("timing") || tags.includes("rounding");
  const words = [a, b].map(text => text.replace(number, "#")).map(text => isUnsteady ? text.replace(list, "#") : text);
  if (words[0] !== words[1]) {
    const at = [...words[0]].findIndex((letter, i) => letter !== words[1][i]);
    return `text: "${words[0].slice(Math.max(0, at - 40), at + 60)}" became "${words[1].slice(Math.max(0, at - 40), at + 60)}"`;
  }
  if (isUnsteady) return "";
  const [x, y] = [a, b].map(text => (text.match(number) ?? []).map(Number));
  const worst = x.map((value, i) => [Math.abs(value - y[i]) / Math.max(1, Math.abs(value)), value, y[i]]).sort((p, q) => q[0] - p[0])[0];
  return worst && worst[0] > 1e-10 ? `number: ${worst[1]} became ${worst[2]}` : "";
}

// Cells of which the page says that they take longer are left out, and with them those that need their variables.
const longest = 15;
const isLong = tags => tags.some(tag => Number(/^browser-(\d+)s$/.exec(tag)?.[1]) > longest);
const needsOthers = text => /CS0103: The name/.test(text);

async function compare(file) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await page.goto(pathToFileURL(resolve(site, file)).href);
  const tags = await page.evaluate(() => liveCells.map(({ section }) => [...section.querySelectorAll(":scope > span[id]")].map(({ id }) => id)));
  const stored = await shown(page);
  const start = Date.now();
  const run = tags.map((_, i) => i).filter(i => !isLong(tags[i]));
  await page.evaluate(run => { window.all = (async () => { for (const i of run) await runCells([liveCells[i]]); return true; })(); }, run);
  while (!await page.evaluate(() => Promise.race([all, new Promise(done => setTimeout(() => done(false), 1000))]))) { }
  const now = await shown(page);
  const said = await page.evaluate(() => liveCells.map(({ status }) => status.textContent));
  await page.close();

  const compared = run.filter(i => tags.length === run.length || !needsOthers(now[i]));
  const seconds = compared.map(i => [Number(/after ([\d.]+)/.exec(said[i])?.[1] ?? NaN), i + 1]).sort((p, q) => q[0] - p[0]);
  const left = tags.map((_, i) => i).filter(i => !compared.includes(i)).map(i => i + 1);
  console.log(`${file}: ${((Date.now() - start) / 1000).toFixed(1)} s, slowest cells ${seconds.slice(0, 4).map(([s, i]) => `${i}: ${s} s`).join(", ")}${left.length ? `; left out ${left.join(", ")}` : ""}`);
  for (const i of compared) {
    const problem = differs(stored[i], now[i], tags[i]);
    if (problem === "") { passed++; continue; }
    failed++;
    console.log(`FAILED ${file}, cell ${i + 1} (${said[i]}): ${problem}`);
  }
}

const next = async () => { for (let file = files.shift(); file; file = files.shift()) await compare(file); };
await Promise.all([next(), next()]);
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
