// What a reader would otherwise do by hand: choose the kernel, turn on completion, install the kernel.
// Each part ends quietly where VS Code or the Jupyter extension is not as expected: everything then works as without it.
const { existsSync } = require("node:fs");
const { homedir } = require("node:os");
const { join } = require("node:path");
const vscode = require("vscode");

const jupyter = "ms-toolsai.jupyter";
const kernel = "workbook-csharp";
const kernelLabel = "C# (Workbook)";
const install = "dotnet run -c Release --project lib/Workbook.Book -- install";
const triggers = "completionTriggerCharacters";

exports.activate = context => {
  const open = notebook => welcome(notebook, context).catch(error => console.error(`Workbook: ${error}`));
  context.subscriptions.push(vscode.workspace.onDidOpenNotebookDocument(open));
  vscode.workspace.notebookDocuments.forEach(open);
};

async function welcome(notebook, context) {
  const metadata = notebook.metadata.metadata ?? notebook.metadata.custom?.metadata;
  if (metadata?.kernelspec?.name !== kernel || !vscode.extensions.getExtension(jupyter)) return;
  offerCompletion(context.globalState);
  if (!kernelFolders().some(folder => existsSync(join(folder, "kernels", kernel, "kernel.json")))) await offerKernel();
  else await chooseKernel(notebook, context.workspaceState);
}

// Once for each notebook: whoever chooses another kernel afterwards keeps it.
async function chooseKernel(notebook, state) {
  const chosen = `chosen ${notebook.uri}`;
  for (let second = 0; second < 60 && !notebook.isClosed && !state.get(chosen); second++) {
    const editor = vscode.window.visibleNotebookEditors.find(editor => editor.notebook === notebook);
    const kernels = await vscode.commands.executeCommand("_resolveNotebookKernels", { viewType: notebook.notebookType, uri: notebook.uri });
    const own = kernels.find(({ id, label }) => id.startsWith(`${jupyter}/`) && label === kernelLabel);
    if (editor && own) {
      const id = own.id.slice(jupyter.length + 1);
      await vscode.commands.executeCommand("notebook.selectKernel", { notebookEditor: editor, id, extension: jupyter });
      await state.update(chosen, true);
    } else await new Promise(resolve => setTimeout(resolve, 1000));
  }
}

// The setting counts among the user's settings only, so that no folder can bring it along.
let asking = false;
async function offerCompletion(state) {
  const settings = vscode.workspace.getConfiguration("jupyter");
  const value = settings.inspect(triggers)?.globalValue;
  if (asking || value?.csharp || state.get("asked")) return;
  asking = true;
  const question = "Open completion after a dot in C# cells? This changes one of your user settings, and reloads the window.";
  const answer = await vscode.window.showInformationMessage(question, "Turn on", "No");
  await state.update("asked", true);
  if (answer !== "Turn on") return;
  await settings.update(triggers, { ...value, csharp: ["."] }, vscode.ConfigurationTarget.Global);
  await vscode.commands.executeCommand("workbench.action.reloadWindow");
}

let offered = false;
async function offerKernel() {
  if (offered) return;
  offered = true;
  const message = `The kernel ${kernelLabel} is not installed. This installs it: ${install}`;
  if ((await vscode.window.showWarningMessage(message, "Run it in a terminal")) === undefined) return;
  const terminal = vscode.window.createTerminal({ name: "Workbook", cwd: vscode.workspace.workspaceFolders[0].uri });
  terminal.show();
  terminal.sendText(install);
}

// Where the program installs the kernel, and Jupyter looks for it.
function kernelFolders() {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  const byPlatform = {
    win32: join(APPDATA ?? homedir(), "jupyter"),
    darwin: join(homedir(), "Library", "Jupyter"),
  };
  return [JUPYTER_DATA_DIR, byPlatform[process.platform] ?? join(XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "jupyter")].filter(Boolean);
}
