using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs;

/// <summary>A run's settings as rows of a table, in the order of the form.</summary>
public static class SpecRows
{
    /// <summary>Every setting that took part in the run.</summary>
    public static IReadOnlyList<SpecRow> Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var spec = SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec();
        return [new SpecRow("Data", "dataset", "Data set", run.DatasetName), .. Dataset(spec.Dataset), .. Settings(spec)];
    }

    private static IEnumerable<SpecRow> Dataset(DatasetSpec dataset)
    {
        if (dataset.IsTable || ToyCatalogue.Find(dataset.Kind) is not { } toy)
        {
            yield break;
        }

        yield return new SpecRow("Data", "dataset.noise", toy.Noise.Title, Format.Plain(dataset.Noise ?? toy.Noise.Default), toy.Noise.Help);
        foreach (var parameter in toy.Parameters)
        {
            var value = dataset.Parameters.TryGetValue(parameter.Name, out var given) ? given : parameter.Default;
            yield return new SpecRow("Data", $"dataset.parameters.{parameter.Name}", parameter.Title, Format.Plain(value), parameter.Help);
        }
    }

    private static IEnumerable<SpecRow> Settings(RunSpec spec)
    {
        foreach (var setting in SettingCatalogue.All)
        {
            if (setting.Group.Length == 0 || !setting.IsUsedBy(spec) || (setting.Group == "dataset" && spec.Dataset.IsTable))
            {
                continue;
            }

            var group = setting.Group switch { "dataset" => "Data", "model" => "Model", _ => "Training" };
            yield return new SpecRow(group, setting.Path, setting.Title, Text(setting, setting.Get(spec)), setting.Description);
        }
    }

    private static string Text(Setting setting, object? value) => value switch
    {
        int whole when setting.Name == "seed" => Format.Plain(whole),
        int whole => Format.Count(whole),
        bool flag => flag ? "yes" : "no",
        double rate when setting.Path is "training.learningRate" or "training.l2" or "training.minLearningRate" => Format.Rate(rate),
        double number => Format.Plain(number),
        Enum choice => setting.Choices.FirstOrDefault(c => string.Equals(c.Value, choice.ToString(), StringComparison.OrdinalIgnoreCase))?.Title
            ?? choice.ToString(),
        _ => value?.ToString() ?? Format.Unknown,
    };
}
