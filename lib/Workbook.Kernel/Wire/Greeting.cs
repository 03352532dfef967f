namespace Workbook.Kernel.Wire;

/// <summary>The 64 bytes with which both sides of a ZMTP 3 connection begin (https://rfc.zeromq.org/spec/37/).</summary>
internal static class Greeting
{
    private const int SignatureLength = 10;
    private const int Length = 64;

    /// <summary>Signature, version 3.1, mechanism NULL (no password, no encryption), not a server, filler.</summary>
    private static readonly byte[] Ours = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1, .. "NULL"u8, .. new byte[48]];

    /// <exception cref="ProtocolException">The peer is no ZMTP 3 peer, or wants another mechanism.</exception>
    public static void Exchange(Stream stream)
    {
        stream.Write(Ours);
        var theirs = new byte[Length];
        stream.ReadExactly(theirs, 0, SignatureLength);
        // Judged before the rest arrives: a peer of another protocol may never send 64 bytes.
        if (theirs[0] != 0xFF || (theirs[9] & 1) == 0)
        {
            throw new ProtocolException("the greeting is not ZMTP's");
        }

        stream.ReadExactly(theirs, SignatureLength, Length - SignatureLength);
        if (theirs[10] < 3)
        {
            throw new ProtocolException($"the peer speaks ZMTP {theirs[10]}, this kernel speaks 3");
        }

        if (!theirs.AsSpan(12, 20).SequenceEqual(Ours.AsSpan(12, 20)))
        {
            throw new ProtocolException("the peer wants a security mechanism other than NULL");
        }
    }
}
