using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>From what a list was asked for to the shelves it looks on.</summary>
internal static class ShelfChoices
{
    /// <summary>A condition that speaks of the archive or the trash looks there, too: who asks for archived runs is not told that there are none.</summary>
    /// <returns>Empty: all of them.</returns>
    public static IReadOnlyList<RunShelf> Shelves(IReadOnlyList<ShelfChoice> choices, RunFilter? filter)
    {
        if (choices.Contains(ShelfChoice.All))
        {
            return [];
        }

        var shelves = choices.Count == 0 ? [RunShelf.Active] : choices.Select(Of).ToHashSet();
        if (Names(filter, RunValue.Archived))
        {
            shelves.Add(RunShelf.Archived);
        }

        if (Names(filter, RunValue.Trashed))
        {
            shelves.Add(RunShelf.Trash);
        }

        return [.. shelves];
    }

    private static RunShelf Of(ShelfChoice choice) => choice switch
    {
        ShelfChoice.Archived => RunShelf.Archived,
        ShelfChoice.Trash => RunShelf.Trash,
        _ => RunShelf.Active,
    };

    private static bool Names(RunFilter? filter, RunValue value) => filter switch
    {
        AllOf all => all.Parts.Any(part => Names(part, value)),
        AnyOf any => any.Parts.Any(part => Names(part, value)),
        Not not => Names(not.Part, value),
        Comparison comparison => comparison.Field.Value == value,
        _ => false,
    };
}
