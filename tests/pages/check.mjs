// Opens every page of a site in headless Chromium, from the file system and without a network, and checks what a reader needs.
// Usage: node check.mjs SITE [SCREENSHOTS]; CHROMIUM names the browser.
import { readdirSync, readFileSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { chromium } from "playwright-core";

const [site, screenshots] = process.argv.slice(2).map(path => resolve(path));
if (screenshots) mkdirSync(screenshots, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { name: "light", colorScheme: "light", viewport: { width: 1300, height: 900 } },
  { name: "dark, phone", colorScheme: "dark", viewport: { width: 390, height: 800 } },
];

let passed = 0, failed = 0;
function check(name, problems) {
  if (problems.length === 0) { passed++; return; }
  failed++;
  console.log(`FAILED ${name}`);
  for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader"],
});

for (const file of readdirSync(site).filter(name => name.endsWith(".html")).sort()) {
  for (const view of views) {
    const page = await browser.newPage(view);
    const errors = [];
    const offSite = [];
    page.on("console", message => { if (message.type() === "error") errors.push(message.text()); });
    page.on("pageerror", error => errors.push(error.message));
    await page.route(/^https?:/, route => { offSite.push(route.request().url()); return route.abort(); });
    await page.goto(pathToFileURL(join(site, file)).href);

    await page.waitForFunction(() => !window.katex || !document.querySelector(".math:not(:has(.katex))"));
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const name = `${file} (${view.name})`;
    check(`${name}: all mathematics is set`, await page.$$eval(".math:not(:has(.katex)), .katex-error", found => found.map(element => element.outerHTML.slice(0, 200))));
    check(`${name}: accessible`, await accessibility(page));
    check(`${name}: no sideways scrolling`, await page.evaluate(() => document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} pixels wide`] : []));
    if (view.name === "light") {
      check(`${name}: links lead somewhere`, await brokenLinks(page, file));
      check(`${name}: theme switches by keyboard`, await switchTheme(page));
      check(`${name}: folded code opens by keyboard`, await unfold(page));
    }
    check(`${name}: every chart is drawn`, await drawAll(page));
    if (view.name === "dark, phone") check(`${name}: charts fit a phone`, await page.$$eval(".plot", misfits));
    if (screenshots) await page.screenshot({ path: join(screenshots, `${file}.${view.colorScheme}.png`), fullPage: true });
    check(`${name}: no error in the console`, errors);
    check(`${name}: nothing asked of the network`, offSite);
    await page.close();
  }
}
await browser.close();
check("narrow.js takes charts that the book's library did not make", foreignCharts());
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function drawAll(page) {
  const undrawn = [];
  for (const chart of await page.$$(".chart")) {
    await chart.scrollIntoViewIfNeeded();
    await chart.waitForSelector(".main-svg", { timeout: 60000 }).catch(async () => undrawn.push(await chart.getAttribute("aria-label")));
  }
  return undrawn;
}

// What a page can hold that says less than the book's charts.
function foreignCharts() {
  const script = readFileSync(join(site, "assets", "narrow.js"), "utf8");
  const figures = [
    { data: [] },
    { data: [{ type: "scatter", showlegend: true }, { type: "scatter", showlegend: true }], layout: {} },
    { data: [{ type: "scatter" }], layout: { xaxis: { visible: false }, annotations: [{}] } },
    { data: [{ type: "bar" }], layout: { sliders: [{}, { steps: [{ args: [{}] }, {}] }] } },
    { data: [{ type: "scatter" }], layout: { grid: { columns: 2, pattern: "independent" } } },
    { data: [{ type: "pie" }], layout: { grid: { rows: 1, columns: 2 } } },
  ];
  return figures.flatMap(figure => {
    const before = JSON.stringify(figure);
    try {
      const width = runInNewContext(`${script}; makeNarrow(figure, 390)`, { figure });
      return Number.isFinite(width) && Number.isFinite(figure.layout.height) ? [] : [`no size: ${before}`];
    } catch (error) {
      return [`${error.message}: ${before}`];
    }
  });
}

// Panels stand below each other, and no title is cut off.
function misfits(plots) {
  return plots.flatMap(plot => {
    const { layout } = plot;
    const heights = Object.keys(layout).map(key => /^(yaxis|scene)\d*$/.test(key) ? layout[key].domain?.y ?? layout[key].domain : null).filter(Array.isArray);
    const middles = new Set(heights.map(([from, to]) => (from + to).toFixed(2)));
    const title = plot.querySelector(".gtitle")?.getBoundingClientRect();
    const frame = plot.getBoundingClientRect();
    return [
      ...middles.size < heights.length || layout.grid?.columns > 1 ? [`panels side by side: ${layout.title?.text}`] : [],
      ...title?.width && (title.left < frame.left - 1 || title.right > frame.right + 1) ? [`cut title: ${layout.title.text}`] : [],
    ];
  });
}

async function accessibility(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ exclude: [[".plot"]] }, { preload: false }));
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.length} times, first ${nodes[0].html.slice(0, 160)}`);
}

async function brokenLinks(page, file) {
  const links = await page.$$eval("a[href]", anchors => anchors.map(anchor => anchor.getAttribute("href")));
  const broken = [];
  for (const link of new Set(links.filter(link => !/^\w+:/.test(link)))) {
    const [path, fragment] = link.split("#").map(decodeURIComponent);
    const target = path ? join(site, path) : join(site, file);
    if (!existsSync(target)) broken.push(link);
    else if (fragment && target.endsWith(".html") && !readFileSync(target, "utf8").includes(`id="${fragment}"`)) broken.push(link);
  }
  return broken;
}

async function unfold(page) {
  const faults = [];
  for (const [i, folded] of (await page.$$("details.folded")).entries()) {
    const code = await folded.$("pre");
    if (await code.isVisible()) faults.push(`code ${i + 1} is not folded`);
    await (await folded.$("summary")).focus();
    await page.keyboard.press("Enter");
    if (!await code.isVisible()) faults.push(`code ${i + 1} stays folded`);
  }
  return faults;
}

async function switchTheme(page) {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await background();
  await page.focus("#theme");
  await page.keyboard.press("Enter");
  return await background() === before ? ["the background stayed as it was"] : [];
}
