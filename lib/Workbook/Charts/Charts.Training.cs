using Plotly.NET;
using static System.FormattableString;

namespace Workbook;

public static partial class Charts
{
    extension(Chart)
    {
        /// <summary>
        /// Accuracy (left), a picture of the moment such as a decision boundary (centre) and loss (right), with a slider through training;
        /// a dot on both curves shows the moment.
        /// </summary>
        /// <param name="epochs">The epochs of the moments.</param>
        /// <param name="accuracies">The accuracy at each, between 0 and 1.</param>
        /// <param name="losses">The loss at each.</param>
        /// <param name="pictures">The picture at each; all with the same traces.</param>
        /// <exception cref="ArgumentException">There is not one of each for every epoch, or no epoch.</exception>
        public static GenericChart Training(
            string title,
            IReadOnlyList<int> epochs,
            IReadOnlyList<double> accuracies,
            IReadOnlyList<double> losses,
            IReadOnlyList<GenericChart> pictures,
            bool logLoss = false
        )
        {
            if (
                epochs.Count == 0
                || new[] { accuracies.Count, losses.Count, pictures.Count }.Any(count => count != epochs.Count)
            )
            {
                throw new ArgumentException(
                    $"There are {epochs.Count} epochs, {accuracies.Count} accuracies, {losses.Count} losses and {pictures.Count} pictures; each epoch needs one of each."
                );
            }
            GenericChart Curve(string name, IReadOnlyList<double> values, int moment) =>
                Chart
                    .Titled(name)
                    .AddLine(epochs, values, colour: Palette.Blue)
                    .AddPoints(
                        [epochs[moment]],
                        [values[moment]],
                        colour: Palette.Vermilion,
                        symbol: "circle",
                        size: 12
                    )
                    .XAxis("epoch");
            GenericChart Frame(int moment) =>
                Chart.Row(
                    title,
                    Curve(
                            accuracies.Any(double.IsNaN) ? "accuracy (none where the network answers NaN)" : "accuracy",
                            accuracies,
                            moment
                        )
                        .YAxis("share of points", 0, 1.05),
                    pictures[moment].HideColourBar(),
                    Curve("loss", losses, moment).YAxis("loss", log: logLoss)
                );
            return Chart
                .Slider("epoch", epochs.Select((epoch, moment) => ($"{epoch}", Frame(moment))), epochs.Count - 1)
                .Describe(
                    Invariant(
                        $"{title}: over epochs {epochs[0]} to {epochs[^1]} the loss goes from {losses[0]:G5} to {losses[^1]:G5}, the accuracy from {Share(accuracies[0])} to {Share(accuracies[^1])}; a slider shows each moment."
                    )
                );
        }
    }

    private static string Share(double accuracy) =>
        double.IsNaN(accuracy) ? "none (the network answers NaN)" : Invariant($"{accuracy:P1}");
}
