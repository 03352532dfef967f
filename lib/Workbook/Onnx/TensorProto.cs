using ProtoBuf;

namespace Workbook;

/// <summary>Numbers in rows: little-endian bytes, or a list.</summary>
[ProtoContract]
internal sealed record TensorProto
{
    public const int FloatType = 1;
    public const int DoubleType = 11;

    [ProtoMember(1)]
    public List<long>? Dims { get; init; }

    [ProtoMember(2)]
    public int DataType { get; init; }

    [ProtoMember(4, IsPacked = true)]
    public List<float>? FloatData { get; init; }

    [ProtoMember(8)]
    public string? Name { get; init; }

    [ProtoMember(9)]
    public byte[]? RawData { get; init; }

    [ProtoMember(10, IsPacked = true)]
    public List<double>? DoubleData { get; init; }

    /// <summary>1 if the numbers lie in another file.</summary>
    [ProtoMember(14)]
    public int DataLocation { get; init; }
}
