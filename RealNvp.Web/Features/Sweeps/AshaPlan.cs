namespace RealNvp.Web.Features.Sweeps;

/// <summary>
/// The rule that stops trials early, <see cref="RealNvp.Data.Sweeps.SweepKind.Asha"/>: after <see cref="MinEpochs"/> epochs, and then each time
/// <see cref="Eta"/> times as many are done, a trial goes on only if it is within the best 1/eta of all that have come so far.
/// </summary>
public sealed record AshaPlan
{
    /// <summary>Epochs before the first decision; less than the epochs of a trial.</summary>
    public int MinEpochs { get; init; } = Defaults.MinEpochs;

    /// <summary>Factor between two decisions, and one part in how many goes on.</summary>
    public int Eta { get; init; } = Defaults.Eta;

    public static class Defaults
    {
        public const int MinEpochs = 3;
        public const int Eta = 3;
    }
}
