using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Datasets;

/// <summary>How many of a data set's rows go where.</summary>
/// <param name="Train">Rows the flow is fitted to.</param>
/// <param name="Validation">Rows that choose: the best epoch, when to stop, one run rather than another.</param>
/// <param name="Test">Rows that choose nothing and so measure what comes out.</param>
public sealed record DataSplit(int Train, int Validation, int Test)
{
    /// <summary>
    /// Each share rounded. Validation gets at least one row, test too unless its share is 0, and training keeps at least one row whatever
    /// the shares: the test rows give way first.
    /// </summary>
    /// <param name="rows">Rows in all, at least 2.</param>
    /// <param name="validationFraction">Share of the validation rows.</param>
    /// <param name="testFraction">Share of the test rows; 0: none.</param>
    public static DataSplit Of(int rows, double validationFraction, double testFraction)
    {
        var validation = Math.Clamp((int)Math.Round(rows * validationFraction), 1, Math.Max(1, rows - 1));
        var test = testFraction <= 0 ? 0 : Math.Clamp((int)Math.Round(rows * testFraction), 1, Math.Max(1, rows));
        test = Math.Clamp(test, 0, Math.Max(0, rows - validation - 1));
        return new DataSplit(rows - validation - test, validation, test);
    }

    /// <summary>The split that a spec asks for. A toy gives none of its rows away for the test: fresh points are drawn for that.</summary>
    public static DataSplit Of(RunSpec spec, int rows)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Of(rows, spec.Training.ValidationFraction, spec.Dataset.IsTable ? spec.Training.TestFraction : 0);
    }
}
