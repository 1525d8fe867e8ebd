using System.Globalization;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>The seeds of repeats.</summary>
internal static class RepeatSeeds
{
    private static readonly Setting Seed = SettingCatalogue.Get("training.seed");

    /// <summary>The least seeds from 1 that are not taken, so that repeating twice gives new runs and the same request elsewhere the same seeds.</summary>
    public static IReadOnlyList<int> Choose(IEnumerable<int> taken, int count)
    {
        var known = taken.ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Where(seed => !known.Contains(seed)).Take(count).ToList();
    }

    /// <summary>Everything wrong with an order.</summary>
    public static IReadOnlyList<FieldError> Check(RepeatOrder order)
    {
        var most = RepeatOrder.Defaults.MaxCount;
        if (order.Seeds is not { } seeds)
        {
            return order.Count >= 1 && order.Count <= most
                ? []
                : [new FieldError("count", string.Create(CultureInfo.InvariantCulture, $"count is {order.Count}; it must be a whole number from 1 to {most}."))];
        }

        if (seeds.Count < 1 || seeds.Count > most)
        {
            return [new FieldError("seeds", string.Create(CultureInfo.InvariantCulture, $"seeds has {seeds.Count} values; it must have 1 to {most}."))];
        }

        return
        [
            .. seeds.Where(seed => !Seed.Accepts(seed))
                .Select(seed => new FieldError("seeds", string.Create(CultureInfo.InvariantCulture, $"seeds has {seed}; each must be {Seed.Allowed}."))),
            .. seeds.GroupBy(seed => seed).Where(group => group.Count() > 1)
                .Select(group => new FieldError("seeds", string.Create(CultureInfo.InvariantCulture, $"seeds has {group.Key} more than once; each must be another one."))),
        ];
    }
}
