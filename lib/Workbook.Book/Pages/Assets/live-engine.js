"use strict";

// Loads the engine with the first Run, starts its worker, and starts it anew when it was stopped or has died.
class LiveEngine {
  static readable = "The page can be read all the same, and any browser from 2023 on runs its cells.";

  // tell: { progress(share, text), show(cell, index, html), clear(cell), settle(), forgot() }
  constructor(address, size, tell) {
    Object.assign(this, { address, size, tell, parts: null, worker: null, waiting: null, ran: [] });
  }

  // Runs a cell; the promise says whether it succeeded, or in words why not to its end.
  async run(cell, code) {
    this.isStopped = false;
    await this.ready();
    // The worker looks now and then whether it is still there. Where a worker cannot see it, it is undefined.
    this.flag = this.stopsGently ? LiveEngine.flag() : undefined;
    const outcome = await this.ask({ run: true, cell, code, flag: this.flag });
    if (this.flag) URL.revokeObjectURL(this.flag);
    this.flag = undefined;
    if (outcome.ended) return `${outcome.ended} With the next Run, the cells that had run before run again.`;
    if (this.isStopped && !outcome.succeeded) return "Stopped. All variables are kept.";
    this.ran.push({ cell, code });
    return outcome.succeeded;
  }

  async complete(code, cursor) {
    if (!this.worker || this.waiting || !this.isUp) return null;
    return this.ask({ complete: true, code, cursor });
  }

  // Ends whatever runs; the next Run finds the variables of the cells before. Code that does not look is ended with its worker.
  stop() {
    this.isStopped = true;
    if (!this.flag) return this.end("Stopped.");
    URL.revokeObjectURL(this.flag);
    this.worker.postMessage({ stop: true });
    const stopped = this.waiting;
    setTimeout(() => { if (stopped && this.waiting === stopped) this.end("Stopped."); }, 1500);
  }

  static flag() { return URL.createObjectURL(new Blob(["1"], { type: "text/plain" })); }

  get isRunning() { return this.waiting !== null; }

  ask(message) {
    return new Promise(resolve => {
      this.waiting = resolve;
      this.worker.postMessage(message);
    });
  }

  answer(outcome) {
    const resolve = this.waiting;
    this.waiting = null;
    this.tell.settle();
    resolve?.(outcome);
  }

  end(reason) {
    this.worker?.terminate();
    this.worker = null;
    this.isUp = false;
    this.answer({ ended: reason });
  }

  // The runtime says no more than that it has ended.
  died(reason) {
    this.end(this.isUp
      ? `C# has ended: as a rule the cell calls itself without end, or needs more memory than a page gets (${reason}).`
      : `C# does not start in this browser (${reason}). ${LiveEngine.readable}`);
  }

  async ready() {
    if (this.isUp) return;
    this.parts ??= await this.load();
    if (this.isStopped) throw new Error("Stopped.");
    this.tell.progress(1, "Starting C#…");
    const blob = new Blob([await LiveEngine.text(this.parts["worker.js"])], { type: "text/javascript" });
    this.worker = new Worker(URL.createObjectURL(blob));
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = event => this.died(event.message);
    const flag = LiveEngine.flag();
    const outcome = await this.ask({ parts: this.parts, flag });
    URL.revokeObjectURL(flag);
    if (outcome.ended) throw new Error(outcome.ended);
    this.stopsGently = outcome.stopsGently;
    this.isUp = true;
    await this.repeat();
    this.tell.progress(1, "");
  }

  // A fresh worker knows nothing of the cells that the stopped one has run.
  async repeat() {
    const cells = this.ran;
    for (const [index, { cell, code }] of cells.entries()) {
      this.tell.progress(index / cells.length, `Running again what ran before (${index + 1} of ${cells.length})…`);
      this.silent = true;
      const outcome = await this.ask({ run: true, cell, code });
      this.silent = false;
      if (outcome.ended) {
        this.ran = [];
        this.tell.forgot();
        throw new Error("Stopped before the cells above had run again; run them anew.");
      }
    }
  }

  receive(message) {
    if (message.show && !this.silent) this.tell.show(message.cell, message.index, message.html);
    else if (message.clear && !this.silent) this.tell.clear(message.cell);
    else if (message.failed) this.died(message.failed);
    else if (message.done || message.state || message.completions) this.answer(message);
  }

  // The payload is one script, which calls workbookEngine with its parts: scripts can be loaded from files, too.
  async load() {
    if (typeof DecompressionStream === "undefined" || typeof WebAssembly === "undefined")
      throw new Error(`This browser is too old to run C#. ${LiveEngine.readable}`);
    this.tell.progress(0, "Loading C#…");
    const source = location.protocol.startsWith("http") ? await this.download() : this.address;
    return new Promise((resolve, reject) => {
      window.workbookEngine = resolve;
      const script = document.createElement("script");
      const fail = text => reject(new Error(`${text} Write the pages anew with --live, or copy ${this.address} beside them again.`));
      const broken = () => fail(`${this.address} is damaged or cut off.`);
      addEventListener("error", broken, { once: true });
      script.onerror = () => fail(`${this.address} is missing.`);
      script.onload = () => { removeEventListener("error", broken); broken(); };
      script.src = source;
      document.head.append(script);
    });
  }

  async download() {
    const response = await fetch(this.address).catch(() => null);
    if (!response?.ok) throw new Error(`${this.address} cannot be loaded${response ? ` (${response.status})` : ""}; is it beside the pages?`);
    const pieces = [];
    let loaded = 0;
    const reader = response.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      loaded += piece.value.length;
      this.tell.progress(Math.min(1, loaded / this.size), `Loading C#: ${(loaded / 1e6).toFixed(1)} of ${(this.size / 1e6).toFixed(1)} MB`);
    }
    return URL.createObjectURL(new Blob(pieces, { type: "text/javascript" }));
  }

  static async text(part) {
    const packed = await fetch(`data:;base64,${part}`);
    return new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
  }
}
