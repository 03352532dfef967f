using System.Reflection;

namespace Workbook.Engine;

/// <summary>The version that Directory.Build.props names.</summary>
internal static class ProductVersion
{
    public static readonly string Text = typeof(ProductVersion)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion;
}
