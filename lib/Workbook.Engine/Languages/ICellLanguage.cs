using Workbook.Engine.Consoles;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>A language that cells can be in. The README of this folder says how to add one.</summary>
internal interface ICellLanguage
{
    /// <summary>The words after <c>#!</c> that choose it, in any case; the first is what messages call it.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Runs a part of a cell.</summary>
    /// <param name="options">What stands behind the language's name in its line, mostly nothing: "--name text".</param>
    /// <returns>What the part's value looks like, or null where it has none.</returns>
    /// <exception cref="CellException">The code is not right.</exception>
    Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt);

    /// <summary>The variables that other languages can take over.</summary>
    IEnumerable<string> Variables => [];

    /// <summary>Finds one of <see cref="Variables"/>.</summary>
    bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>Takes over a variable from another language; false where this one has no variables.</summary>
    bool TryDeclare(string name, object? value) => false;
}
