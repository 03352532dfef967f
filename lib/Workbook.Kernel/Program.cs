using System.CommandLine;
using Workbook.Kernel.Installation;
using Workbook.Kernel.Messaging;
using Workbook.Kernel.Running;

// The one command that somebody waits for at every start: it does not wait for the command line library.
if (args is ["connect", var connectionFile] && !connectionFile.StartsWith('-'))
{
    return ConnectCommand.Run(connectionFile);
}

var root = new RootCommand(
    "The C# kernel of the workbook: runs its notebooks in Jupyter clients and from the command line."
)
{
    StartCommand.Create(),
    RunCommand.Create(),
    ConnectCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
return root.Parse(args).Invoke();
