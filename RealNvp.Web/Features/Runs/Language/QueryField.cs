using RealNvp.Data.Runs.Filters;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Something runs can be searched, sorted and grouped by, under the name that the API gives it.</summary>
/// <param name="Name">As it is written in a query.</param>
/// <param name="Title">For people.</param>
/// <param name="Help">One sentence: what it is.</param>
/// <param name="Kind">What may stand on its right.</param>
/// <param name="Field">Where its value is kept.</param>
/// <param name="Group">Where a list shows it.</param>
public sealed record QueryField(string Name, string Title, string Help, FieldKind Kind, RunField Field, FieldGroup Group)
{
    /// <summary>Other names that are understood.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The words of a <see cref="FieldKind.Choice"/>, with the value kept for each.</summary>
    public IReadOnlyList<(string Word, object Value)> Choices { get; init; } = [];

    /// <summary>Whether it is too long for a list: runs are searched by it, and neither shown nor sorted.</summary>
    public bool IsSearchOnly { get; init; }

    /// <summary>A run may have several tags: they give no order.</summary>
    public bool CanSort => Kind != FieldKind.Tags && !IsSearchOnly;

    /// <summary>Whether runs may be put into groups by it: moments are a run's own.</summary>
    public bool CanGroup => Kind is not (FieldKind.Moment or FieldKind.Age) && !IsSearchOnly;

    /// <summary>Whether it is a number that groups can be compared by.</summary>
    public bool IsResult => Kind == FieldKind.Number && Group == FieldGroup.Result;

    /// <summary>Whether an order by the field usually starts with the largest: times do.</summary>
    public bool StartsDescending => Kind == FieldKind.Moment || Name == "seconds";

    /// <summary>What is allowed on its right, as the end of a sentence.</summary>
    public string Allowed => Kind switch
    {
        FieldKind.Number => Name == "seconds" ? "a number of seconds, or a time like 5min or 2h" : "a number, like 64 or 1e-4",
        FieldKind.Choice => "one of " + string.Join(", ", Choices.Select(choice => choice.Word)),
        FieldKind.Moment => "a date like 2026-03-01, or in quotes with a time, \"2026-03-01 14:30\"",
        FieldKind.Age => "a time like 30min, 2h or 7d",
        _ => "a text, in quotes if it has spaces",
    };
}
