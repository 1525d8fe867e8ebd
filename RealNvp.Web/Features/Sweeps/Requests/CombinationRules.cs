using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Sweeps.Planning;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>Whether every combination can be trained: values that are fine one by one may not go together, with each other or with the data.</summary>
internal static class CombinationRules
{
    /// <param name="specs">The settings of each combination, in the order of <paramref name="combinations"/>.</param>
    public static IReadOnlyList<FieldError> Check(
        SweepSpace space, IReadOnlyList<IReadOnlyList<string>> combinations, IReadOnlyList<RunSpec> specs, RunLimits limits)
    {
        var wrong = new Dictionary<string, (int Count, FieldError First, IReadOnlyList<string> Values)>();
        foreach (var (values, spec) in combinations.Zip(specs))
        {
            foreach (var error in RunSpecValidator.Validate(spec, limits).DistinctBy(error => error.Field))
            {
                wrong[error.Field] = wrong.TryGetValue(error.Field, out var before) ? before with { Count = before.Count + 1 } : (1, error, values);
            }
        }

        return [.. wrong.Select(pair => Explain(pair.Key, pair.Value, space, specs.Count)), .. Idle(space, specs)];
    }

    private static FieldError Explain(
        string field, (int Count, FieldError First, IReadOnlyList<string> Values) wrong, SweepSpace space, int total)
    {
        var index = space.Dimensions.ToList().FindIndex(dimension => dimension.Setting.Path == field);
        if (index < 0 && wrong.Count == total)
        {
            return wrong.First with { Field = SweepBody.BaseField(field) };
        }

        var example = string.Join(", ", space.Dimensions.Zip(wrong.Values).Select(pair => $"{pair.First.Setting.Name} {pair.Second}"));
        var message = $"{Format.Count(wrong.Count)} of {Format.Count(total)} combinations cannot be trained, for example {example}: {wrong.First.Message}";
        return new FieldError(index < 0 ? SweepBody.BaseField(field) : $"dimensions[{index}]", message);
    }

    /// <summary>A setting that no combination uses would be tried for nothing.</summary>
    private static IEnumerable<FieldError> Idle(SweepSpace space, IReadOnlyList<RunSpec> specs) => space.Dimensions.Index()
        .Where(pair => !specs.Any(pair.Item.Setting.IsUsedBy))
        .Select(pair => new FieldError(
            $"dimensions[{pair.Index}].setting",
            $"{pair.Item.Setting.Path} has an effect only when {pair.Item.Setting.OnlyWhen!.Text}, which no combination has."));
}
