using Microsoft.CodeAnalysis;

namespace Workbook.Kernel.Language;

/// <summary>The documentation of a library: the .xml file beside it.</summary>
internal static class LibraryDocumentation
{
    public static DocumentationProvider Of(string assemblyPath)
    {
        var path = Path.ChangeExtension(assemblyPath, ".xml");
        return File.Exists(path) ? XmlDocumentationProvider.CreateFromFile(path) : DocumentationProvider.Default;
    }
}
