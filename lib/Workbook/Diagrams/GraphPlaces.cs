namespace Workbook;

/// <summary>Finds a place for every node of a computation: columns by distance from the variables, rows such that no line runs behind a box.</summary>
internal static class GraphPlaces
{
    // Half the size of a box, in columns and rows.
    private const double HalfWidth = 0.3,
        HalfHeight = 0.45;

    public static (double[] X, double[] Y) Of(IReadOnlyList<GraphNode> nodes)
    {
        double[] x = [.. Columns(nodes).Select(column => (double)column)];
        var y = new double[nodes.Count];
        foreach (var column in Enumerable.Range(0, nodes.Count).GroupBy(i => x[i]))
        {
            foreach (var (place, i) in column.Index())
            {
                y[i] = (column.Count() - 1) / 2.0 - place;
            }
        }

        // One node after the other moves to its best row, until none gains by moving.
        var rows = Enumerable.Range(-6, 13).Select(k => 0.5 * k).OrderBy(Math.Abs).ToArray();
        for (var round = 0; round < 10; round++)
        {
            var before = y.ToArray();
            for (var i = 0; i < nodes.Count; i++)
            {
                y[i] = rows.Prepend(y[i]).MinBy(row => Cost(nodes, x, [.. y[..i], row, .. y[(i + 1)..]]));
            }

            if (before.SequenceEqual(y))
            {
                break;
            }
        }
        return (x, y);
    }

    private static int[] Columns(IReadOnlyList<GraphNode> nodes)
    {
        var column = new int[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            column[i] = nodes[i].Inputs.Select(input => column[input.Node] + 1).DefaultIfEmpty(0).Max();
        }
        // A variable that is needed late stands right before its first use.
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Inputs.Length == 0)
            {
                column[i] = Enumerable
                    .Range(0, nodes.Count)
                    .Where(k => nodes[k].Inputs.Any(input => input.Node == i))
                    .Select(k => column[k] - 1)
                    .DefaultIfEmpty(0)
                    .Min();
            }
        }

        return column;
    }

    private static double Cost(IReadOnlyList<GraphNode> nodes, double[] x, double[] y)
    {
        var cost = 0.0;
        for (var i = 0; i < nodes.Count; i++)
        {
            cost += 0.05 * Math.Abs(y[i]);
            for (var k = 0; k < i; k++)
            {
                if (x[i] == x[k] && Math.Abs(y[i] - y[k]) < 1)
                {
                    cost += 100;
                }
            }

            foreach (var input in nodes[i].Inputs.Select(input => input.Node).Distinct())
            {
                cost += Math.Abs(y[i] - y[input]);
                for (var k = 0; k < nodes.Count; k++)
                {
                    if (k != i && k != input && RunsBehind((x[input], y[input]), (x[i], y[i]), (x[k], y[k])))
                    {
                        cost += 10;
                    }
                }
            }
        }
        return cost;
    }

    private static bool RunsBehind((double X, double Y) from, (double X, double Y) to, (double X, double Y) box) =>
        Enumerable
            .Range(0, 21)
            .Select(k => k / 20.0)
            .Any(part =>
                Math.Abs(from.X + part * (to.X - from.X) - box.X) < HalfWidth
                && Math.Abs(from.Y + part * (to.Y - from.Y) - box.Y) < HalfHeight
            );
}
