namespace Workbook.Engine.Compilation;

/// <summary>Writes types the way C# source names them.</summary>
internal static class TypeNames
{
    /// <summary>The type's full name, or "object" where source cannot name it.</summary>
    public static string InCSharp(Type? type)
    {
        if (type is null || !type.IsVisible || type.FullName?.Contains('<') != false || type.Assembly.IsDynamic)
        {
            return "object";
        }
        if (type.IsArray)
        {
            return $"{InCSharp(type.GetElementType())}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        if (type.IsNested || type.IsPointer)
        {
            return type.IsGenericType || type.IsPointer ? "object" : "global::" + type.FullName.Replace('+', '.');
        }
        var name = "global::" + type.FullName.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(InCSharp))}>" : name;
    }
}
