using System.Globalization;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>Reads the query of a toy's preview: <c>samples</c>, <c>noise</c>, <c>seed</c> and the toy's own parameters by name.</summary>
internal static class PreviewQuery
{
    public const int DefaultSamples = 1_000;

    /// <returns>The toy's spec, how many points, and everything wrong with the query.</returns>
    public static (DatasetSpec Spec, int Samples, IReadOnlyList<FieldError> Errors) Read(ToyDataset toy, IQueryCollection query)
    {
        var errors = new List<FieldError>();
        var parameters = new Dictionary<string, double>();
        var spec = new DatasetSpec { Kind = toy.Kind };
        var samples = ReadSamples(query, errors);
        foreach (var (name, values) in query.Where(pair => pair.Key != "samples"))
        {
            if (!double.TryParse(values.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                errors.Add(new FieldError(name, $"{name} is \"{values}\"; it must be a number."));
            }
            else if (name == "noise")
            {
                spec = spec with { Noise = value };
            }
            else if (name == "seed" && value is >= 0 and <= int.MaxValue && value == Math.Floor(value))
            {
                spec = spec with { Seed = (int)value };
            }
            else if (name == "seed")
            {
                errors.Add(new FieldError(name, $"seed is {values}; it must be a whole number from 0 to {int.MaxValue}."));
            }
            else
            {
                parameters[name] = value;
            }
        }

        spec = spec with { Parameters = parameters };
        errors.AddRange(DatasetService.ToyProblems(spec).Select(error => error with { Field = error.Field[(error.Field.LastIndexOf('.') + 1)..] }));
        return (spec, samples, errors);
    }

    /// <summary>How many points were asked for.</summary>
    public static int ReadSamples(IQueryCollection query, List<FieldError> errors)
    {
        if (!query.TryGetValue("samples", out var text))
        {
            return DefaultSamples;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var samples) && samples is >= 1 and <= DatasetLimits.PreviewPoints)
        {
            return samples;
        }

        errors.Add(new FieldError("samples", FormattableString.Invariant($"samples is \"{text}\"; it must be a whole number from 1 to {DatasetLimits.PreviewPoints:#,##0}.")));
        return DefaultSamples;
    }
}
