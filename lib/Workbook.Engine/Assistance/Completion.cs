namespace Workbook.Engine.Assistance;

/// <summary>One thing that can stand at the cursor.</summary>
/// <param name="Text">What to insert.</param>
/// <param name="Type">Its kind: "method", "class", "keyword"…, as Jupyter clients choose icons by.</param>
/// <param name="Signature">Its declaration in one line, or "".</param>
internal sealed record Completion(string Text, string Type, string Signature);
