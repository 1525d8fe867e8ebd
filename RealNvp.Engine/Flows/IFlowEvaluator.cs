using System.Numerics;

namespace RealNvp.Engine.Flows;

/// <summary>
/// Computes a RealNVP flow of one shape on standardised rows. Parameters and gradients are flat buffers of the caller's, laid out as
/// <see cref="ParameterLayout"/> says; rows, latents and generated rows are row-major, n x dimension. With equal inputs and an equal number of
/// threads the results are bitwise equal. Not thread-safe.
/// </summary>
/// <remarks>
/// For coupling i with mask m, s = (1-m) tanh(net_s(x m)) and t = (1-m) net_t(x m):
/// <code>
/// data->latent, couplings last to first:   x = (1-m) (x - t) exp(-s) + m x ;   log|det| -= sum s
/// latent->data, couplings first to last:   x = (1-m) (x exp(s) + t) + m x
/// log p(x) = log N(z; 0, I) + log|det|
/// </code>
/// L. Dinh, J. Sohl-Dickstein, S. Bengio: Density estimation using Real NVP, ICLR 2017, equations 7 to 9.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public interface IFlowEvaluator<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Short name for provenance, for example <c>torch</c>.</summary>
    string Name { get; }

    /// <summary>Versions of the libraries it computes with, by name.</summary>
    IReadOnlyDictionary<string, string> Packages { get; }

    /// <summary>Threads it computes with.</summary>
    int Threads { get; }

    FlowShape Shape { get; }

    /// <summary>Loss of a batch and its gradient.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="rows">The batch, at least one row.</param>
    /// <param name="l2">Coefficient of the sum of squared kernels.</param>
    /// <param name="gradient">Overwritten with the gradient of <see cref="BatchLoss.Total"/>, as long as the parameters.</param>
    BatchLoss LossAndGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> rows, double l2, Span<T> gradient);

    /// <summary>The latent image of each row, and log|det| of the map's Jacobian there.</summary>
    void DataToLatent(ReadOnlySpan<T> parameters, ReadOnlySpan<T> rows, Span<T> latent, Span<T> logDet);

    /// <summary>The row each latent point is the image of.</summary>
    void LatentToData(ReadOnlySpan<T> parameters, ReadOnlySpan<T> latent, Span<T> rows);

    /// <summary>Log-density of each row, nats.</summary>
    void LogProb(ReadOnlySpan<T> parameters, ReadOnlySpan<T> rows, Span<T> logProb);
}
