using System.Text;

namespace Workbook.Kernel.Messages;

/// <summary>The last signatures seen, so that a recorded message cannot be played back.</summary>
internal sealed class SignatureHistory
{
    private const int Capacity = 1 << 16;

    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    /// <returns>False where the signature was seen before.</returns>
    public bool TryAdd(byte[] signature)
    {
        var text = Encoding.ASCII.GetString(signature);
        lock (_seen)
        {
            if (!_seen.Add(text))
            {
                return false;
            }

            _order.Enqueue(text);
            if (_order.Count > Capacity)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
