"use strict";

// Runs the engine apart from the page, which therefore never freezes. Takes one message at a time:
//   { parts, flag } starts the engine, { run, cell, code, flag } runs a cell, { stop } ends one that awaits something,
//   { complete, code, cursor } completes.
// Sends { state, stopsGently }, { show, cell, index, html }, { clear, cell }, { done, cell, succeeded }, { completions }, { failed }.

// Tells .NET that this worker is where it is at home, not a thread of its own making.
globalThis.dotnetSidecar = true;

// Whether something is at the address. The page takes it away when Stop is pressed: the one thing of the page that a worker sees
// while it runs. Where pages are files, Chromium shows it to no worker.
let flag;
function isThere(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  try { request.send(); return true; } catch { return false; }
}

// What the engine calls while a cell runs.
globalThis.workbook = {
  isStopRequested: () => flag !== undefined && !isThere(flag),
  show: (cell, index, html) => postMessage({ show: true, cell, index, html }),
  clear: cell => postMessage({ clear: true, cell }),
};

let engine;

const unpacked = (part, type) => fetch(`data:;base64,${part}`)
  .then(response => new Response(response.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } }));

// A script that asks where it was loaded from gets an address that others can be made of.
async function moduleAddress(part) {
  const text = await (await unpacked(part, "text/javascript")).text();
  return URL.createObjectURL(new Blob([text.replaceAll("import.meta.url", '"https://page.invalid/"')], { type: "text/javascript" }));
}

async function start(parts) {
  const modules = {};
  for (const name of Object.keys(parts).filter(name => name.endsWith(".js"))) modules[name] = await moduleAddress(parts[name]);
  const { dotnet } = await import(modules["dotnet.js"]);
  const runtime = await dotnet
    .withResourceLoader((type, name) => modules[name]
      ?? unpacked(parts[name], name === "dotnet.native.wasm" ? "application/wasm" : "application/octet-stream"))
    .create();
  engine = (await runtime.getAssemblyExports("Workbook.Browser.dll")).Workbook.Browser.Page;
  const assemblies = Object.keys(parts).filter(name => /\.(dll|wasm)$/.test(name) && name !== "dotnet.native.wasm");
  engine.Start(assemblies.map(name => name.replace(/\.(dll|wasm)$/, "")));
  for (const name of Object.keys(parts).filter(name => name.startsWith("data/")))
    engine.AddFile(name, new Uint8Array(await (await unpacked(parts[name], "")).arrayBuffer()));
}

async function handle(message) {
  if (message.parts) {
    await start(message.parts);
    postMessage({ state: "ready", stopsGently: isThere(message.flag) });
  } else if (message.run) {
    flag = message.flag;
    const succeeded = await engine.Run(message.cell, message.code);
    postMessage({ done: true, cell: message.cell, succeeded });
    engine.Prepare();
  } else if (message.stop) {
    engine.Stop();
  } else if (message.complete) {
    const [start, end, ...texts] = engine.Complete(message.code, message.cursor);
    postMessage({ completions: true, start: +start, end: +end, texts });
  }
}

// What goes wrong here is no error of a cell, which the engine reports itself: the runtime has ended.
onmessage = ({ data }) => handle(data).catch(error => postMessage({ failed: String(error?.message ?? error) }));
