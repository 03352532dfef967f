using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Workbook.Engine.Assistance;

/// <summary>A documentation comment, and the same as text.</summary>
internal sealed partial class XmlDocumentation(XElement root)
{
    public static XmlDocumentation Parse(string xml)
    {
        try
        {
            return new XmlDocumentation(XElement.Parse(xml.Length == 0 ? "<member/>" : $"<doc>{xml}</doc>"));
        }
        catch (XmlException)
        {
            return new XmlDocumentation(new XElement("member"));
        }
    }

    /// <param name="detailed">Whether to add more than the summary.</param>
    public string ToText(bool detailed)
    {
        var lines = Sections("summary", "");
        if (detailed)
        {
            lines = lines
                .Concat(Sections("param", "name"))
                .Concat(Sections("returns", "").Select(text => $"Returns: {text}"))
                .Concat(Sections("exception", "cref").Select(text => $"Throws {text}"))
                .Concat(Sections("remarks", ""));
        }
        return string.Join("\n\n", lines);
    }

    private IEnumerable<string> Sections(string element, string name) =>
        from section in root.Descendants(element)
        let text = Spaces().Replace(string.Concat(section.Nodes().Select(Text)), " ").Trim()
        where text.Length > 0
        select name.Length == 0 ? text : $"{ShortName((string?)section.Attribute(name) ?? "")}: {text}";

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference => ShortName(
                (string?)(reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))
                    ?? ""
            ),
            XElement element => string.Concat(element.Nodes().Select(Text)),
            _ => "",
        };

    /// <summary>"M:System.Math.Sqrt(System.Double)" → "Math.Sqrt".</summary>
    private static string ShortName(string reference)
    {
        var name = reference.Contains(':') ? reference[(reference.IndexOf(':') + 1)..].Split('(')[0] : reference;
        var parts = name.Split('.');
        return reference.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2
            ? parts[^1]
            : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
