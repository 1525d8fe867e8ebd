using System.Globalization;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Proposes what could stand at the caret: names, operators, words, and the values that stored runs have.</summary>
internal sealed class QueryCompletion(IRunService runs)
{
    private const int MaxSuggestions = 12;
    private const int MaxValues = 200;

    /// <param name="text">The query up to the caret.</param>
    /// <returns>Where the word to be replaced starts, and the proposals, the likeliest first.</returns>
    public async Task<(int Start, IReadOnlyList<Suggestion> Suggestions)> SuggestAsync(string text, CancellationToken cancellationToken = default)
    {
        var point = CompletionPoint.At(text);
        IEnumerable<Suggestion> all = point.Expects switch
        {
            Expected.Condition => [.. Fields(QueryFields.All), new Suggestion("not", "the opposite of what follows")],
            Expected.Operator => Operators(point.Field!),
            Expected.Value when point.Field is { } field => await ValuesAsync(field, cancellationToken),
            Expected.ListEnd => [new Suggestion(",", "one more value"), new Suggestion(")", "the end of the list")],
            Expected.Link => point.Partial.Length > 0 ? [.. Links(), .. Fields(QueryFields.All)] : Links(),
            Expected.By => [new Suggestion("by", "and then a field")],
            Expected.SortField => Fields(QueryFields.All.Where(field => field.CanSort)),
            Expected.Direction => [new Suggestion("desc", "largest first"), new Suggestion("asc", "smallest first"), new Suggestion(",", "then by another field")],
            _ => [],
        };
        var meant = point.Expects is Expected.Condition or Expected.Link or Expected.SortField ? QueryFields.MeantBy(point.Partial).Select(field => field.Name).ToHashSet() : [];
        return (point.Start, Matching(all, point.Partial, meant));
    }

    /// <param name="meant">Proposals that fit though the word is no part of them: <c>lr</c> for learningRate.</param>
    private static List<Suggestion> Matching(IEnumerable<Suggestion> all, string partial, HashSet<string> meant)
    {
        bool Contains(Suggestion suggestion) => suggestion.Text.Contains(partial, StringComparison.OrdinalIgnoreCase) || meant.Contains(suggestion.Text);
        bool Starts(Suggestion suggestion) => suggestion.Text.TrimStart('"').StartsWith(partial, StringComparison.OrdinalIgnoreCase);
        var found = all.Where(Contains).OrderByDescending(Starts).ThenByDescending(suggestion => meant.Contains(suggestion.Text)).Take(MaxSuggestions).ToList();

        // What is written in full already needs no proposal.
        return found is [var only] && only.Text.Equals(partial, StringComparison.OrdinalIgnoreCase) ? [] : found;
    }

    private static IEnumerable<Suggestion> Fields(IEnumerable<QueryField> fields) => fields.Select(field => new Suggestion(field.Name, field.Help));

    private static Suggestion[] Operators(QueryField field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Tags =>
        [
            new("=", "is"), new("~", "contains"), new("in (", "is one of"), new("!=", "is not"), new("!~", "does not contain"), new("not in (", "is none of"),
        ],
        FieldKind.Choice => [new("=", "is"), new("!=", "is not"), new("in (", "is one of"), new("not in (", "is none of")],
        _ =>
        [
            new("<", "less than"), new(">", "greater than"), new("=", "equal to"), new("<=", "at most"), new(">=", "at least"), new("!=", "not equal to"),
            new("in (", "one of"), new("not in (", "none of"),
        ],
    };

    private static Suggestion[] Links() =>
        [new("and", "both"), new("or", "one of both"), new("sort by", "in an order")];

    private async Task<IReadOnlyList<Suggestion>> ValuesAsync(QueryField field, CancellationToken cancellationToken)
    {
        if (field.Kind == FieldKind.Age)
        {
            return [new("1h", "an hour"), new("1d", "a day"), new("7d", "a week"), new("30d", "a month")];
        }

        if (field.Kind == FieldKind.Choice)
        {
            return [.. field.Choices.Select(choice => new Suggestion(choice.Word, field.Title))];
        }

        if (field.IsSearchOnly || field.Kind == FieldKind.Moment || (field.Kind == FieldKind.Number && field.Group == FieldGroup.Result))
        {
            // Hardly two runs have the same: a list of them would help nobody.
            return [];
        }

        var groups = await runs.GroupAsync(new RunQuery(), field.Field, MaxValues, cancellationToken);
        return [.. groups.Where(group => group.Value is not (null or "")).Select(group => new Suggestion(TextOf(group), Format.Plural(group.Count, "run")))];
    }

    private static string TextOf(RunGroup group) => group.Value is double number
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : RunQueryLanguage.Quote((string)group.Value!);
}
