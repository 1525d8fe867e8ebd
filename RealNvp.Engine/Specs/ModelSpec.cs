namespace RealNvp.Engine.Specs;

/// <summary>The flow's architecture: a stack of affine couplings, each with a scale net s and a translation net t.</summary>
public sealed record ModelSpec
{
    /// <summary>Number of affine coupling layers; odd counts are fine.</summary>
    public int CouplingLayers { get; init; } = Defaults.CouplingLayers;

    /// <summary>Units in each hidden layer of each net.</summary>
    public int HiddenSize { get; init; } = Defaults.HiddenSize;

    /// <summary>Hidden ReLU layers in each net, before its linear output layer. 0 makes s and t affine.</summary>
    public int HiddenLayers { get; init; } = Defaults.HiddenLayers;

    public static class Defaults
    {
        public const int CouplingLayers = 6;
        public const int HiddenSize = 256;
        public const int HiddenLayers = 4;
    }
}
