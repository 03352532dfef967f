// A stand-in of the Jupyter extension: two kernels as it registers them, late, and under ids of its own.
// A cell's output is the name of the kernel that ran it.
const vscode = require("vscode");

vscode.commands.registerCommand("standIn.python", () => vscode.commands.executeCommand("notebook.selectKernel", { id: "stand-in.Python 3", extension: "ms-toolsai.jupyter" }));

exports.activate = () => setTimeout(() => {
  for (const label of ["Python 3", "C# (Workbook)"]) {
    const controller = vscode.notebooks.createNotebookController(`stand-in.${label}`, "jupyter-notebook", label);
    controller.executeHandler = async cells => {
      const execution = controller.createNotebookCellExecution(cells[0]);
      execution.start();
      await execution.replaceOutput([new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.text(`run by ${label}`)])]);
      execution.end(true);
    };
  }
}, 2000);
