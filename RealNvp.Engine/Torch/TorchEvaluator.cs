using System.Numerics;
using System.Runtime.InteropServices;
using RealNvp.Engine.Flows;
using TorchSharp;
using static TorchSharp.torch;

namespace RealNvp.Engine.Torch;

/// <summary>
/// The definition of the flow, on TorchSharp with autograd. s and t have the same shape, so both are computed as one batched
/// product: the leading axis of every net tensor is 2, s before t.
/// </summary>
/// <remarks>
/// Every method opens one dispose scope, so no tensor outlives its call but the buffers made in the constructor: see docs/tensor-ownership.md.
/// </remarks>
public sealed class TorchEvaluator<T> : IFlowEvaluator<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ParameterLayout _layout;
    private readonly Tensor _flat;
    private readonly Tensor[] _passed;
    private readonly Tensor[] _changed;
    private readonly long[] _splits;

    // TorchSharp hands the native side the address of a Scalar without keeping the object alive: one made for a single call (every
    // a + b of tensors makes one) can be finalised by the garbage collector while the call reads it. These stay.
    private readonly Scalar _one;
    private readonly Scalar _minusHalf;
    private readonly Scalar _logNormalizer;

    /// <param name="shape">Shape of the flow.</param>
    /// <param name="threads">Threads for computing (a setting of the whole process); 0: all cores it may use.</param>
    /// <exception cref="NativeTorchException">libtorch cannot be loaded here.</exception>
    public TorchEvaluator(FlowShape shape, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        NativeTorch.EnsureLoaded(); // Nothing of TorchSharp may be touched before, so no field has an initializer.
        // libtorch counts the machine's cores, .NET those this process may use (a container's limit, say).
        set_num_threads(threads > 0 ? threads : Math.Min(get_num_threads(), Environment.ProcessorCount));

        Packages = new Dictionary<string, string>
        {
            ["TorchSharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3),
            ["libtorch"] = __version__,
        };

        using var scope = NewDisposeScope();
        _layout = new ParameterLayout(shape);
        _one = 1;
        _minusHalf = -0.5;
        _logNormalizer = -0.5 * shape.Dimension * Math.Log(2 * Math.PI);
        var type = typeof(T) == typeof(double) ? ScalarType.Float64 : ScalarType.Float32;
        _flat = zeros(_layout.Length, type).DetachFromDisposeScope();
        _passed = [.. Enumerable.Range(0, shape.Couplings)
            .Select(i => tensor(CouplingMask.Of(i, shape.Dimension), type).DetachFromDisposeScope())];
        _changed = [.. Enumerable.Range(0, shape.Couplings)
            .Select(i => tensor(CouplingMask.Of(i, shape.Dimension).Select(m => 1 - m).ToArray(), type).DetachFromDisposeScope())];
        _splits = [.. Enumerable.Range(0, shape.DenseLayers)
            .SelectMany(k => (long[])[(long)shape.Outputs(k) * shape.Inputs(k), shape.Outputs(k)])];
    }

    public string Name => "torch";

    public IReadOnlyDictionary<string, string> Packages { get; }

    public int Threads => get_num_threads();

    public FlowShape Shape => _layout.Shape;

    public BatchLoss LossAndGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> rows, double l2, Span<T> gradient)
    {
        using var scope = NewDisposeScope();
        Write(parameters, _flat);
        var leaf = _flat.detach().requires_grad_();
        var nets = Nets(leaf);

        var nll = -LogProb(nets, Rows(rows)).mean();
        Scalar coefficient = l2;
        var penalty = l2 == 0 ? null : nets.SumOfSquaredKernels(_one).mul(coefficient);
        GC.KeepAlive(coefficient);
        (penalty is null ? nll : Plus(nll, penalty)).backward();

        Read(leaf.grad!, gradient);
        return new BatchLoss(Value(nll), penalty is null ? 0 : Value(penalty));
    }

    public void DataToLatent(ReadOnlySpan<T> parameters, ReadOnlySpan<T> rows, Span<T> latent, Span<T> logDet)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Write(parameters, _flat);
        var (z, determinant) = DataToLatent(Nets(_flat), Rows(rows));
        Read(z, latent);
        Read(determinant, logDet);
    }

    public void LatentToData(ReadOnlySpan<T> parameters, ReadOnlySpan<T> latent, Span<T> rows)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Write(parameters, _flat);
        Read(LatentToData(Nets(_flat), Rows(latent)), rows);
    }

    public void LogProb(ReadOnlySpan<T> parameters, ReadOnlySpan<T> rows, Span<T> logProb)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Write(parameters, _flat);
        Read(LogProb(Nets(_flat), Rows(rows)), logProb);
    }

    public void Dispose()
    {
        _flat.Dispose();
        foreach (var mask in _passed.Concat(_changed))
        {
            mask.Dispose();
        }

        foreach (var scalar in (Scalar[])[_one, _minusHalf, _logNormalizer])
        {
            scalar.Dispose();
        }
    }

    /// <summary>data->latent of n x d rows: the latent points and log|det| per row. Couplings last to first.</summary>
    internal (Tensor Z, Tensor LogDet) DataToLatent(TorchNets nets, Tensor x)
    {
        var logDet = zeros(x.shape[0], x.dtype);
        for (var i = Shape.Couplings - 1; i >= 0; i--)
        {
            var (m, rest) = (_passed[i], _changed[i]);
            var (s, t) = nets.ScaleAndTranslation(i, x * m, rest);
            x = Plus(rest * (x - t) * exp(-s), m * x);
            logDet = logDet - s.sum(1);
        }

        return (x, logDet);
    }

    /// <summary>latent->data of n x d points. Couplings first to last.</summary>
    internal Tensor LatentToData(TorchNets nets, Tensor x)
    {
        for (var i = 0; i < Shape.Couplings; i++)
        {
            var (m, rest) = (_passed[i], _changed[i]);
            var (s, t) = nets.ScaleAndTranslation(i, x * m, rest);
            x = Plus(rest * Plus(x * exp(s), t), m * x);
        }

        return x;
    }

    /// <summary>log p = log N(z; 0, I) + log|det|, per row.</summary>
    internal Tensor LogProb(TorchNets nets, Tensor x)
    {
        var (z, logDet) = DataToLatent(nets, x);
        return Plus((z * z).sum(1).mul(_minusHalf).add(_logNormalizer), logDet);
    }

    /// <summary>The flat parameters as nets.</summary>
    internal TorchNets Nets(Tensor flat) => new(flat, Shape, _splits);

    /// <summary>The rows as a tensor n x d of the current dispose scope.</summary>
    internal Tensor Rows(ReadOnlySpan<T> rows)
    {
        if (rows.Length == 0 || rows.Length % Shape.Dimension != 0)
        {
            throw new ArgumentException($"{rows.Length} numbers are no rows of {Shape.Dimension} columns.", nameof(rows));
        }

        var tensor = empty(rows.Length / Shape.Dimension, Shape.Dimension, _flat.dtype);
        Write(rows, tensor);
        return tensor;
    }

    /// <summary>a + b, with a factor that outlives the call.</summary>
    private Tensor Plus(Tensor a, Tensor b) => a.add(b, _one);

    private static double Value(Tensor single)
    {
        Span<T> value = stackalloc T[1];
        Read(single, value);
        return double.CreateChecked(value[0]);
    }

    private static void Write(ReadOnlySpan<T> source, Tensor target) => source.CopyTo(MemoryMarshal.Cast<byte, T>(target.bytes));

    private static void Read(Tensor source, Span<T> target)
    {
        var values = MemoryMarshal.Cast<byte, T>(source.contiguous().bytes);
        if (values.Length != target.Length)
        {
            throw new ArgumentException($"The result has {values.Length} numbers, the buffer for it {target.Length}.", nameof(target));
        }

        values.CopyTo(target);
    }
}
