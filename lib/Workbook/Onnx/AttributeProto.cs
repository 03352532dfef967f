using ProtoBuf;

namespace Workbook;

/// <summary>A setting of an operator: a number, a whole number or a tensor.</summary>
[ProtoContract]
internal sealed record AttributeProto
{
    public const int FloatType = 1;
    public const int IntType = 2;

    [ProtoMember(1)]
    public string? Name { get; init; }

    [ProtoMember(2)]
    public float F { get; init; }

    [ProtoMember(3)]
    public long I { get; init; }

    [ProtoMember(5)]
    public TensorProto? T { get; init; }

    [ProtoMember(20)]
    public int Type { get; init; }
}
