using System.Numerics;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>What a sweep may be, apart from its base and its dimensions.</summary>
internal static class RequestRules
{
    private static readonly Setting TrainingSeed = SettingCatalogue.Get("training.seed");

    public static IEnumerable<FieldError> Check(SweepRequest request) =>
        [.. Name(request), .. Objective(request), .. Seeds(request), .. Drawing(request), .. Budget(request), .. Asha(request)];

    /// <summary>Whether there are few enough trials.</summary>
    public static IEnumerable<FieldError> CheckSize(SweepRequest request, BigInteger combinations)
    {
        var seeds = request.Seeds?.Count ?? 1;
        var trials = combinations * seeds;
        if (trials > SweepRequest.Limits.Trials)
        {
            var what = seeds > 1 ? $"{Count(combinations)} combinations x {seeds} seeds = {Count(trials)} trials" : $"{Count(trials)} trials";
            var allowed = $"at most {Format.Count(SweepRequest.Limits.Trials)} are allowed";
            yield return request.Kind == SweepKind.Grid
                ? new FieldError("dimensions", $"This grid has {what}; {allowed}: take fewer values or random search.")
                : new FieldError("combinations", $"This sweep has {what}; {allowed}: take fewer combinations or seeds.");
        }
    }

    private static string Count(BigInteger count) => count.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<FieldError> Name(SweepRequest request)
    {
        if (request.Name?.Trim().Length > SweepRequest.Limits.NameLength)
        {
            yield return new FieldError("name", $"name has {Format.Count(request.Name.Trim().Length)} characters; it must be a text of at most {SweepRequest.Limits.NameLength} characters.");
        }
    }

    private static IEnumerable<FieldError> Objective(SweepRequest request)
    {
        const string Field = "objective.field";
        if (SweepObjectives.Find(request.Objective.Field) is not { } objective)
        {
            yield return new FieldError(
                Field, $"field is \"{ShortText.Of(request.Objective.Field)}\"; it must be one of {string.Join(", ", SweepObjectives.All.Select(field => field.Name))}.");
        }
        else if (request.Kind == SweepKind.Asha && !SweepObjectives.WhileTraining.Contains(objective))
        {
            yield return new FieldError(
                Field,
                $"field is \"{objective.Name}\", which successive halving cannot compare while trials train; it must be one of {string.Join(", ", SweepObjectives.WhileTraining.Select(field => field.Name))}.");
        }
        else if (objective.Name.StartsWith("test", StringComparison.Ordinal) && request.Base is { Dataset.IsTable: true, Training.TestFraction: 0 }
            && request.Dimensions.All(dimension => dimension.Setting != "training.testFraction"))
        {
            yield return new FieldError(Field, $"field is \"{objective.Name}\", but no rows are kept for a test: set training.testFraction in the base above 0.");
        }
    }

    private static IEnumerable<FieldError> Seeds(SweepRequest request)
    {
        if (request.Seeds is not { } seeds)
        {
            yield break;
        }

        if (seeds.Count is 0 or > SweepRequest.Limits.Seeds)
        {
            yield return new FieldError("seeds", $"seeds has {Format.Count(seeds.Count)} values; it must have 1 to {SweepRequest.Limits.Seeds}.");
        }

        foreach (var seed in seeds.Where(seed => !TrainingSeed.Accepts(seed)).Take(1))
        {
            yield return new FieldError("seeds", $"seeds has {SweepValue.Spell(seed)}; each must be {TrainingSeed.Allowed}.");
        }

        foreach (var group in seeds.GroupBy(seed => seed).Where(group => group.Count() > 1).Take(1))
        {
            yield return new FieldError("seeds", $"seeds has {SweepValue.Spell(group.Key)} more than once; each must be another one.");
        }
    }

    private static IEnumerable<FieldError> Drawing(SweepRequest request)
    {
        if (request is { Kind: SweepKind.Grid, Combinations: not null })
        {
            yield return new FieldError("combinations", "combinations is given for a grid, which has all there are; leave it out, or take random search.");
        }
        else if (request.Combinations < 1)
        {
            yield return new FieldError("combinations", $"combinations is {Format.Count(request.Combinations)}; it must be a whole number from 1 to {Format.Count(SweepRequest.Limits.Trials)}.");
        }

        if (request.Seed < 0)
        {
            yield return new FieldError("seed", $"seed is {SweepValue.Spell(request.Seed)}; it must be {TrainingSeed.Allowed}.");
        }
    }

    private static IEnumerable<FieldError> Budget(SweepRequest request)
    {
        if (request.TimeBudgetSeconds is { } budget && !(budget > 0 && budget <= SweepRequest.Limits.TimeBudgetSeconds))
        {
            yield return new FieldError(
                "timeBudgetSeconds",
                $"timeBudgetSeconds is {Format.Plain(budget)}; it must be a number greater than 0 and at most {Format.Count(SweepRequest.Limits.TimeBudgetSeconds)}, a year.");
        }

        if (request.MaxConcurrent is < 1 or > SweepRequest.Limits.MaxConcurrent)
        {
            yield return new FieldError(
                "maxConcurrent", $"maxConcurrent is {Format.Count(request.MaxConcurrent)}; it must be a whole number from 1 to {SweepRequest.Limits.MaxConcurrent}.");
        }
    }

    private static IEnumerable<FieldError> Asha(SweepRequest request)
    {
        if (request.Kind != SweepKind.Asha)
        {
            if (request.Asha is not null)
            {
                yield return new FieldError("asha", "asha is given, but the kind is not asha: leave it out, or set kind to asha.");
            }

            yield break;
        }

        var plan = request.Asha ?? new AshaPlan();
        var epochs = request.Base.Training.Epochs;
        if (plan.MinEpochs < 1 || plan.MinEpochs >= epochs)
        {
            yield return new FieldError(
                "asha.minEpochs",
                $"minEpochs is {Format.Count(plan.MinEpochs)}; it must be a whole number of at least 1 and less than the epochs of a trial, {Format.Count(epochs)}.");
        }

        if (plan.Eta is < SweepRequest.Limits.MinEta or > SweepRequest.Limits.MaxEta)
        {
            yield return new FieldError("asha.eta", $"eta is {Format.Count(plan.Eta)}; it must be a whole number from {SweepRequest.Limits.MinEta} to {SweepRequest.Limits.MaxEta}.");
        }
    }
}
