// node check.mjs [--screenshots DIR] NOTEBOOK.ipynb…
// Every figure of the executed notebooks must pass Plotly.validate, be drawn and slid through its steps without a console error,
// and keep its texts inside the picture, with each version of plotly.js; its text/html must draw by itself too.
// Screenshots show the older version on a light page and the newer one on a dark page.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";

const MIME = "application/vnd.plotly.v1+json";
const MAX_BYTES = 2_000_000;
const WIDTH = 900;
const require = createRequire(import.meta.url);
const versions = [["plotly.js-dist-min", "light", "#ffffff"], ["plotly-latest", "dark", "#1e1e1e"]].map(([name, theme, background]) => ({
  theme, background,
  label: "plotly.js " + require(name + "/package.json").version,
  source: readFileSync(require.resolve(name + "/plotly.min.js"), "utf8"),
}));

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).cells;
  } catch (error) {
    console.error(`${path} is not a notebook: ${error.message}`);
    process.exit(2);
  }
}

function figuresOf(path) {
  const cells = read(path);
  return cells.flatMap((cell, number) => (cell.outputs ?? []).filter(output => output.data?.[MIME]).map((output, k) => ({
    label: `${basename(path, ".ipynb")} cell ${number + 1} (${cell.id})${k ? ` output ${k + 1}` : ""}`,
    file: `${basename(path, ".ipynb")}-${String(number + 1).padStart(3, "0")}${k ? "-" + k : ""}`,
    json: output.data[MIME],
    html: [output.data["text/html"] ?? ""].flat().join(""),
    plain: [output.data["text/plain"] ?? ""].flat().join(""),
  })));
}

// Runs in the page: draws the figure, goes through every slider step, and names the texts that leave the picture.
async function draw(figure) {
  // validate compares the arguments of slider steps by identity, after copying them: it complains of every object among them.
  const isStep = issue => issue.code === "dynamic" && /sliders\[\d+\]\.steps\[\d+\]\.args/.test(issue.astr);
  // Plotly.NET writes a trace's containers also where they are empty.
  const isEmpty = issue => issue.code === "unused" && issue.container === "data"
    && JSON.stringify(issue.path.reduce((value, key) => value[key], figure.data[issue.trace])) === "{}";
  // Many numbers travel as base64, which validate does not know.
  const types = { f8: Float64Array, f4: Float32Array, i4: Int32Array, i2: Int16Array, i1: Int8Array };
  const plain = value => {
    if (!value || typeof value !== "object") return value;
    if (!value.bdata) return Array.isArray(value) ? value.map(plain) : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
    const numbers = [...new types[value.dtype](Uint8Array.from(atob(value.bdata), letter => letter.charCodeAt(0)).buffer)];
    const [rows, columns] = (value.shape ?? "").split(",").map(Number);
    return columns ? Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns)) : numbers;
  };
  const complaints = (Plotly.validate(plain(figure.data), figure.layout) ?? []).filter(issue => !isStep(issue) && !isEmpty(issue)).map(issue => issue.msg);
  const div = document.getElementById("figure");
  Plotly.purge(div);
  div.style.height = (figure.layout.height ?? 420) + "px";
  await Plotly.newPlot(div, figure.data, figure.layout, { ...figure.config, responsive: false });
  const inspect = moment => {
    const frame = div.getBoundingClientRect();
    for (const text of div.querySelectorAll("text, .annotation-text-g")) {
      const box = text.getBoundingClientRect();
      const hidden = !box.width || text.closest(".modebar, .hoverlayer") || getComputedStyle(text).opacity === "0";
      if (!hidden && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2))
        complaints.push(`"${text.textContent}" is cut off${moment}`);
    }
  };
  inspect("");
  for (const slider of figure.layout.sliders ?? [])
    for (const step of [slider.steps[0], slider.steps[slider.steps.length >> 1], slider.steps.at(-1)]) {
      await Plotly.update(div, ...structuredClone(step.args));
      inspect(` at ${step.label}`);
    }
  const start = figure.layout.sliders?.[0];
  if (start) await Plotly.update(div, ...structuredClone(start.steps[start.active ?? 0].args));
  return [...new Set(complaints)];
}

const args = process.argv.slice(2);
const at = args.indexOf("--screenshots");
const screenshots = at < 0 ? null : args.splice(at, 2)[1];
if (screenshots) mkdirSync(screenshots, { recursive: true });
const figures = args.flatMap(figuresOf);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
let passed = 0, failed = 0;
function report(label, complaints) {
  complaints.length ? failed++ : passed++;
  if (complaints.length) console.log(`FAILED ${label}\n  ${complaints.join("\n  ")}`);
}

async function open(content) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  const errors = [];
  page.on("console", message => message.type() === "error" && errors.push("console: " + message.text()));
  page.on("pageerror", error => errors.push("error: " + error.message));
  await page.route("**/*", route => route.request().url().startsWith("https://cdn.plot.ly/")
    ? route.fulfill({ contentType: "text/javascript", body: versions[0].source }) : route.abort());
  await page.setContent(content);
  return { page, errors };
}

for (const version of versions) {
  const { page, errors } = await open(`<body style="margin:0;background:${version.background}"><div id="figure" style="width:${WIDTH}px"></div></body>`);
  await page.addScriptTag({ content: version.source });
  for (const figure of figures) {
    errors.length = 0;
    const complaints = await page.evaluate(draw, figure.json).catch(error => [error.message]);
    report(`${figure.label}, ${version.label}`, [...complaints, ...errors]);
    if (screenshots)
      await page.locator("#figure").screenshot({ path: join(screenshots, `${figure.file}-${version.theme}.png`) });
  }
  await page.close();
}

for (const figure of figures) {
  const { page, errors } = await open(`<body>${figure.html}</body>`);
  const drawn = await page.waitForSelector("[data-figure] svg.main-svg", { state: "attached", timeout: 20000 }).then(() => [], () => ["text/html draws nothing"]);
  const bytes = Buffer.byteLength(JSON.stringify(figure.json));
  if (bytes > MAX_BYTES) drawn.push(`${bytes} bytes of JSON; at most ${MAX_BYTES}`);
  if (!figure.plain.trim()) drawn.push("text/plain is empty");
  report(`${figure.label}, text/html`, [...drawn, ...errors]);
  await page.close();
}
await browser.close();
console.log(`${figures.length} figures of ${args.length} notebooks`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !figures.length ? 1 : 0;
