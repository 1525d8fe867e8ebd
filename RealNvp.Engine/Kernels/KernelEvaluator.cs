using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels.Simd;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// The flow in hand-written float32 kernels. Rows are computed in panels, each from the data to the latent point and the gradient back on one thread and
/// in its cache; then the gradients by the layers' kernels, each piece on one thread. Every number is computed in one order whatever the number
/// of threads, so results are bitwise the same for all of them. Buffers are kept between calls: nothing is allocated in a step.
/// </summary>
public sealed unsafe class KernelEvaluator : IFlowEvaluator<float>, IParallelWork
{
    private readonly FlowPlan _plan;
    private readonly IFlowKernels _kernels;
    private readonly WorkerTeam _team;
    private readonly TrainingPass _training;
    private readonly InferencePass _inference;
    private bool _isDisposed;

    /// <param name="shape">Shape of the flow.</param>
    /// <param name="threads">Threads for computing; 0: all cores this process may use.</param>
    /// <param name="instructions">Instruction set; null: the best of this machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine lacks the instruction set.</exception>
    public KernelEvaluator(FlowShape shape, int threads = 0, InstructionSet? instructions = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Instructions = instructions ?? InstructionSets.Best;
        if (!InstructionSets.IsSupported(Instructions))
        {
            throw new PlatformNotSupportedException($"This machine has no {InstructionSets.NameOf(Instructions)}.");
        }

        _plan = new FlowPlan(new ParameterLayout(shape));
        _kernels = Instructions switch
        {
            InstructionSet.Avx512 => new FlowKernels<Simd512, Vector512<float>>(_plan),
            InstructionSet.Avx2 => new FlowKernels<Simd256, Vector256<float>>(_plan),
            _ => new FlowKernels<Simd128, Vector128<float>>(_plan),
        };
        _team = new WorkerTeam(threads == 0 ? Environment.ProcessorCount : threads);
        _training = new TrainingPass(_plan, _kernels, _team);
        _inference = new InferencePass(_plan, _kernels, _team);
    }

    public string Name => "kernels";

    /// <summary>The instruction set in use: all that these kernels stand on.</summary>
    public IReadOnlyDictionary<string, string> Packages =>
        new Dictionary<string, string> { ["kernels"] = InstructionSets.NameOf(Instructions) };

    public InstructionSet Instructions { get; }

    public int Threads => _team.Threads;

    public FlowShape Shape => _plan.Shape;

    public BatchLoss LossAndGradient(ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, double l2, Span<float> gradient)
    {
        Check(parameters);
        var count = Rows(rows);
        Check(gradient.Length, _plan.Layout.Length, nameof(gradient));
        fixed (float* p = parameters, x = rows, g = gradient)
        {
            return _training.Run(p, x, count, l2, g);
        }
    }

    public void DataToLatent(ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, Span<float> latent, Span<float> logDet)
    {
        Check(parameters);
        var count = Rows(rows);
        Check(latent.Length, rows.Length, nameof(latent));
        Check(logDet.Length, count, nameof(logDet));
        fixed (float* p = parameters, x = rows, z = latent, d = logDet)
        {
            _inference.DataToLatent(p, x, count, z, d);
        }
    }

    public void LatentToData(ReadOnlySpan<float> parameters, ReadOnlySpan<float> latent, Span<float> rows)
    {
        Check(parameters);
        var count = Rows(latent);
        Check(rows.Length, latent.Length, nameof(rows));
        fixed (float* p = parameters, z = latent, x = rows)
        {
            _inference.LatentToData(p, z, count, x);
        }
    }

    public void LogProb(ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, Span<float> logProb)
    {
        Check(parameters);
        var count = Rows(rows);
        Check(logProb.Length, count, nameof(logProb));
        fixed (float* p = parameters, x = rows, l = logProb)
        {
            _inference.LogProb(p, x, count, l);
        }
    }

    /// <inheritdoc/>
    public void Run(int count, Action<int, int> work) => _team.Run(count, work);

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _team.Dispose();
            _training.Dispose();
            _inference.Dispose();
        }
    }

    private void Check(ReadOnlySpan<float> parameters)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Check(parameters.Length, _plan.Layout.Length, nameof(parameters));
    }

    private int Rows(ReadOnlySpan<float> rows, [CallerArgumentExpression(nameof(rows))] string name = "")
    {
        return rows.Length > 0 && rows.Length % Shape.Dimension == 0
            ? rows.Length / Shape.Dimension
            : throw new ArgumentException($"{rows.Length} numbers are no rows of {Shape.Dimension} columns.", name);
    }

    private static void Check(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"The buffer has {length:#,##0} numbers; it must have {expected:#,##0}.", name);
        }
    }
}
