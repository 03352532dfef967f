using System.Security.Cryptography;

namespace Workbook.Kernel.Messaging;

/// <summary>HMAC-SHA256 over the four JSON frames of a message, as lower-case hexadecimal digits.</summary>
sealed class Signer(byte[] key)
{
    // To make one takes longer than to sign a short message.
    readonly ThreadLocal<IncrementalHash> _hmac = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));

    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        var hmac = _hmac.Value!;
        foreach (var frame in frames)
            hmac.AppendData(frame);
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Takes equally long whatever the signature, so that nobody can guess it digit by digit.</summary>
    public bool IsValid(byte[] signature, ReadOnlySpan<byte[]> frames) =>
        CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
