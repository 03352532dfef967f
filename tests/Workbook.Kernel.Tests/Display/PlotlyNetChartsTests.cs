using System.Reflection;
using System.Reflection.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Engine.Display;
using Workbook.Kernel.Tests.Execution;

namespace Workbook.Kernel.Tests.Display;

/// <summary>Charts of Plotly.NET, by stand-ins that have its names: the package itself is not on every feed.</summary>
public class PlotlyNetChartsTests : EngineTest
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    // As F# compiles the union of version 5: an abstract class, its cases within it, its functions static methods of it.
    private const string Version5 = """
        namespace Plotly.NET
        {
            public abstract class GenericChart
            {
                public sealed class Chart : GenericChart { }
                public sealed class MultiChart : GenericChart { }
                public static GenericChart NewChart() => new Chart();
                public static GenericChart NewMultiChart() => new MultiChart();
                public static string toChartHTML(GenericChart gChart) => "<div></div>";
                public static string toFigureJson(GenericChart gChart) => "{\"data\":[],\"layout\":{},\"frames\":[]}";
                public static string toJson(GenericChart gChart) => "{\"data\":[{\"type\":\"scatter\",\"name\":\"loss\",\"y\":[3,1]},{\"type\":\"heatmap\"}],\"layout\":{\"title\":{\"text\":\"Two\"}},\"config\":{}}";
            }
        }
        """;

    [Theory]
    [InlineData("Plotly.NET.GenericChart.NewChart()")]
    [InlineData("Plotly.NET.GenericChart.NewMultiChart()")]
    public void A_chart_is_shown_in_place_and_said_in_words(string chart)
    {
        Value($"#r \"{StandIn()}\"");

        var result = Run(chart).Value!.Data;
        Value($"display({chart});");

        Assert.Equal([Plotly, "text/plain"], result.Select(pair => pair.Key));
        Assert.Equal("[3,1]", result[Plotly]!["data"]![0]!["y"]!.ToJsonString());
        Assert.Equal("A chart of Plotly.NET: Two; scatter loss, heatmap.", (string?)result["text/plain"]);
        Assert.Equal(result.ToJsonString(), Assert.Single(Output.Displays).Data.ToJsonString());
    }

    [Fact]
    public void A_chart_of_version_4_is_found_where_its_module_has_the_same_name()
    {
        var module = AssemblyBuilder
            .DefineDynamicAssembly(new("Plotly.NET"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Plotly.NET");
        var functions = module.DefineType(
            "Plotly.NET.GenericChart",
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed
        );
        var union = functions.DefineNestedType("GenericChart", TypeAttributes.NestedPublic);
        var writer = functions.DefineMethod(
            "toFigureJson",
            MethodAttributes.Public | MethodAttributes.Static,
            typeof(string),
            [union]
        );
        writer.GetILGenerator().Emit(OpCodes.Ldstr, "{\"data\":[]}");
        writer.GetILGenerator().Emit(OpCodes.Ret);
        functions.CreateType();

        Assert.Equal("{\"data\":[]}", PlotlyNetCharts.ToJson(Activator.CreateInstance(union.CreateType())));
    }

    [Fact]
    public void A_type_of_another_name_is_no_chart() => Assert.Null(PlotlyNetCharts.ToJson(new GenericChart()));

    private sealed class GenericChart
    {
        public static string toJson(GenericChart chart) => "{}";
    }

    private string StandIn()
    {
        var path = Path.Combine(Engine.WorkingDirectory, "Plotly.NET.dll");
        var compilation = CSharpCompilation.Create(
            "Plotly.NET",
            [CSharpSyntaxTree.ParseText(Version5)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        Assert.True(compilation.Emit(path).Success);
        return Path.GetFileName(path);
    }
}
