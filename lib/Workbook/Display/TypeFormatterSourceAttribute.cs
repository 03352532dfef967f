namespace Workbook;

/// <summary>
/// Tells a notebook kernel where a type's formatters are. Kernels look for this attribute by its simple name,
/// so the library needs no reference to any of them.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What a kernel shows of the type, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
