namespace Workbook;

/// <summary>The few vector operations of the innermost loops, so that one source serves every register width.</summary>
/// <typeparam name="TVector">The register: Vector128, Vector256 or Vector512 of double.</typeparam>
internal unsafe interface ILanes<TVector> where TVector : struct
{
    /// <summary>How many doubles a register holds.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(double* from);

    static abstract void Store(TVector value, double* to);

    static abstract TVector Broadcast(double value);

    /// <summary>a·b + c.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>Lane by lane the second where the first is greater than 0, else the third.</summary>
    static abstract TVector WherePositive(TVector condition, TVector positive, TVector otherwise);
}
