using System.CommandLine;
using Workbook.Kernel.Installation;
using Workbook.Kernel.Messaging;

var root = new RootCommand("The C# kernel of the workbook: runs its notebooks in Jupyter clients and from the command line.")
{
    ConnectCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
return root.Parse(args).Invoke();
