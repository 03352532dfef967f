namespace Workbook.Kernel.Tests.Execution;

/// <summary>The questions that the kernel puts into cells change nothing else.</summary>
public sealed class QuestionsTests : EngineTest
{
    [Theory]
    [InlineData("Action a = () => Console.Write(1); a(); 2", "2")]
    [InlineData("var n = 0; Action a = () => n++; a(); n", "1")]
    [InlineData(
        "var n = 0; System.Threading.Tasks.Parallel.For(0, 5, i => System.Threading.Interlocked.Increment(ref n)); n",
        "5"
    )]
    [InlineData("Func<Task> a = async () => await Task.Delay(1); await a(); 3", "3")]
    [InlineData("Func<Task<int>> a = async () => await Task.FromResult(3); await a()", "3")]
    [InlineData("await Task.Run(() => 4)", "4")]
    [InlineData("await Task.Run(async () => await Task.FromResult(5))", "5")]
    [InlineData("await Task.Run(() => Task.Delay(1)); 5", "5")]
    [InlineData("Func<int> a = () => throw new Exception(); 6", "6")]
    [InlineData("var f = (int x) => x + 1; f(6)", "7")]
    [InlineData("Func<int, Func<int, int>> add = x => y => x + y; add(3)(5)", "8")]
    [InlineData("Func<byte> one = () => 1; one() + 8", "9")]
    [InlineData("Func<int?, int?> same = x => null; same(1) is null", "True")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.ToString()", "x => (x + 1)")]
    [InlineData(
        "System.Linq.Expressions.Expression<Func<int[], bool>> e = xs => xs.Any(x => x > 1); e.ToString()",
        "xs => xs.Any(x => (x > 1))"
    )]
    [InlineData(
        "(from x in new[] { 1, 2 }.AsQueryable() where x > 1 select x * 2).Expression.ToString()",
        "System.Int32[].Where(x => (x > 1)).Select(x => (x * 2))"
    )]
    [InlineData(
        "string.Join(\",\", from x in new[] { 3, 1, 2 } where x > 1 orderby x descending select new { x }.x * 2)",
        "6,4"
    )]
    [InlineData("(from x in new[] { 3, 1 } orderby x select x).ThenBy(x => x).First()", "1")]
    [InlineData("string.Join(\",\", from x in new[] { 3, 1, 2 } group x by x % 2 into g select g.Count())", "2,1")]
    [InlineData(
        "string.Join(\",\", from x in new[] { 1, 2 } let y = x * x from z in new[] { y } select (x, z).z)",
        "1,4"
    )]
    [InlineData(
        "class P { public int X { get; init; } = 2; public int Y => X + 1; public int this[int i] => i + Y; public static P operator +(P a, P b) => new P { X = a.X + b.X }; public static implicit operator int(P p) => p.X; int z; public int Z { get => z; set => z = value; } } var p = new P() + new P(); p.Z = 1; p[1] + p.Z + p",
        "11"
    )]
    [InlineData(
        "struct S { int x; public ref int X() => ref System.Runtime.CompilerServices.Unsafe.AsRef(in x); } var s = new S(); 12",
        "12"
    )]
    [InlineData("class C { public int A; public C() => A = 13; ~C() => A = 0; } new C().A", "13")]
    [InlineData("IEnumerable<int> Two() { yield return 1; yield return 2; } Two().Sum(x => x)", "3")]
    [InlineData(
        "async IAsyncEnumerable<int> Two() { await Task.Yield(); yield return 7; } var sum = 0; await foreach (var x in Two()) sum += x; sum",
        "7"
    )]
    [InlineData(
        "abstract class A { public abstract int X(); } class B : A { public override int X() => 14; } new B().X()",
        "14"
    )]
    [InlineData("partial class Q { partial void M(); public int N() { M(); return 15; } } new Q().N()", "15")]
    [InlineData("delegate int D(ref int x); D d = (ref int x) => x++; var y = 16; d(ref y)", "16")]
    [InlineData("Func<int, int> f = delegate (int x) { return x + 1; }; f(16)", "17")]
    [InlineData("interface I { int X() => 18; } class J : I { } ((I)new J()).X()", "18")]
    [InlineData("unsafe int Read(int* p) => *p; unsafe int M() { int x = 19; return Read(&x); } M()", "19")]
    [InlineData(
        "System.Linq.Expressions.Expression<Func<int[], IEnumerable<int>>> e = xs => from x in xs where x > 1 select x * 2; e.ToString()",
        "xs => xs.Where(x => (x > 1)).Select(x => (x * 2))"
    )]
    public void Code_means_what_it_says(string code, string value) => Assert.Equal(value, Value(code));

    [Theory]
    [InlineData("int Deep(int n) => 1 + Deep(n + 1);\nDeep(0)")]
    [InlineData("Func<int, int> f = null;\nf = n => 1 + f(n + 1); f(0)")]
    [InlineData("class A { public A Next => new A().Next; }\nnew A().Next")]
    [InlineData("class A { public override string ToString() => $\"{this}\"; }\nnew A().ToString()")]
    [InlineData("class A { public A() { new A(); } }\nnew A()")]
    [InlineData("class A { public static A operator +(A a, A b) => a + b; }\nnew A() + new A()")]
    [InlineData("class A { int x; public int X { get => X; set => X = value; } }\nnew A().X = 1;")]
    [InlineData("bool Even(int n) => !Odd(n + 1);\nbool Odd(int n) => !Even(n + 1); Even(0)")]
    [InlineData("int Deep(int n) => 1 + Deep(n + 1);\nawait Task.Run(() => Deep(0))")]
    public void An_endless_recursion_is_an_error(string code)
    {
        var error = Error(code);
        Assert.Equal(nameof(InsufficientExecutionStackException), error.Name);
        Assert.InRange(error.Traceback.Count, 2, 100);
        Assert.Contains(error.Traceback, line => line.StartsWith("Cell In[1], line "));
        Assert.Equal("2", Value("1 + 1"));
    }

    [Fact]
    public void A_deep_recursion_that_ends_is_none() =>
        Assert.Equal("100000", Value("int Deep(int n) => n == 0 ? 0 : 1 + Deep(n - 1); Deep(100_000)"));
}
