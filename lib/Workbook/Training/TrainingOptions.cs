using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>What <see cref="NetworkTraining.Train"/> does.</summary>
public sealed class TrainingOptions
{
    /// <summary>What is minimised.</summary>
    public required Loss Loss { get; init; }

    /// <summary>How a gradient becomes a step; Adam with its paper's settings by default.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam();

    /// <summary>How the learning rate changes from epoch to epoch; constant by default.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>How often all samples are seen; at least 1.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>
    /// Samples per step; null for all of them. Each epoch takes a new <c>random.Permutation(N)</c> from one <c>NumPyRandom(Seed)</c>
    /// and cuts it into consecutive batches, of which the last may be shorter. With null, nothing is shuffled.
    /// </summary>
    public int? BatchSize { get; init; }

    /// <summary>Seed of the shuffling and of the dropout.</summary>
    public uint Seed { get; init; }

    /// <summary>Penalty on the weights, over the samples of the batch; none by default.</summary>
    public Regularizer Regularizer { get; init; } = Regularizer.None;

    /// <summary>Bound on the gradient, penalty included; null for none.</summary>
    public GradientClip? Clip { get; init; }

    /// <summary>
    /// The share of hidden activations set to 0 in each step, from 0 to below 1; those kept are divided by (1 − share), so that
    /// predicting needs no change (inverted dropout, Srivastava et al. 2014). Inputs and outputs are kept.
    /// </summary>
    public double Dropout { get; init; }

    /// <summary>Every how many epochs the history gets an entry, from epoch 0 on; the last epoch always does.</summary>
    public int LogEvery { get; init; } = 1;

    /// <summary>Whether training ends at the first step whose loss is NaN or infinite.</summary>
    public bool StopWhenNotFinite { get; init; } = true;

    /// <summary>
    /// The moments at which the network is copied into the history: 0 is before the first epoch, k after k epochs, that is, the network
    /// whose loss is logged as epoch k.
    /// </summary>
    public IReadOnlyCollection<int> Snapshots { get; init; } = [];

    internal void Check(Network network, Matrix<double> X, Matrix<double> Y)
    {
        ArgumentNullException.ThrowIfNull(network);
        Require.Columns(X, network.Inputs, "the network takes");
        Require.Finite(X);
        Require.Columns(Y, network.Outputs, "the network's outputs are");
        if (X.RowCount != Y.RowCount)
        {
            throw new ArgumentException(
                $"X is {X.Shape()} and Y is {Y.Shape()}: both must have the same number of rows, one per sample.",
                nameof(Y)
            );
        }

        CheckSettings();
        Loss.CheckWanted(Y);
    }

    private void CheckSettings()
    {
        ArgumentNullException.ThrowIfNull(Loss);
        ArgumentNullException.ThrowIfNull(Optimizer);
        ArgumentNullException.ThrowIfNull(Schedule);
        ArgumentNullException.ThrowIfNull(Regularizer);
        ArgumentNullException.ThrowIfNull(Snapshots);
        Require.AtLeast(Epochs, 1);
        Require.AtLeast(LogEvery, 1);
        if (BatchSize is int batch)
        {
            Require.AtLeast(batch, 1, nameof(BatchSize));
        }

        if (!(Dropout >= 0 && Dropout < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Dropout),
                Dropout,
                $"Dropout is {Dropout}: it must be at least 0 and less than 1."
            );
        }

        foreach (var epoch in Snapshots)
        {
            if (epoch < 0 || epoch > Epochs)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(Snapshots),
                    epoch,
                    $"Snapshots asks for epoch {epoch}: there are epochs 0 to {Epochs}."
                );
            }
        }
    }
}
