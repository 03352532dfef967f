using System.Reflection;
using Workbook.Engine.Consoles;

namespace Workbook.Engine.Languages;

/// <summary>The part of the kernel that speaks for .NET Interactive, in an assembly of its own.</summary>
internal interface IInteractiveSession
{
    /// <summary>Makes <c>Kernel.Root</c>, <c>Kernel.Current</c> and <c>KernelInvocationContext.Current</c> those of the code that runs until the result is disposed.</summary>
    IDisposable Enter(CellContext cell, string code, CancellationToken interrupt);

    /// <summary>Runs what a package brings for notebooks: a .dll with classes that implement <c>IKernelExtension</c>, or a .dib file.</summary>
    Task LoadExtensionAsync(string path, Func<string, Assembly> load);
}
