namespace Workbook.Book.Pages;

/// <summary>A heading of a notebook: its level from 1, its id on the page, its text, in which $…$ is mathematics.</summary>
internal sealed record Heading(int Level, string Id, string Text);
