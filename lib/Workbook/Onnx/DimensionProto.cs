using ProtoBuf;

namespace Workbook;

/// <summary>A length: a number, or a name for one that is free.</summary>
[ProtoContract]
internal sealed record DimensionProto
{
    [ProtoMember(1)]
    public long? DimValue { get; init; }

    [ProtoMember(2)]
    public string? DimParam { get; init; }
}
