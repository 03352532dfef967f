// Runs cells of live pages in headless Chromium, as a reader does: over http and from files.
// Usage: node live.mjs SITE [SCREENSHOT]; the site was written with --live. CHROMIUM names the browser.
import { readFileSync, cpSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";
import { check, end } from "./tally.mjs";

const site = resolve(process.argv[2]);
const notebook = "00-start-here.html";

const server = await serve(site);
const overHttp = server.address;
const fromFiles = pathToFileURL(site).href + "/";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader"],
});

const engine = readFileSync(join(site, "assets", "engine.js"));
const [onDisk, overServer] = [engine.length / 1e6, gzipSync(engine).length / 1e6];
console.log(`engine.js: ${onDisk.toFixed(2)} MB, ${overServer.toFixed(2)} MB over a server that compresses`);
check("the engine is at most 12 MB on the disk", onDisk <= 12, `${onDisk} MB`);
check("the engine is at most 9 MB over a server that compresses", overServer <= 9, `${overServer} MB`);

// before: a script that runs in the page before its own.
async function opened(base, file = notebook, before = "") {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await page.addInitScript(before);
  page.errors = [];
  page.on("pageerror", error => page.errors.push(error.message));
  await page.goto(base + file);
  return page;
}

const cell = (page, number) => page.locator(".cell:has(.input)").nth(number);
const statusOf = (page, number) => cell(page, number).locator(".input .status");
const textOf = (page, number) => cell(page, number).locator(".outputs").innerText();

// Writes code into a cell and runs it with the keyboard; the cell's last words come back.
async function run(page, number, code, timeout = 60000) {
  const text = cell(page, number).locator("textarea");
  if (code !== undefined) await text.fill(code);
  await text.press("Shift+Enter");
  if (/did not run yet/.test(await statusOf(page, number).innerText())) await text.press("Shift+Enter");
  return ended(page, number, timeout);
}

async function ended(page, number, timeout = 60000) {
  await statusOf(page, number).filter({ hasText: /^(?!Running…).+/ }).waitFor({ timeout });
  return statusOf(page, number).innerText();
}

for (const [way, base] of [["http", overHttp], ["files", fromFiles]]) {
  const page = await opened(base);
  check(`${way}: nothing runs by itself`, await page.evaluate(() => !window.workbookEngine));
  const start = performance.now();
  check(`${way}: a first cell`, /^Done/.test(await run(page, 0, "1+1")), await statusOf(page, 0).innerText());
  console.log(`${way}: first Run to the first result ${((performance.now() - start) / 1000).toFixed(1)} s`);
  check(`${way}: its value`, await textOf(page, 0) === "2", await textOf(page, 0));
  for (const code of ["1+2", "40+2"]) {
    await run(page, 0, code);
    console.log(`${way}: ${code} ${await statusOf(page, 0).innerText()}`);
  }
  check(`${way}: a value of another cell`, await textOf(page, 0) === "42", await textOf(page, 0));

  check(`${way}: what does not compile`, /^Failed/.test(await run(page, 0, "int x = ;")) && /CS1525/.test(await textOf(page, 0)), await textOf(page, 0));
  check(`${way}: what throws`, /^Failed/.test(await run(page, 0, 'throw new Exception("too much");')) && /too much/.test(await textOf(page, 0)), await textOf(page, 0));
  check(`${way}: what asks for input`, /^Failed/.test(await run(page, 0, "Console.ReadLine()")) && /a page takes none/.test(await textOf(page, 0)), await textOf(page, 0));
  const onnx = '#r "../lib/bin/Workbook.dll"\nWorkbook.Network.LoadOnnx("network.onnx")';
  check(`${way}: what reads an ONNX file`, /^Failed/.test(await run(page, 0, onnx)) && /ONNX files are read and written on your own machine, not in the page/.test(await textOf(page, 0)), await textOf(page, 0));
  check(`${way}: a display is updated`, /^Done/.test(await run(page, 0, 'var d = display("one"); d.Update("two");')) && await textOf(page, 0) === "two", await textOf(page, 0));
  check(`${way}: what awaits`, /^Done/.test(await run(page, 0, 'Console.WriteLine("before"); await Task.Delay(200); await Task.Run(() => 5)')) && /^before\s+5$/.test(await textOf(page, 0)), await textOf(page, 0));
  check(`${way}: recursion without end`, /^C# has ended: .* without end/.test(await run(page, 0, "int F(int n) => F(n + 1) + 1; F(0)")), await statusOf(page, 0).innerText());

  await page.reload();
  check(`${way}: an edit survives a reload`, (await cell(page, 0).locator("textarea").inputValue()).startsWith("int F("));
  await cell(page, 0).getByRole("button", { name: /^Reset/ }).click();
  check(`${way}: reset`, !(await cell(page, 0).locator("textarea").inputValue()).startsWith("int F("));

  await run(page, 0, "var kept = 7;");
  const endless = cell(page, 1).locator("textarea");
  await endless.fill('var counted = 0L; Console.WriteLine("begins"); while (true) counted++;');
  await endless.press("Shift+Enter");
  await cell(page, 1).locator(".outputs").filter({ hasText: "begins" }).waitFor({ timeout: 30000 }).catch(() => {});
  check(`${way}: output streams`, /begins/.test(await textOf(page, 1)), await textOf(page, 1));
  const pressed = performance.now();
  await cell(page, 1).getByRole("button", { name: /^Stop/ }).click();
  check(`${way}: stop`, /^Stopped/.test(await ended(page, 1)), await statusOf(page, 1).innerText());
  const took = performance.now() - pressed;
  console.log(`${way}: stopped after ${took.toFixed(0)} ms`);
  check(`${way}: the stop comes within ${way === "http" ? 0.5 : 2} s`, took < (way === "http" ? 500 : 2000), `${took} ms`);
  // From files, Chromium's workers see nothing of the page while they run: they are ended, and what ran before runs again.
  if (way === "http") {
    check("http: a stopped cell keeps its variables", /^Done/.test(await run(page, 1, "counted > 0")) && await textOf(page, 1) === "True", await textOf(page, 1));
    for (const [name, code] of [
      ["what awaits", 'Console.WriteLine("begins"); await Task.Delay(-1);'],
      ["a training", '#r "../lib/bin/MathNet.Numerics.dll"\n#r "../lib/bin/Workbook.dll"\nusing MathNet.Numerics.LinearAlgebra; using Workbook;\nvar X = Matrix<double>.Build.Random(4, 2, 1);\nConsole.WriteLine("begins"); Console.Out.Flush();\nNetwork.Create([2, 3, 2], Activation.Tanh, Activation.Identity, Initializer.Glorot, new NumPyRandom(1)).Train(X, X, new TrainingOptions { Loss = Loss.MeanSquared, Epochs = 1_000_000_000, LogEvery = 1_000_000 })'],
    ]) {
      await endless.fill(code);
      await endless.press("Shift+Enter");
      await cell(page, 1).locator(".outputs").filter({ hasText: "begins" }).waitFor({ timeout: 30000 }).catch(() => {});
      await cell(page, 1).getByRole("button", { name: /^Stop/ }).click();
      check(`http: ${name} stops and keeps the variables`, await ended(page, 1) === "Stopped. All variables are kept.", `${await statusOf(page, 1).innerText()} ${await textOf(page, 1)}`);
    }
  }
  check(`${way}: variables are there again`, /^Done/.test(await run(page, 1, "kept")) && await textOf(page, 1) === "7", await textOf(page, 1));
  const text = cell(page, 1).locator("textarea");
  await text.fill("Math");
  await text.press("End");
  await text.pressSequentially(".Ab");
  await cell(page, 1).getByRole("option", { name: "Abs" }).waitFor({ timeout: 20000 }).catch(() => {});
  await text.press("Enter");
  check(`${way}: completion after a dot`, await text.inputValue() === "Math.Abs", await text.inputValue());
  check(`${way}: no error in the page`, page.errors.length === 0, page.errors.join("\n"));
  await page.close();
}

{
  const page = await opened(overHttp);
  const numbers = await page.locator(".cell:has(.input)").count();
  await cell(page, numbers - 1).getByRole("button", { name: /^Run all above/ }).click();
  await ended(page, numbers - 1, 120000).catch(() => {});
  const states = await page.locator(".input .status").allInnerTexts();
  console.log(`all: ${states.join(" | ")}`);
  check("every cell runs", states.every(state => /^Done/.test(state)), states.join("\n"));
  const undrawn = await page.$$eval(".chart:not(:has(.main-svg))", charts => charts.length);
  check("every chart is drawn", undrawn === 0, `${undrawn} are not`);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download as a notebook" }).click()]);
  const { cells } = JSON.parse(readFileSync(await saved.path(), "utf8"));
  check("the download is the notebook", cells.filter(({ cell_type }) => cell_type === "code").length === numbers, `${cells.length} cells`);
  if (process.argv[3]) await page.screenshot({ path: process.argv[3], fullPage: true });
  await page.close();
}
{
  const page = await opened(fromFiles);
  check("memory without end is said", /^C# has ended: .*more memory than a page gets/.test(await run(page, 0, "var all = new List<byte[]>(); while (true) all.Add(new byte[1_000_000]);")) && /OutOfMemoryException/.test(await textOf(page, 0)), `${await statusOf(page, 0).innerText()} ${await textOf(page, 0)}`);
  check("after that, cells run again", /^Done/.test(await run(page, 0, "1+1")), await statusOf(page, 0).innerText());
  await page.reload();
  for (const [name, code, words] of [
    ["text", 'while (true) Console.WriteLine("again");', /A page shows the first 200000 characters/],
    ["outputs", "while (true) display(1);", /A page shows the first 500 outputs/],
    ["updates", "var d = display(0); for (var i = 1; ; i++) d.Update(i);", /^\d{3,}$/],
  ]) {
    const text = cell(page, 0).locator("textarea");
    await text.fill(code);
    await text.press("Shift+Enter");
    await cell(page, 0).locator(".outputs").filter({ hasText: words }).waitFor({ timeout: 40000 }).catch(() => {});
    check(`${name} without end: shown within bounds`, words.test(await textOf(page, 0)), (await textOf(page, 0)).slice(-200));
    await page.waitForTimeout(500);
    const asked = performance.now();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    check(`${name} without end: the page stays alive`, performance.now() - asked < 1000, `${performance.now() - asked} ms to the next frame`);
    await cell(page, 0).getByRole("button", { name: /^Stop/ }).click();
    check(`${name} without end: stop`, /^Stopped/.test(await ended(page, 0)), await statusOf(page, 0).innerText());
  }
  await page.close();
}

const readable = page => page.locator("main h1").isVisible();
const noStorage = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });';
const fullStorage = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };';
for (const [name, before] of [["forbidden", noStorage], ["full", fullStorage]]) {
  const page = await opened(fromFiles, notebook, before);
  await cell(page, 0).locator("textarea").fill("1 + 2");
  const said = await page.getByRole("status").allInnerTexts();
  check(`storage that is ${name} is said`, said.some(text => /does not keep what you write here; download the notebook/.test(text)), said.join("|"));
  check(`storage that is ${name}: the page is readable`, await readable(page) && page.errors.length === 0, page.errors.join("\n"));
  await page.close();
}
for (const [name, before, words] of [
  ["without WebAssembly", "delete window.WebAssembly;", /too old to run C#\. The page can be read/],
  ["that cannot unpack", "delete window.DecompressionStream;", /too old to run C#\. The page can be read/],
  ["without what .NET needs of WebAssembly", 'const W = Worker; window.Worker = function (address) { return new W(URL.createObjectURL(new Blob([`WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new Error("no SIMD")); importScripts("${address}");`]))); };', /does not start in this browser \(.*\)\. The page can be read/],
]) {
  const page = await opened(fromFiles, notebook, before);
  const said = await run(page, 0, "1+1");
  check(`a browser ${name} is said`, words.test(said), said);
  check(`a browser ${name}: the page is readable`, await readable(page), said);
  await page.close();
}
const missing = /is missing|cannot be loaded \(404\)/, cutOff = /damaged or cut off/;
for (const [state, change, words] of [["missing", rmSync, missing], ["cut off", file => truncateSync(file, 1000000), cutOff]]) {
  const copy = mkdtempSync(join(tmpdir(), "live-"));
  cpSync(site, copy, { recursive: true });
  change(join(copy, "assets", "engine.js"));
  const damaged = await serve(copy);
  for (const base of [pathToFileURL(copy).href + "/", damaged.address]) {
    const page = await opened(base);
    const said = await run(page, 0);
    check(`an engine that is ${state} is said`, words.test(said), said);
    check(`an engine that is ${state}: the page is readable`, await readable(page), said);
    await page.close();
  }
  damaged.close();
  rmSync(copy, { recursive: true });
}
await browser.close();
server.close();
end();
