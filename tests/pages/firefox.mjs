// Runs a live page in headless Firefox, as a reader does: over http and from files.
// Usage: node firefox.mjs SITE; the site was written with --live. FIREFOX names the browser.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "./server.mjs";
import { check, end } from "./tally.mjs";

const site = resolve(process.argv[2]);

const server = await serve(site);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true });

for (const [way, base] of [["http", server.address], ["files", pathToFileURL(site).href + "/"]]) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", error => errors.push(error.message));
  await page.goto(base + "00-start-here.html");
  const cell = number => page.evaluate(number => {
    const { status, outputs } = liveCells[number];
    return { said: status.textContent, shown: outputs.innerText.trim() };
  }, number);

  // Writes code into a cell and runs it with the keyboard, whatever ran before; what it says and shows comes back.
  async function run(number, code) {
    await begin(number, code);
    return ended(number);
  }
  async function begin(number, code) {
    const text = (await page.$$(".editor textarea"))[number];
    await text.evaluate((text, code) => { text.value = code; text.dispatchEvent(new InputEvent("input")); }, code);
    for (let press = 0; press < 2 && (press === 0 || /did not run yet/.test((await cell(number)).said)); press++) {
      await text.focus();
      await page.keyboard.down("Shift");
      await page.keyboard.press("Enter");
      await page.keyboard.up("Shift");
    }
  }
  async function ended(number) {
    await page.waitForFunction(number => /^(?!Running…)./.test(liveCells[number].status.textContent), { timeout: 120000 }, number);
    return cell(number);
  }

  const start = performance.now();
  const first = await run(0, "1+1");
  console.log(`${way}: first Run to the first result ${((performance.now() - start) / 1000).toFixed(1)} s`);
  check(`${way}: a first cell`, /^Done/.test(first.said) && first.shown === "2", JSON.stringify(first));
  const wrong = await run(0, "int x = ;");
  check(`${way}: what does not compile`, /^Failed/.test(wrong.said) && /CS1525/.test(wrong.shown), JSON.stringify(wrong));

  await run(0, "var kept = 7;");
  await begin(1, 'var counted = 0L; Console.WriteLine("begins"); while (true) counted++;');
  const streams = await page.waitForFunction(() => /begins/.test(liveCells[1].outputs.innerText), { timeout: 30000 }).then(() => true, () => false);
  check(`${way}: output streams`, streams, JSON.stringify(await cell(1)));
  const pressed = performance.now();
  await page.evaluate(() => liveCells[1].stopButton.click());
  const stopped = await ended(1);
  console.log(`${way}: stopped after ${(performance.now() - pressed).toFixed(0)} ms`);
  check(`${way}: stop`, /^Stopped/.test(stopped.said), JSON.stringify(stopped));
  const kept = await run(1, "kept == 7 && counted > 0");
  check(`${way}: all variables are kept`, kept.shown === "True", JSON.stringify(kept));

  await page.evaluate(() => { localStorage.clear(); location.reload(); });
  await page.waitForFunction(() => typeof liveCells !== "undefined" && liveCells.length > 1 && !liveCells.some(({ ran }) => ran));
  await page.evaluate(() => liveCells.at(-1).aboveButton.click());
  await page.waitForFunction(() => /^(?!Running…)./.test(liveCells.at(-1).status.textContent), { timeout: 240000 });
  const states = await page.evaluate(() => liveCells.map(({ status }) => status.textContent));
  console.log(`${way}: ${states.join(" | ")}`);
  check(`${way}: every cell runs`, states.every(state => /^Done/.test(state)), states.join("\n"));
  check(`${way}: every chart is drawn`, await page.evaluate(() => document.querySelectorAll(".chart:not(:has(.main-svg))").length === 0));
  check(`${way}: no error in the page`, errors.length === 0, errors.join("\n"));
  await page.close();
}
await browser.close();
server.close();
end();
