using System.Security.Cryptography;

namespace Workbook.Kernel.Messages;

/// <summary>HMAC-SHA256 over the four JSON frames of a message, as lower-case hexadecimal digits.</summary>
internal sealed class Signer(byte[] key)
{
    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        // One for each message: a cell that is stopped while it shows something must not leave half a message in it.
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var frame in frames)
        {
            hmac.AppendData(frame);
        }

        return System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Takes equally long whatever the signature, so that nobody can guess it digit by digit.</summary>
    public bool IsValid(byte[] signature, ReadOnlySpan<byte[]> frames) =>
        CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
