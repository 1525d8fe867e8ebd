namespace RealNvp.Engine.Specs;

/// <summary>What computes a flow and its gradient.</summary>
public enum EvaluatorChoice
{
    /// <summary><see cref="Kernels"/> wherever they cover the flow, else <see cref="Torch"/>: a matter of the settings alone.</summary>
    Auto,

    /// <summary>The program's own float32 kernels.</summary>
    Kernels,

    /// <summary>TorchSharp with autograd: the definition.</summary>
    Torch,
}
