"use strict";

// Makes the code cells of a page editable and lets them run. Nothing runs by itself, and nothing leaves the page.
const liveCells = [];
const liveSettings = document.currentScript.dataset;
const liveEngine = new LiveEngine(liveSettings.engine, +liveSettings.size, {
  progress: showProgress,
  show: (number, index, html) => showSoon(`${number} ${index}`, () => liveCells[number].show(index, html)),
  clear: number => {
    [...liveChanges.keys()].filter(key => key.startsWith(`${number} `)).forEach(key => liveChanges.delete(key));
    showSoon(`${number} clear`, () => liveCells[number].clear());
  },
  settle: showNow,
  forgot: () => liveCells.forEach(cell => { cell.ran = null; }),
});
let isBusy = false;

// What cells have shown since the page was last drawn: a cell that shows something new all the time leaves the page time for the reader.
const liveChanges = new Map();

function showSoon(key, change) {
  if (liveChanges.size === 0) setTimeout(showNow, 50);
  liveChanges.set(key, change);
}

function showNow() {
  const changes = [...liveChanges.values()];
  liveChanges.clear();
  for (const change of changes) change();
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

class LiveCell {
  constructor(input, number) {
    this.number = number;
    this.section = input.closest(".cell");
    this.key = `workbook:${liveSettings.notebook}:${this.section.id}`;
    this.pre = input.querySelector("pre.code");
    this.code = this.pre.querySelector("code");
    this.storedHtml = this.code.innerHTML;
    this.stored = this.code.textContent;
    this.outputs = this.section.querySelector(".outputs") ?? input.insertAdjacentElement("afterend", element("div", { className: "outputs" }));
    this.storedOutputs = [...this.outputs.childNodes];
    this.ran = null;
    this.warned = false;
    this.addEditor(input);
    this.addButtons(input);
    const edited = remembered(this.key);
    if (edited !== null && edited !== this.stored) this.write(edited);
  }

  addEditor(input) {
    const editor = element("div", { className: "editor" });
    this.text = element("textarea", { value: this.stored, spellcheck: false, autocapitalize: "off", autocomplete: "off", rows: 1 });
    this.text.setAttribute("aria-label", `Code of cell ${this.number + 1}; Escape, then Tab leaves it`);
    this.text.addEventListener("input", () => this.edited());
    this.text.addEventListener("keydown", event => this.pressed(event));
    this.pre.setAttribute("aria-hidden", "true");
    this.pre.replaceWith(editor);
    editor.append(this.pre, this.text);
    this.completion = new LiveCompletion(this.text, this.number);
    editor.insertAdjacentElement("afterend", this.completion.list);
  }

  addButtons(input) {
    const button = (text, action, title) => {
      const made = element("button", { type: "button", textContent: text, title });
      made.setAttribute("aria-label", `${text}: cell ${this.number + 1}`);
      made.addEventListener("click", action);
      return made;
    };
    this.runButton = button("Run", () => runCells([this], true), "Shift+Enter");
    this.stopButton = button("Stop", () => liveEngine.stop(), "Ends this cell");
    this.aboveButton = button("Run all above", () => runCells(liveCells.slice(0, this.number + 1).filter(cell => !cell.hasRun || cell === this)), "Runs the cells above that have not run yet, then this one");
    this.resetButton = button("Reset", () => this.reset(), "The code and the output as they came with the page");
    this.status = element("span", { className: "status" });
    this.status.setAttribute("role", "status");
    this.stopButton.hidden = true;
    this.resetButton.hidden = true;
    this.aboveButton.hidden = this.number === 0;
    input.append(element("div", { className: "run" }, this.runButton, this.stopButton, this.aboveButton, this.resetButton, this.status));
  }

  pressed(event) {
    if (this.completion.takes(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      runCells([this], true);
    } else if (event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !this.leaving) {
      event.preventDefault();
      // The one way to insert that the browser's undo knows.
      document.execCommand("insertText", false, "    ");
    }
    this.leaving = event.key === "Escape";
  }

  edited() {
    this.code.innerHTML = this.text.value === this.stored ? this.storedHtml : highlighted(this.text.value) + "\n";
    this.resetButton.hidden = this.text.value === this.stored && !this.hasOwnOutput;
    remember(this.key, this.text.value === this.stored ? null : this.text.value);
    this.warned = false;
  }

  write(code) {
    this.text.value = code;
    this.edited();
  }

  reset() {
    this.hasOwnOutput = false;
    this.write(this.stored);
    this.clear();
    this.outputs.append(...this.storedOutputs);
    this.say("");
    this.text.focus();
  }

  // Whether the engine knows what the cell says now.
  get hasRun() { return this.ran === this.text.value; }

  say(text) { this.status.textContent = text; }

  // Whether cells above have not run yet; says so once, and the next Run runs this cell alone.
  lacksOthers() {
    const missing = liveCells.slice(0, this.number).filter(cell => !cell.hasRun && cell.text.value.trim() !== "").length;
    if (missing === 0 || this.warned) return false;
    this.warned = true;
    this.say(`${missing === 1 ? "One cell" : `${missing} cells`} above did not run yet. "Run all above" runs them first; Run once more runs this cell alone.`);
    return true;
  }

  async run() {
    this.begin();
    const start = performance.now();
    try {
      const code = this.text.value;
      const outcome = await liveEngine.run(this.number, code);
      if (outcome === true || outcome === false) {
        if (!this.isFresh) this.clear();
        this.ran = code;
        this.say(`${outcome ? "Done" : "Failed"} after ${((performance.now() - start) / 1000).toFixed(1)} s`);
      } else this.say(outcome);
      return outcome === true;
    } catch (error) {
      this.say(error.message);
      return false;
    } finally {
      this.end();
    }
  }

  begin() {
    this.isFresh = false;
    this.outputs.classList.add("stale");
    this.outputs.setAttribute("aria-busy", "true");
    this.say("Running…");
    this.stopButton.hidden = false;
    this.runButton.hidden = true;
    if (document.activeElement === document.body || document.activeElement === this.runButton) this.stopButton.focus();
  }

  end() {
    const hadFocus = document.activeElement === this.stopButton;
    this.outputs.classList.remove("stale");
    this.outputs.removeAttribute("aria-busy");
    this.stopButton.hidden = true;
    this.runButton.hidden = false;
    if (hadFocus) this.runButton.focus();
  }

  // Replaces one output, or adds it. The first takes the place of what is stored.
  show(index, html) {
    if (!this.isFresh) this.clear();
    const output = element("div", { innerHTML: html });
    if (index < this.outputs.children.length) {
      forget(this.outputs.children[index]);
      this.outputs.children[index].replaceWith(output);
    } else this.outputs.append(output);
    this.hasOwnOutput = true;
    this.resetButton.hidden = false;
    dress(output);
  }

  clear() {
    this.isFresh = true;
    if (this.hasOwnOutput) forget(this.outputs);
    this.outputs.replaceChildren();
    this.outputs.classList.remove("stale");
  }
}

async function runCells(cells, mayWarn = false) {
  const last = cells.at(-1);
  if (isBusy) return last.say("Another cell is running; stop it or wait.");
  if (mayWarn && last.lacksOthers()) return;
  isBusy = true;
  try {
    for (const cell of cells) {
      if (await cell.run()) continue;
      if (cell !== last) last.say(`Cell ${cell.number + 1} above did not succeed; see there.`);
      break;
    }
  } finally {
    isBusy = false;
    showProgress(1, "");
  }
}

// What the page does with stored outputs, for new ones.
function dress(output) {
  for (const script of output.querySelectorAll("script:not([type='application/json'])")) {
    const copy = element("script", { textContent: script.textContent });
    for (const { name, value } of script.attributes) copy.setAttribute(name, value);
    script.replaceWith(copy);
  }
  drawMathematics(output);
  output.querySelectorAll(".chart").forEach(draw);
  makeScrollable();
}

function forget(output) {
  for (const chart of output.querySelectorAll(".chart")) {
    if (drawn.delete(chart)) Plotly.purge(chart.querySelector(".plot"));
  }
}

function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

// Storage may be full, and some browsers refuse it to pages that are files.
function remember(key, code) {
  try {
    if (code === null) localStorage.removeItem(key);
    else localStorage.setItem(key, code);
  } catch {
    liveNote.textContent = "This browser does not keep what you write here; download the notebook to keep it.";
  }
}

function showProgress(share, text) {
  liveProgress.hidden = text === "";
  liveBar.value = share;
  liveText.textContent = text;
}

function download() {
  window.workbookNotebook = notebook => {
    for (const cell of liveCells) {
      const found = notebook.cells.find(({ id }) => `cell-${id}` === cell.section.id);
      if (found) found.source = cell.text.value.split(/(?<=\n)/);
    }
    const address = URL.createObjectURL(new Blob([JSON.stringify(notebook, null, 1)], { type: "application/x-ipynb+json" }));
    element("a", { href: address, download: `${liveSettings.notebook}.ipynb` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
  const script = element("script", { src: liveSettings.source });
  script.onerror = () => { liveNote.textContent = `${liveSettings.source} is missing beside the pages, so there is no notebook to download.`; };
  document.head.append(script);
}

const liveBar = element("progress", { max: 1 });
liveBar.setAttribute("aria-label", "Getting C# ready");
const liveText = element("span");
const liveProgress = element("div", { className: "live-progress", hidden: true }, liveBar, liveText);
liveProgress.setAttribute("role", "status");
const liveNote = element("span", { className: "status" });
liveNote.setAttribute("role", "status");
const liveDownload = element("button", { type: "button", textContent: "Download as a notebook" });
liveDownload.addEventListener("click", download);
document.body.append(liveProgress);
document.querySelectorAll(".input").forEach((input, number) => liveCells.push(new LiveCell(input, number)));
if (liveCells.length > 0)
  document.querySelector("main h1")?.insertAdjacentElement("afterend", element("div", { className: "run" },
    element("span", { textContent: "Cells run in this page: change one and press Run or Shift+Enter. The first takes some seconds. " }), liveDownload, liveNote));
