namespace RealNvp.Engine.Flows;

/// <summary>The two parts of a batch's loss.</summary>
/// <param name="Nll">-mean log p of the batch's rows, nats.</param>
/// <param name="Penalty">L2 coefficient times the sum of squared kernels.</param>
public readonly record struct BatchLoss(double Nll, double Penalty)
{
    /// <summary>What the gradient belongs to.</summary>
    public double Total => Nll + Penalty;
}
