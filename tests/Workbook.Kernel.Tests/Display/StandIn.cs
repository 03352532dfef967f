using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Kernel.Tests.Display;

/// <summary>Small libraries made on the spot, in place of ones that cannot be had here.</summary>
internal static class StandIn
{
    public static string Compile(string folder, string name, string source, params string[] references)
    {
        var path = Path.Combine(folder, name + ".dll");
        var result = CSharpCompilation
            .Create(
                name,
                [CSharpSyntaxTree.ParseText(source)],
                references
                    .Append(typeof(object).Assembly.Location)
                    .Select(reference => MetadataReference.CreateFromFile(reference)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            )
            .Emit(path);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return path;
    }
}
