namespace Workbook;

/// <summary>The few vector operations of the innermost loops, so that one source serves every register width.</summary>
/// <typeparam name="TVector">The register: Vector128, Vector256 or Vector512 of double.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>How many doubles a register holds.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(double* from);

    static abstract void Store(TVector value, double* to);

    static abstract TVector Broadcast(double value);

    /// <summary>a·b + c.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>The value brought between −limit and limit. NaN stays: of two numbers one of which is NaN, x86 takes the second.</summary>
    static abstract TVector Clamp(TVector value, TVector limit);

    /// <summary>The value times 2ⁿ, with n in the last bits of the other's fraction, where adding 1.5·2⁵² puts it. Neither end may overflow.</summary>
    static abstract TVector TimesPowerOfTwo(TVector value, TVector power);

    /// <summary>Lane by lane the second where the first is greater than 0, else the third.</summary>
    static abstract TVector WherePositive(TVector condition, TVector positive, TVector otherwise);
}
