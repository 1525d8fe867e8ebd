using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Compare.Verdicts;

/// <summary>
/// The number that a verdict is about: less is better. Always in the data's own units, because a run standardises by its own training rows, which
/// the seed draws: that alone moves a standardised NLL by some thousandths.
/// </summary>
/// <param name="Name">What it is called on the page.</param>
/// <param name="Read">Null or not finite: the run has none.</param>
/// <param name="Error">Its standard error over the rows it was measured on; null: not known.</param>
public sealed record HeldOutFigure(string Name, Func<RunRecord, double?> Read, Func<RunRecord, double?> Error)
{
    public static readonly HeldOutFigure TestGap =
        new("test NLL above the entropy", run => run.TestGap, run => run.TestGapStandardError);

    public static readonly HeldOutFigure TestNll =
        new("test NLL in the data's own units", run => run.TestNll + run.LogScaleSum, run => run.TestStandardError);

    public static readonly HeldOutFigure ValidationNll =
        new("best validation NLL in the data's own units", run => run.BestValNll + run.LogScaleSum, _ => null);

    /// <summary>The best figure that was measured for all of them; where one of them kept no test rows that is the validation NLL.</summary>
    public static HeldOutFigure For(IReadOnlyList<RunRecord> completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        return completed.Any(run => run.TestRows is null or 0) ? ValidationNll
            : completed.Any(run => run.TestGap is not null) ? TestGap
            : TestNll;
    }
}
