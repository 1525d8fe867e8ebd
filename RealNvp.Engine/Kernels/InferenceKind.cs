namespace RealNvp.Engine.Kernels;

internal enum InferenceKind
{
    DataToLatent,
    LatentToData,
    LogProb,
}
