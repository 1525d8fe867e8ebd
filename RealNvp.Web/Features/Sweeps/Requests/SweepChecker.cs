using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Sweeps.Planning;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>Finds everything wrong with a wish at once, and its combinations where nothing is.</summary>
internal sealed class SweepChecker(IRunService runs)
{
    public async Task<SweepPlan> CheckAsync(SweepReading reading, CancellationToken cancellationToken)
    {
        var request = reading.Request;
        var dimensionErrors = DimensionRules.Check(request).ToList();
        var errors = reading.Errors.ToList();
        Add(errors, [.. RequestRules.Check(request), .. dimensionErrors]);
        var baseErrors = await CheckBaseAsync(request, cancellationToken);
        Add(errors, baseErrors.Where(error => error.Field == "base.dataset.id"));
        var limits = await runs.GetLimitsAsync(request.Base.Dataset, cancellationToken);
        if (dimensionErrors.Count > 0 || request.Dimensions.Count == 0 || errors.Exists(error => error.Field.StartsWith("dimensions", StringComparison.Ordinal)))
        {
            Add(errors, baseErrors);
            return new SweepPlan(errors, null, null, [], [], limits);
        }

        var space = SweepSpace.Of(request);
        var wanted = Math.Max(1, request.Combinations ?? SweepRequest.Defaults.Combinations);
        var count = SweepPlanner.Count(space, request.Kind, wanted)!.Value;
        Add(errors, RequestRules.CheckSize(request, count));
        if (errors.Count > 0)
        {
            Add(errors, baseErrors);
            return new SweepPlan(errors, space, count, [], [], limits);
        }

        var combinations = SweepPlanner.Plan(space, request.Kind, wanted, request.Seed);
        var specs = combinations.Select(values => space.Apply(request.Base, values)).ToList();
        errors.AddRange(CombinationRules.Check(space, combinations, specs, limits));

        // A very narrow range has fewer different values than were asked for.
        return new SweepPlan(errors, space, combinations.Count, errors.Count > 0 ? [] : combinations, errors.Count > 0 ? [] : specs, limits);
    }

    private async Task<IReadOnlyList<FieldError>> CheckBaseAsync(SweepRequest request, CancellationToken cancellationToken)
    {
        // Only where the combinations cannot be looked at: each of them is checked as a whole, which also sees what the varied settings make right.
        var varied = request.Dimensions.Select(dimension => dimension.Setting).ToHashSet();
        return [.. (await runs.ValidateAsync(request.Base, cancellationToken))
            .Where(error => !varied.Contains(error.Field))
            .Select(error => error with { Field = SweepBody.BaseField(error.Field) })];
    }

    /// <summary>Adds what is wrong with fields that nothing has been said of yet: not of them, nor of what they are part of.</summary>
    private static void Add(List<FieldError> errors, IEnumerable<FieldError> further)
    {
        var told = errors.Select(error => error.Field).ToList();
        errors.AddRange(further.Where(error => !told.Exists(field =>
            error.Field == field || error.Field.StartsWith(field + ".", StringComparison.Ordinal) || error.Field.StartsWith(field + "[", StringComparison.Ordinal))));
    }
}
