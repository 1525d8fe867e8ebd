using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>What a sweep's dimensions may be.</summary>
internal static class DimensionRules
{
    public const int MostCount = 1000;

    public static IEnumerable<FieldError> Check(SweepRequest request)
    {
        if (request.Dimensions.Count is 0 or > SweepRequest.Limits.Dimensions)
        {
            yield return new FieldError(
                "dimensions",
                $"dimensions has {Format.Count(request.Dimensions.Count)} settings to vary; it must have 1 to {SweepRequest.Limits.Dimensions}.");
        }

        var settings = SweepSettings.Of(request.Base);
        var seen = new HashSet<string>();
        foreach (var (index, dimension) in request.Dimensions.Take(SweepRequest.Limits.Dimensions).Index())
        {
            var path = $"dimensions[{index}]";
            if (settings.FirstOrDefault(setting => setting.Path == dimension.Setting) is not { } setting)
            {
                yield return new FieldError(path + ".setting", Unknown(dimension.Setting, request.Base, settings));
                continue;
            }

            if (!seen.Add(setting.Path))
            {
                yield return new FieldError(path + ".setting", $"{setting.Path} is varied twice; it must be one dimension.");
            }

            if (request.Kind == SweepKind.Asha && setting.Path == "training.epochs")
            {
                yield return new FieldError(path + ".setting", "training.epochs cannot be varied here: successive halving itself decides how many epochs a trial gets. Set the most in the base.");
            }

            foreach (var error in dimension.Values is { } values ? Values(setting, dimension, values, path) : Range(setting, dimension, request.Kind, path))
            {
                yield return error;
            }
        }
    }

    private static string Unknown(string path, RunSpec spec, IReadOnlyList<Setting> settings)
    {
        if (path == "training.seed")
        {
            return "training.seed is no dimension; give the training seeds as seeds, so that every combination is trained with each of them.";
        }

        if (string.IsNullOrWhiteSpace(path))
        {
            return "setting is missing; it must be the path of a setting, for example training.learningRate.";
        }

        var shown = ShortText.Of(path);
        if (spec.Dataset.IsTable && path.StartsWith("dataset.", StringComparison.Ordinal))
        {
            return $"{shown} cannot be varied: the base's data are a table, which is as it is. Settings of a toy can be.";
        }

        var near = settings.MinBy(setting => Math.Min(EditDistance.Of(setting.Path, shown), EditDistance.Of(setting.Name, shown)))!;
        var isNear = Math.Min(EditDistance.Of(near.Path, shown), EditDistance.Of(near.Name, shown)) <= Math.Max(2, shown.Length / 4);
        return $"There is no setting {shown} that can be varied; there are {string.Join(", ", settings.Select(setting => setting.Path))}.{(isNear ? $" Did you mean {near.Path}?" : "")}";
    }

    private static IEnumerable<FieldError> Values(Setting setting, SweepDimension dimension, IReadOnlyList<string> values, string path)
    {
        if (dimension.Scale != SweepScale.Choice || dimension is not { Min: null, Max: null, Step: null, Count: null })
        {
            yield return new FieldError(path + ".values", "values stands beside a range; give values, or min and max, not both.");
        }

        if (values.Count is 0 or > MostCount)
        {
            yield return new FieldError(
                path + ".values", $"values has {(values.Count == 0 ? "none" : Format.Count(values.Count))}; there must be 1 to {Format.Count(MostCount)}, each {setting.Allowed}.");
            yield break;
        }

        var seen = new HashSet<object>();
        foreach (var (index, text) in values.Index())
        {
            var field = $"{path}.values[{index}]";
            if (SweepValue.Parse(setting, text) is not { } value)
            {
                yield return new FieldError(field, $"values[{index}] is {Shown(setting, text)}; {setting.Name} must be {setting.Allowed}.");
            }
            else if (!seen.Add(value))
            {
                yield return new FieldError(field, $"values[{index}] is {Shown(setting, text)}, which is there already; each value must be another one.");
            }
        }
    }

    private static string Shown(Setting setting, string text) =>
        text.Length == 0 ? "empty" : setting.Kind is SettingKind.Choice ? $"\"{ShortText.Of(text)}\"" : ShortText.Of(text);

    private static IEnumerable<FieldError> Range(Setting setting, SweepDimension dimension, SweepKind kind, string path)
    {
        if (setting.Kind is not (SettingKind.Whole or SettingKind.Real) || dimension.Scale == SweepScale.Choice)
        {
            yield return new FieldError(path + ".values", $"values is missing; {setting.Name} takes a list of values, each {setting.Allowed}.");
            yield break;
        }

        var isFine = true;
        foreach (var (name, end) in (IEnumerable<(string, double?)>)[("min", dimension.Min), ("max", dimension.Max)])
        {
            if (Problem(setting, dimension.Scale, name, end) is { } problem)
            {
                isFine = false;
                yield return new FieldError($"{path}.{name}", problem);
            }
        }

        if (dimension is { Min: { } min, Max: { } max })
        {
            if (min >= max)
            {
                isFine = false;
                yield return new FieldError(path + ".min", $"min is {Format.Plain(min)}; it must be less than max, {Format.Plain(max)}.");
            }

            foreach (var error in isFine ? Spacing(setting, dimension, kind, max - min, path) : [])
            {
                yield return error;
            }
        }
    }

    private static string? Problem(Setting setting, SweepScale scale, string name, double? end) =>
        end is not { } value ? $"{name} is missing; a range of {setting.Name} needs min and max, each {setting.Allowed}."
        : scale == SweepScale.Log && value <= 0 ? $"{name} is {Format.Plain(value)}; a logarithmic range must begin above 0."
        : !setting.Accepts(value) ? $"{name} is {Format.Plain(value)}; {setting.Name} must be {setting.Allowed}."
        : null;

    private static IEnumerable<FieldError> Spacing(Setting setting, SweepDimension dimension, SweepKind kind, double width, string path)
    {
        var isLog = dimension.Scale == SweepScale.Log;
        if (dimension is { Step: not null, Count: not null })
        {
            yield return new FieldError(path + ".count", "count and step are both given; give one of them.");
        }

        if (dimension.Step is { } step)
        {
            if (isLog)
            {
                yield return new FieldError(path + ".step", "step goes with a linear range; of a logarithmic one give count, the number of values.");
            }
            else if (step <= 0 || step > width || (setting.Kind == SettingKind.Whole && step != Math.Floor(step)))
            {
                yield return new FieldError(
                    path + ".step",
                    $"step is {Format.Plain(step)}; it must be a {(setting.Kind == SettingKind.Whole ? "whole number" : "number")} greater than 0 and at most {Format.Plain(width)}, the width of the range.");
            }
        }

        if (dimension.Count is < 2 or > MostCount)
        {
            yield return new FieldError(path + ".count", $"count is {Format.Count(dimension.Count)}; it must be a whole number from 2 to {Format.Count(MostCount)}.");
        }

        if (kind == SweepKind.Grid && dimension is { Step: null, Count: null } && (isLog || setting.Kind == SettingKind.Real))
        {
            yield return new FieldError(path + ".count", $"count is missing; a grid must know how many values of {setting.Name} to take{(isLog ? "" : ", or their step")}.");
        }
    }
}
