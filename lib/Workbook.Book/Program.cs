using System.CommandLine;
using Workbook.Book.Commands;
using Workbook.Book.Workers;

if (args is ["cells", var pipe])
{
    return CellWorker.Run(pipe);
}

var root = new RootCommand(
    "The workbook: runs its notebooks from the command line, makes pages of them, and installs their C# kernel."
)
{
    StartCommand.Create(),
    RunCommand.Create(),
    ConnectCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
return root.Parse(args).Invoke();
