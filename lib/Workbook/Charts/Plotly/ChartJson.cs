using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace Workbook;

/// <summary>
/// Writes any chart of Plotly.NET as plotly.js takes it: the same JSON as <c>GenericChart.toJson</c> in a fraction of the time,
/// save that what is not finite is null, which leaves a gap.
/// </summary>
internal static class ChartJson
{
    // Escapes < and >, so that no text of a chart can end the script element that holds it.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(GenericChart chart)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("data");
            Write(writer, GenericChart.getTraces(chart));
            writer.WritePropertyName("layout");
            Write(writer, GenericChart.getLayout(chart));
            writer.WritePropertyName("config");
            Write(writer, GenericChart.getConfig(chart));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case Color colour:
                Write(writer, colour.Value);
                break;
            case ARGB colour:
                var alpha = (colour.A / 255.0).ToString("0.0", CultureInfo.InvariantCulture);
                writer.WriteStringValue($"rgba({colour.R}, {colour.G}, {colour.B}, {alpha})");
                break;
            case PlotlyObject properties:
                WriteObject(writer, properties);
                break;
            case IEnumerable sequence and not (IDictionary or JToken):
                writer.WriteStartArray();
                foreach (var item in sequence)
                {
                    Write(writer, item);
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(JsonConvert.SerializeObject(value));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, PlotlyObject properties)
    {
        writer.WriteStartObject();
        if (properties is Trace trace)
        {
            writer.WriteString("type", trace.type);
        }
        foreach (var (key, value) in properties.Properties)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }
}
