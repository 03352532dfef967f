using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Engine.Compilation;

/// <summary>One compiled piece of C# script, ready to run after those before it.</summary>
/// <param name="Name">What errors call it: "Cell In[3]".</param>
/// <param name="Code">Its source text.</param>
/// <param name="Compilation">What later submissions are compiled against.</param>
/// <param name="Factory">The emitted method that creates the submission and runs its statements.</param>
/// <param name="HasLineTable">Whether its stack frames know their lines. In code of one line they need not.</param>
internal sealed record Submission(
    string Name,
    string Code,
    CSharpCompilation Compilation,
    MethodInfo? Factory,
    bool HasLineTable
);
