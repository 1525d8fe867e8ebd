using System.Runtime.CompilerServices;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Cli;

/// <summary>Makes the evaluator a run or a command asks for.</summary>
internal static class Evaluators
{
    /// <param name="choice">Which; the kernels cover every shape there can be, so <see cref="EvaluatorChoice.Auto"/> means them.</param>
    /// <param name="shape">Shape of the flow.</param>
    /// <param name="threads">Threads for computing; 0: all cores.</param>
    /// <exception cref="NativeTorchException">libtorch is asked for and cannot be loaded here.</exception>
    public static IFlowEvaluator<float> Create(EvaluatorChoice choice, FlowShape shape, int threads) => choice == EvaluatorChoice.Torch
        ? CreateTorch(shape, threads)
        : new KernelEvaluator(shape, threads);

    // A method of its own, so that a process which does not ask for Torch does not even load TorchSharp.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TorchEvaluator<float> CreateTorch(FlowShape shape, int threads) => new(shape, Math.Min(threads, Environment.ProcessorCount));
}
