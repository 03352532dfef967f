using System.Numerics.Tensors;

namespace Workbook;

/// <summary>Bounds the gradient before each step, against exploding products.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class GradientClip
{
    private readonly double _limit;
    private readonly bool _byNorm;

    private GradientClip(double limit, bool byNorm)
    {
        if (!(limit > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(limit),
                limit,
                $"limit is {limit}: it must be greater than 0."
            );
        }

        (this._limit, this._byNorm) = (limit, byNorm);
    }

    /// <summary>Shrinks the gradient of all weights and biases together, keeping its direction, when its Euclidean norm exceeds the limit (Pascanu et al. 2013).</summary>
    public static GradientClip ByNorm(double limit) => new(limit, byNorm: true);

    /// <summary>Bounds each entry to [−limit, limit].</summary>
    public static GradientClip ByValue(double limit) => new(limit, byNorm: false);

    /// <summary>"by norm, 1".</summary>
    public override string ToString() => $"by {(_byNorm ? "norm" : "value")}, {_limit}";

    /// <summary>The bounded gradient of all weights and biases; dA and dZ stay.</summary>
    public BackwardPass Apply(BackwardPass gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        if (!_byNorm)
        {
            return gradient.ForParameters(g => Math.Clamp(g, -_limit, _limit));
        }

        var squares = 0.0;
        for (var l = 1; l <= gradient.dW.Last; l++)
        {
            squares += gradient.dW[l].SumOfSquares() + (gradient.db[l]?.DotProduct(gradient.db[l]) ?? 0);
        }

        var norm = Math.Sqrt(squares);
        return norm > _limit ? gradient.ForParameters(g => g * (_limit / norm)) : gradient;
    }

    internal void Apply(Span<double> gradient)
    {
        if (!_byNorm)
        {
            TensorPrimitives.Clamp(gradient, -_limit, _limit, gradient);
        }
        else if (TensorPrimitives.Norm<double>(gradient) is var norm && norm > _limit)
        {
            TensorPrimitives.Multiply(gradient, _limit / norm, gradient);
        }
    }
}
