using System.Globalization;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>
/// What a fork, a run that goes on from another one's checkpoint, may change. The flow's shape stays, as the weights fit no other. The data and their split
/// stay too: with another split rows that were trained on would turn up among those that judge.
/// </summary>
public static class ForkRules
{
    private static readonly string[] Fixed =
        ["dataset.samples", "dataset.seed", "model.couplingLayers", "model.hiddenSize", "model.hiddenLayers", "training.seed", "training.validationFraction", "training.testFraction"];

    /// <summary>Whether a fork keeps the setting of its run; <paramref name="path"/> is that of a <see cref="Setting"/> or of a part of the data set.</summary>
    public static bool IsFixed(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Fixed.Contains(path) || path is "dataset.kind" or "dataset.id" or "dataset.noise" || path.StartsWith("dataset.parameters.", StringComparison.Ordinal);
    }

    /// <summary>The settings with an effect in which a fork differs from its run; none: it computes what the run itself would have computed.</summary>
    public static IReadOnlyList<Setting> Changes(RunSpec run, RunSpec fork)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fork);
        return SettingCatalogue.All
            .Where(setting => setting.Group.Length > 0 && (setting.IsUsedBy(run) || setting.IsUsedBy(fork)))
            .Where(setting => setting.Group != "dataset" || !run.Dataset.IsTable)
            .Where(setting => !Equals(setting.Get(run), setting.Get(fork)))
            .ToList();
    }

    /// <summary>Everything in which a fork departs from its run and may not.</summary>
    /// <param name="run">Settings of the run.</param>
    /// <param name="fork">Settings of the fork.</param>
    /// <param name="epoch">Epoch that the fork goes on from.</param>
    public static IReadOnlyList<FieldError> Check(RunSpec run, RunSpec fork, int epoch)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fork);
        var errors = CheckData(run.Dataset, fork.Dataset).ToList();
        errors.AddRange(Fixed.Select(SettingCatalogue.Get)
            .Where(setting => setting.Group != "dataset" || !run.Dataset.IsTable)
            .Where(setting => !Equals(setting.Get(run), setting.Get(fork)))
            .Select(setting => Keep(setting.Path, Spelled(setting.Get(fork)), Spelled(setting.Get(run)))));
        if (fork.Training.KeepBest && run.Training is { KeepBest: false, OnDivergence: not DivergenceAnswer.Retry })
        {
            errors.Add(new FieldError("training.keepBest", "keepBest is true; it must be false, as the run has kept no best weights of its epochs so far."));
        }

        if (fork.Training.Epochs <= epoch)
        {
            var epochs = SettingCatalogue.Get("training.epochs");
            errors.Add(new FieldError(
                epochs.Path,
                $"epochs is {Setting.Number(fork.Training.Epochs)}; it must be a whole number from {Setting.Number(epoch + 1.0)} to {Setting.Number(epochs.Max)}, as the fork goes on from epoch {Setting.Number(epoch)}."));
        }

        return errors;
    }

    private static IEnumerable<FieldError> CheckData(DatasetSpec run, DatasetSpec fork)
    {
        if (run.IsTable != fork.IsTable || (run.IsTable ? run.Id != fork.Id : run.Kind != fork.Kind))
        {
            yield return run.IsTable && fork.IsTable
                ? Keep("dataset.id", $"\"{ShortText.Of(fork.Id ?? "")}\"", $"\"{run.Id}\"")
                : Keep("dataset.kind", ShortText.Of(fork.Kind), run.Kind);
            yield break;
        }

        if (run.IsTable || ToyCatalogue.Find(run.Kind) is not { } toy)
        {
            yield break;
        }

        var (noise, other) = (run.Noise ?? toy.Noise.Default, fork.Noise ?? toy.Noise.Default);
        if (noise != other)
        {
            yield return Keep("dataset.noise", Spelled(other), Spelled(noise));
        }

        var (before, after) = (toy.Complete(run.Parameters), toy.Complete(fork.Parameters));
        foreach (var parameter in toy.Parameters.Where(parameter => before[parameter.Name] != after[parameter.Name]))
        {
            yield return Keep("dataset.parameters." + parameter.Name, Spelled(after[parameter.Name]), Spelled(before[parameter.Name]));
        }
    }

    private static FieldError Keep(string path, string value, string allowed) => new(
        path, $"{path[(path.LastIndexOf('.') + 1)..]} is {value}; it must be {allowed}: a fork keeps the flow, the data and the split of the run it goes on from.");

    private static string Spelled(object? value) => value is IFormattable number and not Enum ? number.ToString(null, CultureInfo.InvariantCulture) : Setting.Spell(value);
}
