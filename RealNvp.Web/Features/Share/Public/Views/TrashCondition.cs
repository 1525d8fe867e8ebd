using RealNvp.Data.Runs.Filters;

namespace RealNvp.Web.Features.Share.Public.Views;

/// <summary>What a view's condition says of runs inside and outside the trash, as far as that is known without looking at them.</summary>
internal static class TrashCondition
{
    /// <summary>Whether a run there may meet the condition; false: none can, whatever else is true of it.</summary>
    /// <param name="filter">The condition; null: none, which every run meets.</param>
    /// <param name="inTrash">Whether the runs meant lie in the trash.</param>
    public static bool MayHold(RunFilter? filter, bool inTrash) => filter is null || Holds(filter, inTrash) != false;

    /// <returns>Null: it depends on the run.</returns>
    private static bool? Holds(RunFilter filter, bool inTrash) => filter switch
    {
        AllOf { Parts: var parts } => parts.Any(part => Holds(part, inTrash) == false) ? false : parts.All(part => Holds(part, inTrash) == true) ? true : null,
        AnyOf { Parts: var parts } => parts.Any(part => Holds(part, inTrash) == true) ? true : parts.All(part => Holds(part, inTrash) == false) ? false : null,
        Not { Part: var part } => !Holds(part, inTrash),
        Comparison { Field.Value: RunValue.Trashed } comparison => Compare(inTrash ? 1 : 0, comparison),
        _ => null,
    };

    private static bool? Compare(double kept, Comparison comparison) => (comparison.How, comparison.Value) switch
    {
        (_, null) => false,
        (RunComparison.Equal, double value) => kept.Equals(value),
        (RunComparison.Less, double value) => kept < value,
        (RunComparison.LessOrEqual, double value) => kept <= value,
        (RunComparison.Greater, double value) => kept > value,
        (RunComparison.GreaterOrEqual, double value) => kept >= value,
        _ => null,
    };
}
