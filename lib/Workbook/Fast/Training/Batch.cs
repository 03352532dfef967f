using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The samples of a step, row after row; behind the inputs of each sample is the 1 that the biases are multiplied by.</summary>
internal sealed unsafe class Batch
{
    private const int RowsAtATime = 16;
    private const int NumbersPerPart = 16_384;

    private readonly AlignedBuffer _x,
        _y;

    private readonly PartRun _takeRows;

    // Where the rows come from.
    private Batch _all = null!;
    private int[] _order = [];
    private int _first;

    public Batch(int capacity, int inputs, int outputs, bool isClassification)
    {
        (Outputs, IsClassification, XStride) = (outputs, isClassification, LayerPlan.Stride(inputs));
        // The last tile may read past the last row.
        _x = new AlignedBuffer((TileGrid.PadRows(capacity) + 1) * XStride);
        _y = new AlignedBuffer((nint)capacity * outputs);
        _takeRows = TakeRows;
    }

    public Batch(Matrix<double> X, Matrix<double> Y)
        : this(X.RowCount, X.ColumnCount, Y.ColumnCount, Y.Enumerate().All(value => value is 0 or 1))
    {
        Rows = X.RowCount;
        var x = X.AsColumnMajorArray() ?? X.ToColumnMajorArray();
        // Some rows at a time: the columns of x lie far apart, and so do the rows of the copy.
        for (var top = 0; top < Rows; top += RowsAtATime)
        {
            var end = Math.Min(Rows, top + RowsAtATime);
            for (var j = 0; j < X.ColumnCount; j++)
            {
                for (var i = top; i < end; i++)
                {
                    this.X[i * XStride + j] = x[j * Rows + i];
                }
            }
        }

        for (var i = 0; i < Rows; i++)
        {
            this.X[i * XStride + X.ColumnCount] = 1;
            for (var j = 0; j < Outputs; j++)
            {
                this.Y[(nint)i * Outputs + j] = Y[i, j];
            }
        }
    }

    public double* X => _x.Start;

    public double* Y => _y.Start;

    public nint XStride { get; }

    public int Outputs { get; }

    /// <summary>Whether all wanted outputs are 0 or 1.</summary>
    public bool IsClassification { get; }

    public int Rows { get; private set; }

    /// <summary>Takes over those rows of another batch that stand in the order from here on.</summary>
    public void Take(Batch all, int[] order, int first, int count, int threads)
    {
        (_all, _order, _first, Rows) = (all, order, first, count);
        Workers.Run(_takeRows, Parts, threads);
    }

    private int Parts => (int)(Rows * XStride / NumbersPerPart) + 1;

    private void TakeRows(int part, int thread)
    {
        var (parts, rows) = (Parts, Rows);
        for (var i = rows * part / parts; i < rows * (part + 1) / parts; i++)
        {
            var row = _order[_first + i];
            new Span<double>(_all.X + row * XStride, (int)XStride).CopyTo(
                new Span<double>(X + i * XStride, (int)XStride)
            );
            new Span<double>(_all.Y + (nint)row * Outputs, Outputs).CopyTo(
                new Span<double>(Y + (nint)i * Outputs, Outputs)
            );
        }
    }
}
