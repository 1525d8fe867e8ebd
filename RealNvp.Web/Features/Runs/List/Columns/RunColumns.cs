using System.Globalization;
using RealNvp.Web.Features.Runs.Language;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>
/// The columns of the table, and their choice as one text for URL and browser: <c>!name:260,gap,batchSize</c>, in order, with an exclamation mark
/// for pinned ones and a width where it is not the usual.
/// </summary>
public static class RunColumns
{
    /// <summary>Without its name a row would be none.</summary>
    public const string Name = "name";

    /// <summary>More do not help anybody, and each costs a cell a row.</summary>
    public const int MaxColumns = 40;

    private static readonly RunColumn[] Special =
    [
        Of("status", "Status", "cell-status", 112),
        Of(Name, "Name", "cell-name", 260),
        Of("dataset", "Data", "cell-data", 130),
        new("flow", "Layers", "Couplings, and units in each hidden layer", "num cell-flow", 110)
        {
            Field = QueryFields.Find("couplingLayers"), Second = QueryFields.Find("hiddenSize"), Group = FieldGroup.Model,
        },
        Of("learningRate", "Rate", "num cell-rate", 80),
        Of("l2", "L2", "num cell-l2", 70),
        Of("epochs", "Epochs", "num cell-epochs", 80),
        Of("seconds", "Progress, time", "cell-progress", 220),
        Of("bestValNll", "NLL", "num cell-nll", 80) with { Hint = "Best validation NLL in nats on standardised data; a row's title tells the test NLL too" },
        Of("gap", "Gap", "num cell-gap", 80) with
        {
            Hint = "Distance of the best validation NLL to the entropy of the data, nats, known while a run trains; a row's title tells the test's too",
        },
        new("curve", "Curve", "Validation NLL over the epochs", "cell-line", 120) { Group = FieldGroup.Result },
        new("age", "Age", "Since it was launched", "num cell-age", 90) { Field = QueryFields.CreatedAt, Group = FieldGroup.Run },
    ];

    public static IReadOnlyList<RunColumn> All { get; } =
    [
        .. Special,
        .. QueryFields.All.Where(field => !field.IsSearchOnly && Special.All(column => column.Key != field.Name)).Select(field => new RunColumn(
            field.Name, field.Title, field.Help, field.Kind == FieldKind.Number ? "num cell-field" : "cell-field", field.Kind == FieldKind.Number ? 110 : 150)
        {
            Field = field, Group = field.Group,
        }),
    ];

    /// <summary>What is shown as long as nobody has chosen.</summary>
    public static IReadOnlyList<ColumnChoice> Usual { get; } =
        [.. Special.Select(column => new ColumnChoice(column, IsPinned: column.Key is "status" or Name))];

    private static readonly Dictionary<string, RunColumn> ByKey = All.ToDictionary(column => column.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a choice. Unknown names are passed over, so that an old link still opens; a text that names nothing is the usual.</summary>
    public static IReadOnlyList<ColumnChoice> Read(string? text)
    {
        var choices = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ReadOne).OfType<ColumnChoice>().DistinctBy(choice => choice.Column).Take(MaxColumns).ToList();
        if (choices.Count == 0)
        {
            return Usual;
        }

        if (choices.All(choice => choice.Column.Key != Name))
        {
            choices.Insert(0, new ColumnChoice(ByKey[Name], IsPinned: true));
        }

        return PinnedFirst(choices);
    }

    /// <returns>Null for the usual choice.</returns>
    public static string? Write(IReadOnlyList<ColumnChoice> choices) => choices.SequenceEqual(Usual) ? null : string.Join(',', choices.Select(WriteOne));

    /// <summary>Shows a column, behind the others, or no longer.</summary>
    public static IReadOnlyList<ColumnChoice> Toggle(IReadOnlyList<ColumnChoice> choices, RunColumn column) =>
        column.Key == Name ? choices
        : choices.Any(choice => choice.Column == column) ? [.. choices.Where(choice => choice.Column != column)]
        : choices.Count >= MaxColumns ? choices
        : [.. choices, new ColumnChoice(column)];

    /// <summary>Puts another choice of the same column in its place.</summary>
    public static IReadOnlyList<ColumnChoice> Change(IReadOnlyList<ColumnChoice> choices, ColumnChoice changed) =>
        PinnedFirst([.. choices.Select(choice => choice.Column == changed.Column ? changed : choice)]);

    /// <summary>Moves a column by one place, as far as pinned ones stay in front.</summary>
    public static IReadOnlyList<ColumnChoice> Move(IReadOnlyList<ColumnChoice> choices, RunColumn column, int by)
    {
        var moved = choices.ToList();
        var from = moved.FindIndex(choice => choice.Column == column);
        var to = from + by;
        if (from >= 0 && to >= 0 && to < moved.Count)
        {
            (moved[from], moved[to]) = (moved[to], moved[from]);
        }

        return PinnedFirst(moved);
    }

    private static List<ColumnChoice> PinnedFirst(IReadOnlyList<ColumnChoice> choices) => [.. choices.OrderByDescending(choice => choice.IsPinned)];

    private static ColumnChoice? ReadOne(string text)
    {
        var isPinned = text.StartsWith('!');
        var parts = text.TrimStart('!').Split(':');
        if (!ByKey.TryGetValue(parts[0], out var column))
        {
            return null;
        }

        var width = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)
            ? Math.Clamp(pixels, ColumnChoice.MinWidth, ColumnChoice.MaxWidth)
            : (int?)null;
        return new ColumnChoice(column, width == column.Width ? null : width, isPinned);
    }

    private static string WriteOne(ColumnChoice choice) => string.Create(
        CultureInfo.InvariantCulture, $"{(choice.IsPinned ? "!" : "")}{choice.Column.Key}{(choice.Width is { } width ? $":{width}" : "")}");

    private static RunColumn Of(string name, string title, string cells, int width)
    {
        var field = QueryFields.Find(name)!;
        return new RunColumn(name, title, field.Help, cells, width) { Field = field, Group = field.Group };
    }
}
