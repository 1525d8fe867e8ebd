namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>How to run settings again.</summary>
public sealed record RepeatOrder
{
    /// <summary>How many repeats, each with the least seed that no run of the same settings has yet.</summary>
    public int Count { get; init; } = Defaults.Count;

    /// <summary>The training seeds themselves, instead of a count; null: they are chosen.</summary>
    public IReadOnlyList<int>? Seeds { get; init; }

    public static class Defaults
    {
        public const int Count = 5;

        /// <summary>Most repeats at once.</summary>
        public const int MaxCount = 100;
    }
}
