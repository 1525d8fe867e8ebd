using System.Globalization;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Detail;

/// <summary>A difference between the flow and a baseline in words.</summary>
public static class BaselineVerdict
{
    /// <summary>Differences within so many standard errors could be the luck of the test rows.</summary>
    private const double ClearErrors = 2;

    /// <summary>Beyond this a factor says less than its exponent.</summary>
    private const double LargestFactor = 1e4;

    /// <summary>Whether the test rows are enough to tell the two apart.</summary>
    public static bool IsClear(BaselineResult baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return baseline is { FlowAdvantage: { } advantage, FlowAdvantageError: { } error } && Math.Abs(advantage) > ClearErrors * error;
    }

    /// <summary>"the flow is better", "the flow is worse" or "too close to tell".</summary>
    public static string Short(BaselineResult baseline) =>
        !IsClear(baseline) ? "too close to tell" : baseline.FlowAdvantage > 0 ? "the flow is better" : "the flow is worse";

    /// <summary>A sentence about the strongest baseline: the one that is hardest to beat says what the flow is worth.</summary>
    public static string Sentence(IReadOnlyList<BaselineResult> baselines, int testRows)
    {
        var fitted = baselines.Where(baseline => baseline.FlowAdvantage is not null).ToList();
        if (fitted.Count == 0)
        {
            return "No baseline could be fitted to these rows.";
        }

        var hardest = fitted.MinBy(baseline => baseline.FlowAdvantage)!;
        // Fewer rows than the flow had make an estimate weaker than it need be; a win over it must not pass for more than that.
        var name = hardest.Rows < testRows ? $"{hardest.Title}, fitted to {Format.Count(hardest.Rows)} points only" : hardest.Title;
        var advantage = hardest.FlowAdvantage!.Value;
        testRows = hardest.Rows ?? testRows;
        var rows = testRows == 1 ? "the test row" : $"the {Format.Count(testRows)} test rows";
        if (!IsClear(hardest))
        {
            return $"On {rows} the flow and the best of the simpler estimates ({name}) cannot be told apart"
                + (fitted.Count > 1 && fitted.Where(other => other != hardest).All(other => IsClear(other) && other.FlowAdvantage > 0) ? "; the others do worse." : ".");
        }

        return advantage > 0
            ? $"To a row it has not seen the flow gives {Factor(advantage)} the density that even the best of the simpler estimates ({name}) gives it."
            : $"The best of the simpler estimates ({name}) gives a row it has not seen {Factor(-advantage)} the density that the flow gives it: "
                + "the flow is trained too little, overfits, or the data are simple.";
    }

    /// <summary>e to that many nats, as "1.6 times": the geometric mean of the ratio of densities.</summary>
    private static string Factor(double nats) => Math.Exp(nats) switch
    {
        var factor when factor < LargestFactor => factor.ToString(factor < 10 ? "0.00" : "#,##0", CultureInfo.InvariantCulture) + " times",
        _ => string.Create(CultureInfo.InvariantCulture, $"e^{nats:0.#} times"),
    };
}
