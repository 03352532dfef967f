using System.CommandLine;
using Workbook.Kernel.Installation;
using Workbook.Kernel.Messaging;
using Workbook.Kernel.Running;

var root = new RootCommand("The C# kernel of the workbook: runs its notebooks in Jupyter clients and from the command line.")
{
    StartCommand.Create(),
    RunCommand.Create(),
    ConnectCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
return root.Parse(args).Invoke();
