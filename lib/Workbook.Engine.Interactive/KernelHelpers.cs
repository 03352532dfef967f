using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Interactive;

/// <summary>What cells can call without a <c>using</c> once they use names of .NET Interactive.</summary>
public static class KernelHelpers
{
    /// <inheritdoc cref="KernelInvocationContextExtensions.Display"/>
    // For texts: a better match than the method that shows any value, which would take the text for a MIME type.
    public static DisplayedValue Display(
        this KernelInvocationContext context,
        string value,
        params string[] mimeTypes
    ) => KernelInvocationContextExtensions.Display(context, value, mimeTypes);

    /// <inheritdoc cref="Kernel.GetPasswordAsync"/>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Kernel.GetPasswordAsync(prompt);

    /// <inheritdoc cref="Kernel.GetInputsAsync"/>
    public static Task<IDictionary<string, string>> GetInputsAsync(IEnumerable<InputDescription> inputs) =>
        Kernel.GetInputsAsync(inputs);
}
