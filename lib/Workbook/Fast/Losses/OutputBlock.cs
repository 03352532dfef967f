namespace Workbook;

/// <summary>The last layer of a block of rows.</summary>
internal readonly unsafe ref struct OutputBlock
{
    /// <summary>The weighted sums.</summary>
    public required double* Z { get; init; }

    /// <summary>The outputs.</summary>
    public required double* A { get; init; }

    /// <summary>Becomes dZ.</summary>
    public required double* D { get; init; }

    /// <summary>From row to row of Z, A and D.</summary>
    public required nint Stride { get; init; }

    /// <summary>The wanted outputs, row after row without padding.</summary>
    public required double* Y { get; init; }

    /// <summary>Samples of the block.</summary>
    public required int Rows { get; init; }

    /// <summary>Units of the layer.</summary>
    public required int Outputs { get; init; }

    /// <summary>Samples of the whole batch, N.</summary>
    public required int Samples { get; init; }
}
