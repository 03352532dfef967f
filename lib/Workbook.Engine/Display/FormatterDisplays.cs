using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Engine.Consoles;
using Workbook.Engine.Results;
using Shown = Microsoft.DotNet.Interactive.Formatting.DisplayedValue;

namespace Workbook.Engine.Display;

/// <summary>
/// Shows what cells display with the extension methods of Microsoft.DotNet.Interactive.Formatting:
/// <c>DisplayAs</c>, <c>DisplayTable</c>, and <c>Display</c> of a value whose type is not known before it runs.
/// </summary>
internal static class FormatterDisplays
{
    private static readonly ConditionalWeakTable<Shown, CellContext> Cells = [];

    private static readonly Lazy<bool> Installed = new(() =>
    {
        // Not before a cell needs that assembly: its formatters take 200 ms to load.
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => SubscribeIn(loaded.LoadedAssembly);
        Array.ForEach(AppDomain.CurrentDomain.GetAssemblies(), SubscribeIn);
        return true;
    });

    /// <summary>Once for the process, before its first cell runs.</summary>
    public static void Install() => _ = Installed.Value;

    private static void SubscribeIn(Assembly assembly)
    {
        if (assembly.GetName().Name == "Microsoft.DotNet.Interactive.Formatting")
        {
            Subscribe();
        }
    }

    // A method of its own: where this is compiled, the assembly is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Subscribe() => Formatter.SubscribeToDisplayedValues(Show);

    private static void Show(Shown shown)
    {
        if (CellContext.Current is not { } current)
        {
            Formatter.WriteToConsole(shown);
            return;
        }
        // The methods announce another object than the one that they return: its first update appears as a display of its own.
        var isNew = Cells.TryAdd(shown, current);
        var cell = Cells.TryGetValue(shown, out var first) ? first : current;
        var data = Format(shown);
        cell.Console.Flush();
        if (isNew)
        {
            cell.Output.Display(data);
        }
        else
        {
            cell.Output.Update(data);
        }
    }

    private static DisplayData Format(Shown shown) => Format(shown.Value, shown.FormattedValues, shown.DisplayId);

    /// <summary>What the formatting library made of a value; where no MIME type was asked for, as this kernel shows the value.</summary>
    public static DisplayData Format(object? value, IReadOnlyCollection<FormattedValue> forms, string? displayId)
    {
        var preferred = Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object));
        return forms.Select(form => form.MimeType).SequenceEqual(preferred)
            ? ValueFormatter.Format(value, displayId)
            : ValueFormatter.Bundle(forms.Select(form => (form.MimeType, form.Value)), displayId);
    }
}
