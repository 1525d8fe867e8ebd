namespace RealNvp.Engine.Datasets;

/// <summary>Differential entropy of a toy's distribution, nats: the least NLL any model can reach on it.</summary>
/// <param name="Raw">In the toy's own units.</param>
/// <param name="LogScaleSum">Sum over the columns of the log of the distribution's standard deviation.</param>
public sealed record ToyEntropy(double Raw, double LogScaleSum)
{
    /// <summary>Of the distribution standardised to unit variance per column.</summary>
    public double Standardized => Raw - LogScaleSum;

    /// <param name="raw">In the toy's own units.</param>
    /// <param name="varianceX">Variance of the first column.</param>
    /// <param name="varianceY">Variance of the second column.</param>
    public static ToyEntropy Of(double raw, double varianceX, double varianceY) => new(raw, 0.5 * (Math.Log(varianceX) + Math.Log(varianceY)));
}
