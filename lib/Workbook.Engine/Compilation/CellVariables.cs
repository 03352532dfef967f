using System.Reflection;

namespace Workbook.Engine.Compilation;

/// <summary>The variables that the next cell sees: name → where its value is. Each hides older ones of its name.</summary>
internal sealed class CellVariables
{
    private readonly Dictionary<string, (FieldInfo Field, object Submission)> _variables = [];

    public IEnumerable<string> Names => _variables.Keys;

    public bool TryGet(string name, out object? value, out Type? type)
    {
        var found = _variables.TryGetValue(name, out var variable);
        value = found ? variable.Field.GetValue(variable.Submission) : null;
        type = found ? variable.Field.FieldType : null;
        return found;
    }

    /// <summary>Takes over the variables of a submission that has run.</summary>
    /// <param name="completed">False after an exception: what it did not come to assign then keeps its older value.</param>
    public void Add(object submission, bool completed)
    {
        foreach (
            var field in submission
                .GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        )
        {
            if (field.Name.StartsWith('<'))
            {
                continue;
            }
            if (
                !completed
                && IsUnassigned(field, submission)
                && _variables.TryGetValue(field.Name, out var older)
                && older.Field.FieldType == field.FieldType
            )
            {
                field.SetValue(submission, older.Field.GetValue(older.Submission));
            }
            _variables[field.Name] = (field, submission);
        }
    }

    private static bool IsUnassigned(FieldInfo field, object submission)
    {
        var value = field.GetValue(submission);
        return value is null || field.FieldType.IsValueType && value.Equals(Activator.CreateInstance(field.FieldType));
    }
}
